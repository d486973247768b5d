using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Inbound;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>What is left of a text when the bot's name is taken out [INT-02].</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("<at>CoachBot</at> deal Acme\n", "deal Acme")]
    [InlineData("<at>CoachBot</at>&nbsp;deal\u00a0 Acme", "deal Acme")]
    [InlineData("please <AT>coachbot</AT> help", "please help")]
    [InlineData("<at>CoachBot</at> help <at>CoachBot</at>", "help")]
    [InlineData("<at>CoachBot</at>", "")]
    [InlineData("first line \r\n  second line", "first line\nsecond line")]
    [InlineData("no name at all", "no name at all")]
    public void The_bots_own_mention_is_taken_out_by_id_and_white_space_becomes_one_space(string text, string left) =>
        Assert.Equal(left, Of(Acts.Message(text, Acts.Group).Mentions(Acts.Bot, "CoachBot")));

    [Fact]
    public void Others_who_are_mentioned_stay_as_their_address_or_their_name()
    {
        var said = Acts.Mention("ask <at>Bob</at> and <at>Eve</at>", Acts.Group).Mentions("29:bob", "Bob").Mentions("29:eve", "Eve");
        Assert.Equal("ask bob@ours.example and @Eve", Of(said));
    }

    [Fact]
    public void Somebody_who_is_called_like_the_bot_stays()
    {
        var said = Acts.Message("<at>CoachBot</at> who is <at>CoachBot</at>?", Acts.Group).Mentions(Acts.Bot, "CoachBot").Mentions("29:bob", "CoachBot");
        Assert.Equal("who is bob@ours.example?", Of(said));
    }

    [Fact]
    public void Another_name_of_the_bot_and_an_entity_without_text_count_by_id()
    {
        var said = Acts.Message("<at>Our Coach</at> help", Acts.Group);
        said["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = Acts.Bot, ["name"] = "Our Coach" } });
        Assert.Equal("help", Of(said));
    }

    [Fact]
    public void What_looks_like_a_mention_and_is_none_is_text() =>
        Assert.Equal("<at>CoachBot</at> help <b>x</b>", Of(Acts.Message("<at>CoachBot</at> help <b>x</b>", Acts.Group)));

    [Fact]
    public void A_thousand_mentions_of_overlapping_texts_do_no_harm()
    {
        var said = Acts.Message(string.Concat(Enumerable.Repeat("<at>a</at>", 1000)), Acts.Group);
        for (var each = 0; each < 1000; each++) said.Mentions($"29:{each}", "a", each % 2 == 0 ? "<at>a" : "a</at>");
        Assert.NotEmpty(Of(said));
    }

    [Theory]
    [InlineData("""{"entities":"no list","text":"a"}""")]
    [InlineData("""{"entities":[null,5,{"type":"mention"},{"type":"mention","mentioned":{"id":7}},{"type":"mention","mentioned":{"id":"x"}}],"text":"a"}""")]
    public void Broken_entities_are_no_matter(string json) => Assert.Equal("a", Of(JsonNode.Parse(json)!.AsObject()));

    private static string Of(JsonObject activity) =>
        TypedText.Of(TeamsActivity.Read(Encoding.UTF8.GetBytes(activity.ToJsonString()))!, user => user == "29:bob" ? "bob@ours.example" : null);
}
