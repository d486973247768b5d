using System.Text;
using System.Text.Json;
using CoachBot.Chat.Adapters;

namespace CoachBot.Tests.Chat.Adapters;

/// <summary>What is kept until it is known who made a request [INT-15].</summary>
public sealed class HeldBodyTests
{
    [Theory]
    [InlineData("""{"a":1,"token":"x","value":{"state":"y","b":[2]}}""", """{"a":1,"value":{"b":[2]}}""")]
    [InlineData("""{"a":1,"a":2,"token":"x","token":"y","value":{"state":"y","state":"z","b":1,"b":2},"value":{"state":"u"}}""", """{"a":1,"a":2,"value":{"b":1,"b":2},"value":{}}""")]
    [InlineData("""{"\ud83d":1,"a":"\ud83d","value":{"\ud83d":1}}""", """{"a":"\ud83d","value":{}}""")]
    [InlineData("""{"value":["state"],"state":1}""", """{"value":["state"],"state":1}""")]
    public void What_is_kept_nowhere_is_left_out_and_nothing_else_however_strange_it_is(string came, string kept) =>
        Assert.Equal(kept, Encoding.UTF8.GetString(HeldBody.Without(JsonElement.Parse(came), ["token"], "value", ["state"])));
}
