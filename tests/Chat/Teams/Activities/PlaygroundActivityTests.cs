using System.Text;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Inbound;
using CoachBot.Tests.Code;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Activities;

/// <summary>Activities as Microsoft's Agents Playground 0.2.28 wrote them, to the letter: what another hand than ours sends is understood.</summary>
public sealed class PlaygroundActivityTests
{
    private static readonly IReadOnlyList<TeamsActivity> All =
    [
        .. Repository.Read("tests/Chat/Teams/Activities/playground.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => TeamsActivity.Read(Encoding.UTF8.GetBytes(line))!),
    ];

    [Fact]
    public void Whoever_did_it_where_is_read_of_each() => Assert.All(All, activity =>
    {
        Assert.Equal("msteams", activity.ChannelId);
        Assert.Equal("http://127.0.0.1:56160/_connector", activity.ServiceUrl);
        Assert.Equal("72f988bf-86f1-41af-91ab-2d7cd011db47", activity.EntraTenant);
        Assert.Equal(("29:1jonas", "00000000-0000-4000-8000-000000000020"), (activity.From, activity.FromObject));
        Assert.Equal("28:11111111-1111-4111-8111-111111111111", activity.Recipient);
        Assert.NotNull(activity.Id);
        Assert.Equal(activity.ConversationType is "personal", activity.IsDirect);
    });

    [Fact]
    public void A_mention_in_a_channel_is_a_message_in_a_thread_without_our_name()
    {
        var said = One("message", direct: false);

        Assert.Equal("19:team@thread.tacv2", said.Room);
        Assert.Equal("19:team@thread.tacv2;messageid=1796037964905", said.Conversation);
        Assert.True(TypedText.MentionsUs(said));
        Assert.Equal("coach help", TypedText.Of(said, _ => null));
    }

    [Fact]
    public void What_somebody_writes_to_the_bot_carries_his_zone_and_language()
    {
        var said = One("message", direct: true);

        Assert.Equal(("hi", "a:1personal"), (said.Text, said.Conversation));
        Assert.Equal(("UTC", "en-US"), (said.Zone, said.Locale));
        Assert.False(TypedText.MentionsUs(said));
    }

    [Fact]
    public void A_press_names_its_message_and_brings_the_input_flat()
    {
        var press = Assert.Single(All, activity => activity.Name == "adaptiveCard/action");

        Assert.NotNull(press.ReplyTo);
        Assert.Equal("press", press.Value.TextAt("action", "verb"));
        Assert.Equal("typed words", press.Value.TextAt("action", "data", "v"));
        Assert.Null(press.Value.TextAt("trigger")); // a missing one means by hand
    }

    [Fact]
    public void An_installation_is_told_twice_and_an_extension_is_one()
    {
        Assert.All(["personal", "channel"], type => Assert.Equal(2, All.Count(activity => activity.ConversationType == type && activity.Type is "installationUpdate" or "conversationUpdate")));
        Assert.True(Assert.Single(All, activity => activity.Name == "composeExtension/query").IsOfExtension);
    }

    private static TeamsActivity One(string type, bool direct) => Assert.Single(All, activity => activity.Type == type && activity.IsDirect == direct);
}
