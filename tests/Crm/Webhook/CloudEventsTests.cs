using CoachBot.Coach.Meetings;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>CloudEvents 1.0: the same facts in other wrappings.</summary>
public sealed class CloudEventsTests
{
    private static readonly (string Name, string[] Values) Structured = ("Content-Type", ["application/cloudevents+json"]);

    private static readonly (string Name, string[] Values)[] Binary =
        [("ce-specversion", ["1.0"]), ("ce-id", ["1"]), ("ce-source", ["/crm"]), ("ce-type", ["meeting.cancelled"]), ("ce-time", ["2026-11-22T10:00:00Z"])];

    [Fact]
    public void Structured_and_binary_and_plain_say_the_same()
    {
        var plain = HookCalls.Read("""{"type":"meeting.cancelled","data":{"id":"M","sequence":1}}""");
        var structured = HookCalls.Read(
            """{"specversion":"1.0","id":"1","source":"/crm","type":"meeting.cancelled","time":"2026-11-22T10:00:00Z","data":{"id":"M","sequence":1}}""", Structured);
        var binary = HookCalls.Read("""{"id":"M","sequence":1}""", Binary);
        Assert.Empty(structured.Errors);
        Assert.Empty(binary.Errors);
        Assert.Equal(plain.Events, structured.Events);
        Assert.Equal(plain.Events, binary.Events);
        Assert.IsType<MeetingCancelled>(plain.Events[0].What);
    }

    [Theory]
    [InlineData("""{"id":"1","source":"/crm","type":"meeting.cancelled","data":{"id":"M"}}""", "/specversion", "required")]
    [InlineData("""{"specversion":"0.3","id":"1","source":"/crm","type":"meeting.cancelled","data":{"id":"M"}}""", "/specversion", "const")]
    [InlineData("""{"specversion":1.0,"id":"1","source":"/crm","type":"meeting.cancelled","data":{"id":"M"}}""", "/specversion", "const")]
    [InlineData("""{"specversion":"1.0","id":"","source":"/crm","type":"meeting.cancelled","data":{"id":"M"}}""", "/id", "minLength")]
    [InlineData("""{"specversion":"1.0","id":"1","source":7,"type":"meeting.cancelled","data":{"id":"M"}}""", "/source", "type")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/crm","data":{"id":"M"}}""", "/type", "required")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/crm","type":"meeting.cancelled","time":"x","data":{"id":"M"}}""", "/time", "format")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/crm","type":"meeting.cancelled","data_base64":"e30="}""", "/data", "required")]
    [InlineData("""[]""", "", "type")]
    public void Bad_structured_event_is_told_by_pointer(string body, string pointer, string rule)
    {
        var error = Assert.Single(HookCalls.Read(body, Structured).Errors);
        Assert.Equal((pointer, rule), (error.Pointer, error.Rule));
    }

    [Theory]
    [InlineData("{}", "/data/id", "required")]
    [InlineData("[1]", "/data", "type")]
    [InlineData("""{"id":"M","id":"N"}""", "/data/id", "duplicateKey")]
    [InlineData("""{},"type":"x","data":{}""", "/data", "json")]
    public void Binary_pointers_are_as_if_the_body_were_wrapped(string body, string pointer, string rule)
    {
        var error = Assert.Single(HookCalls.Read(body, Binary).Errors);
        Assert.Equal((pointer, rule), (error.Pointer, error.Rule));
    }

    [Fact]
    public void Binary_headers_are_checked()
    {
        Assert.Equal("const", Assert.Single(HookCalls.Read("""{"id":"M"}""", With("ce-specversion", "2.0")).Errors).Rule);
        Assert.Equal("/type", Assert.Single(HookCalls.Read("""{"id":"M"}""", With("ce-type")).Errors).Pointer);
        Assert.Equal("required", Assert.Single(HookCalls.Read("""{"id":"M"}""", With("ce-id", "1", "2")).Errors).Rule);
        Assert.Equal("/timestamp", Assert.Single(HookCalls.Read("""{"id":"M"}""", With("ce-time", "soon")).Errors).Pointer);
        Assert.Empty(HookCalls.Read("""{"id":"M"}""", With("ce-type", "meeting%2Ecancelled")).Errors);
    }

    [Fact]
    public void Wrapping_counts_as_a_level()
    {
        var deep = "{\"id\":\"M\",\"x\":" + new string('[', 31) + new string(']', 31) + "}";
        Assert.Equal("depth", Assert.Single(HookCalls.Read(deep, Binary).Errors).Rule);
    }

    private static (string Name, string[] Values)[] With(string name, params string[] values) =>
        [.. Binary.Where(header => header.Name != name).Append((name, values))];
}
