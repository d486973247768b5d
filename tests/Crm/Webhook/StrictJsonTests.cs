using System.Text;
using CoachBot.Crm.Webhook;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>Bodies that two readers could understand differently are refused with a place and a rule.</summary>
public sealed class StrictJsonTests
{
    [Theory]
    [InlineData("", "json", "")]
    [InlineData("{", "json", "")]
    [InlineData("{\"a\":1,}", "json", "/a")]
    [InlineData("{\"a\":1}x", "json", "")]
    [InlineData("{\"a\":1} {}", "json", "")]
    [InlineData("{\"a\":NaN}", "json", "/a")]
    [InlineData("{'a':1}", "json", "")]
    [InlineData("{\"a\":/*x*/1}", "json", "/a")]
    [InlineData("{\"a\":\"\u0001\"}", "json", "/a")]
    [InlineData("{\"a\":[1,1e999]}", "number", "/a/1")]
    [InlineData("{\"a\":-1e999}", "number", "/a")]
    [InlineData("{\"a\":1,\"a\":2}", "duplicateKey", "/a")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", "duplicateKey", "/a")]
    [InlineData("{\"x/y\":[{\"m~n\":1,\"m~n\":1}]}", "duplicateKey", "/x~1y/0/m~0n")]
    [InlineData("{\"a\":\"\\ud800\"}", "loneSurrogate", "/a")]
    [InlineData("{\"a\":\"\\ud800x\\udc00\"}", "loneSurrogate", "/a")]
    [InlineData("{\"a\":\"\\udc00\\ud800\"}", "loneSurrogate", "/a")]
    [InlineData("{\"a\":\"\\ud83d\\\\u\"}", "loneSurrogate", "/a")]
    [InlineData("{\"\\ud800\":1}", "loneSurrogate", "")]
    [InlineData("{\"a\":\"x\\u0000\"}", "nullCharacter", "/a")]
    public void Loose_json_is_refused(string json, string rule, string pointer)
    {
        var error = StrictJson.Check(Encoding.UTF8.GetBytes(json));
        Assert.Equal((rule, pointer), (error?.Rule, error?.Pointer));
        Assert.NotEmpty(error!.Detail);
    }

    [Theory]
    [InlineData("{\"a\":\"\\ud83d\\ude00\",\"b\":[],\"c\":{},\"d\":null}")]
    [InlineData("{\"a\":\"\\\\ud800\"}")]
    [InlineData("{\"a\":{\"a\":1},\"b\":{\"a\":1}}")]
    [InlineData(" [1,-0.5e10,\"\u202Eabc\u200F\"] ")]
    public void Plain_json_is_taken(string json) => Assert.Null(StrictJson.Check(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Invalid_utf8_and_a_byte_order_mark_are_refused()
    {
        Assert.Equal("utf8", StrictJson.Check([(byte)'"', 0xC3, (byte)'"'])?.Rule);
        Assert.Equal("utf8", StrictJson.Check([(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'])?.Rule);
        Assert.Equal("json", StrictJson.Check([0xEF, 0xBB, 0xBF, (byte)'1'])?.Rule);
    }

    [Theory]
    [InlineData(32, null)]
    [InlineData(33, "depth")]
    [InlineData(1000, "depth")]
    [InlineData(200_000, "depth")]
    public void Nesting_ends_at_32_levels(int levels, string? rule)
    {
        Assert.Equal(rule, StrictJson.Check(Encoding.UTF8.GetBytes(new string('[', levels) + new string(']', levels)))?.Rule);
        var objects = string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);
        Assert.Equal(rule, StrictJson.Check(Encoding.UTF8.GetBytes(objects))?.Rule);
    }
}
