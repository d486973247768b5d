using CoachBot.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>Text from outside stays text and fits, wherever it stands [INT-18] [INT-23].</summary>
public sealed class HostileTextTests
{
    public static TheoryData<int> Texts => [.. Enumerable.Range(0, Hostile.Texts.Count)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_message_of_it_is_one_that_slack_takes(int number)
    {
        var text = Hostile.Texts[number];
        foreach (var plain in new[] { false, true })
            Assert.Empty(SlackRules.Message(BlockKit.Message(Everything.Message(text), plain)));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void So_is_a_home_view(int number) =>
        Assert.Empty(SlackRules.View(BlockKit.Home(new HomeView(Hostile.Texts[number], Everything.Blocks(Hostile.Texts[number]), Everything.Buttons(Hostile.Texts[number])))));

    [Theory]
    [MemberData(nameof(Texts))]
    public void So_is_a_form(int number)
    {
        foreach (var all in new[] { false, true })
            Assert.Empty(SlackRules.View(BlockKit.Modal(Everything.Form(Hostile.Texts[number]), "f1", all, "Europe/Berlin")));
        Assert.Empty(SlackRules.View(BlockKit.Notice(Hostile.Texts[number], Hostile.Texts[number], Hostile.Texts[number])));
    }

    /// <summary>The lock-screen line is where Slack reads markup.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void In_the_preview_it_is_escaped(int number)
    {
        var preview = BlockKit.Preview(Everything.Message("x") with { Preview = Hostile.Texts[number] });
        Assert.InRange(preview.Length, 1, 4000);
        Assert.DoesNotContain('<', preview);
        Assert.DoesNotContain('>', preview);
    }

    [Fact]
    public void A_family_is_never_cut_apart()
    {
        var families = string.Concat(Enumerable.Repeat(Hostile.Family, 40));
        var row = BlockKit.Message(Everything.Message(families)).First(block => block!["type"]!.GetValue<string>() == "actions");
        var label = row!["elements"]![0]!["text"]!["text"]!.GetValue<string>();
        Assert.Equal(families[..(label.Length - 1)] + "…", label);
        Assert.Equal(0, (label.Length - 1) % Hostile.Family.Length);
        Assert.InRange(label.Length, Hostile.Family.Length + 1, 75);
    }

    /// <summary>Each of them costs many times its length.</summary>
    [Fact]
    public void A_text_of_thousands_of_little_pieces_is_one_that_slack_takes()
    {
        Run[] runs = [.. Enumerable.Range(0, 8_000).Select(at => new Run("x", at % 2 == 0 ? RunStyle.Strong : RunStyle.Emphasis))];
        var message = Everything.Message("x") with { Blocks = [new Paragraph(runs)] };
        Assert.Empty(SlackRules.Message(BlockKit.Message(message)));
        Assert.Empty(SlackRules.View(BlockKit.Home(new HomeView("x", [new Paragraph([.. runs, .. runs, .. runs])], message.Buttons))));
    }
}
