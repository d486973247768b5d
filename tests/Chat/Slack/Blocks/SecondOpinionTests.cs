using CoachBot.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>The Slack of our own that the tests talk to has rules of its own: it takes whatever can be sent.</summary>
public sealed class SecondOpinionTests
{
    [Fact]
    public async Task The_slack_of_the_tests_takes_everything_as_well()
    {
        await using var slack = await FakeSlack.Start();
        foreach (var text in Hostile.Texts)
        {
            Assert.Empty(FakeBlockRules.Broken(slack, BlockKit.Message(Everything.Message(text)), "message"));
            Assert.Empty(FakeBlockRules.Broken(slack, BlockKit.Message(Everything.Message(text), plain: true), "message"));
            Assert.Empty(FakeBlockRules.BrokenView(slack, BlockKit.Modal(Everything.Form(text, 150), "f1", true, "Europe/Berlin"), "modal"));
            Assert.Empty(FakeBlockRules.BrokenView(slack, BlockKit.Home(new(text, Everything.Blocks(text), Everything.Buttons(text))), "home"));
        }

        foreach (var card in ShownByTheCoach.All.Cards) Assert.Empty(FakeBlockRules.Broken(slack, BlockKit.Message(Samples.Render(card, "en")), "message"));
        foreach (var form in ShownByTheCoach.All.Forms) Assert.Empty(FakeBlockRules.BrokenView(slack, BlockKit.Modal(Samples.Render(form, "en"), "f1", false, "Europe/Berlin"), "modal"));
        foreach (var home in ShownByTheCoach.All.Homes) Assert.Empty(FakeBlockRules.BrokenView(slack, BlockKit.Home(Samples.Render(home, "en")), "home"));
    }
}
