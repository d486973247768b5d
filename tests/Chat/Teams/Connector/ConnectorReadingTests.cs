using System.Text;
using System.Text.Json;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Chat.Teams.Connector;

/// <summary>The table of what the connector says, row by row, and that there is an answer to whatever comes.</summary>
public sealed class ConnectorReadingTests
{
    private static readonly DateTimeOffset Now = OutgoingWorld.Now;

    /// <summary>Status, body, what it means.</summary>
    public static TheoryData<int, string, ConnectorRefusal, string> Refused => new()
    {
        { 400, Error("BadArgument"), ConnectorRefusal.Wrong, "400 BadArgument" },
        { 400, Error("BadSyntax"), ConnectorRefusal.Wrong, "400 BadSyntax" },
        { 400, "", ConnectorRefusal.Wrong, "400" },
        { 401, Error("BotNotRegistered"), ConnectorRefusal.NotAuthorized, "401 BotNotRegistered" },
        { 401, """{"message":"Authorization has been denied for this request."}""", ConnectorRefusal.NotAuthorized, "401" },
        { 403, Error("BotNotInConversationRoster"), ConnectorRefusal.NotInstalled, "403 BotNotInConversationRoster" },
        { 403, Error("ConversationBlockedByUser"), ConnectorRefusal.Blocked, "403 ConversationBlockedByUser" },
        {
            403, """{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"Thread is blocked for message writes.\",\r\n  \"errorCode\": null\r\n}"}""",
            ConnectorRefusal.Blocked, "403 MessageWritesBlocked"
        },
        { 403, """{"error":{"code":"Forbidden","message":"{\"subCode\":\"MessageWritesBlocked\"}"}}""", ConnectorRefusal.Blocked, "403 MessageWritesBlocked" },
        { 403, """{"error":{"code":"ServiceError","innerHttpError":{"statusCode":403,"body":{"code":"BotNotInConversationRoster"}}}}""", ConnectorRefusal.NotInstalled, "403 BotNotInConversationRoster" },
        { 403, """{"errorCode":209,"message":"{ \"subCode\": \"SomethingNew\" }"}""", ConnectorRefusal.NotPermitted, "403 209" },
        { 403, """{"errorCode":209,"message":"{ broken"}""", ConnectorRefusal.NotPermitted, "403 209" },
        { 403, Error("BotDisabledByAdmin"), ConnectorRefusal.Suspended, "403 BotDisabledByAdmin" },
        { 403, Error("InvalidBotApiHost"), ConnectorRefusal.WrongHost, "403 InvalidBotApiHost" },
        { 403, Error("NotEnoughPermissions"), ConnectorRefusal.NotPermitted, "403 NotEnoughPermissions" },
        { 403, Error("SomethingNew"), ConnectorRefusal.NotPermitted, "403 SomethingNew" },
        { 403, "", ConnectorRefusal.NotPermitted, "403" },
        { 403, "<html>Forbidden</html>", ConnectorRefusal.NotPermitted, "403" },
        { 404, Error("ConversationNotFound"), ConnectorRefusal.Gone, "404 ConversationNotFound" },
        { 404, Error("ActivityNotFoundInConversation"), ConnectorRefusal.Gone, "404 ActivityNotFoundInConversation" },
        { 404, Error("MemberNotFoundInConversation"), ConnectorRefusal.MemberGone, "404 MemberNotFoundInConversation" },
        { 404, "", ConnectorRefusal.Gone, "404" },
        { 405, Error("BadArgument"), ConnectorRefusal.Wrong, "405 BadArgument" },
        { 409, "", ConnectorRefusal.Wrong, "409" },
        { 410, "", ConnectorRefusal.Gone, "410" },
        { 413, Error("MessageSizeTooBig"), ConnectorRefusal.TooBig, "413 MessageSizeTooBig" },
        { 413, "<html>", ConnectorRefusal.TooBig, "413" },
        { 400, Error("MessageSizeTooBig"), ConnectorRefusal.TooBig, "400 MessageSizeTooBig" },
        { 418, Error("not a word\r\nof ours"), ConnectorRefusal.Wrong, "418 unreadable_code" },
        { 418, Error("line\n"), ConnectorRefusal.Wrong, "418 unreadable_code" },
        { 301, "", ConnectorRefusal.Wrong, "301, a redirect, which is not followed" },
        { 307, Error("ServiceError"), ConnectorRefusal.Wrong, "307 ServiceError, a redirect, which is not followed" },
        { 304, "", ConnectorRefusal.Wrong, "304, a redirect, which is not followed" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_is_refused(int status, string body, ConnectorRefusal why, string reason) =>
        Assert.Equal(new ConnectorRefused(why, reason), Read(status, body));

    [Theory]
    [InlineData(408, "", "408")]
    [InlineData(412, """{"error":{"code":"PreconditionFailed"}}""", "412 PreconditionFailed")]
    [InlineData(425, "", "425")]
    [InlineData(429, """{"error":{"code":"Throttled"}}""", "429 Throttled")]
    [InlineData(429, "<html>", "429")]
    public void It_may_be_tried_again(int status, string body, string reason) => Assert.Equal(new ConnectorLater(null, reason), Read(status, body));

    [Theory]
    [InlineData(500, """{"error":{"code":"ServiceError"}}""", "500 ServiceError")]
    [InlineData(502, "<html>Bad gateway</html>", "502")]
    [InlineData(503, "", "503")]
    [InlineData(504, """{"error":{"code":"ServiceError"}}""", "504 ServiceError")]
    [InlineData(599, "", "599")]
    [InlineData(200, "<html>Please sign in</html>", "200, and an answer that is not JSON")]
    [InlineData(0, "", "0")]
    [InlineData(101, "", "101")]
    [InlineData(-1, "", "-1")]
    [InlineData(999, "", "999")]
    public void Nobody_knows(int status, string body, string reason) => Assert.Equal(new ConnectorUnknown(reason), Read(status, body));

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    public void It_is_done_with_what_was_told(int status) =>
        Assert.Equal("1776390250598", Assert.IsType<ConnectorDone>(Read(status, """{"id":"1776390250598"}""")).Body.TextAt("id"));

    [Theory]
    [InlineData(200, "")]
    [InlineData(202, " \r\n")]
    [InlineData(204, "")]
    public void It_is_done_without_a_word(int status, string body) => Assert.Equal(JsonValueKind.Undefined, Assert.IsType<ConnectorDone>(Read(status, body)).Body.ValueKind);

    [Fact]
    public void More_than_anybody_reads_leaves_a_done_call_unknown() => Assert.IsType<ConnectorUnknown>(ConnectorReading.Of(200, null, null, Now));

    [Theory]
    [InlineData("7", 7)]
    [InlineData(" 7 ", 7)]
    [InlineData("0", 1)]
    [InlineData("86400", 3600)]
    [InlineData("99999999999999999999", 3600)]
    [InlineData("Mon, 23 Nov 2026 08:00:20 GMT", 20)]
    [InlineData("Mon, 23 Nov 2026 07:00:00 GMT", 1)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 3600)]
    public void A_wait_is_taken_where_it_makes_sense(string said, int seconds) =>
        Assert.Equal(new ConnectorLater(Now.AddSeconds(seconds), "429"), ConnectorReading.Of(429, Array.Empty<byte>(), RetryAfter.Read(said, null, Now), Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("٣")]
    public void A_wait_that_makes_no_sense_was_not_said(string? said) => Assert.Null(RetryAfter.Read(said, null, Now));

    [Fact]
    public void A_date_is_one_of_the_service_s_clock() =>
        Assert.Equal(TimeSpan.FromSeconds(20), RetryAfter.Read("Mon, 23 Nov 2026 08:00:20 GMT", Now, Now.AddHours(2)));

    [Theory]
    [InlineData("abc/DEF+1.2", "abc/DEF+1.2")]
    [InlineData("abc\r\nSet-Cookie: x", null)]
    [InlineData("abc\n", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_mark_is_one_word(string? said, string? mark) => Assert.Equal(mark, ConnectorReading.Mark(said));

    [Fact]
    public void There_is_an_answer_to_whatever_comes()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            ArbMap.Default.ArbFor<byte[]>(),
            (status, bytes) =>
            {
                foreach (var code in new[] { status, 200, 403, 429, 503 }) Assert.NotNull(ConnectorReading.Of(code, bytes, null, Now));
            }).QuickCheckThrowOnFailure();
        string[] odd =
        [
            "null", "1", "\"text\"", "[]", "[{}]", "{", """{"error":null}""", """{"error":"text"}""", """{"error":{"code":null}}""", """{"error":{"code":{}}}""", """{"error":{"code":"\ud800"}}""",
            """{"message":"{\"subCode\":\"\\ud800\"}"}""", """{"errorCode":1e99}""", """{"errorCode":"209"}""", """{"message":"\ud800{"}""", """{"\ud800":1}""", new string('[', 10_000), $$"""{"code":"{{new string('x', 100_000)}}"}""",
        ];
        foreach (var body in odd)
        {
            foreach (var status in Enumerable.Range(-1, 700))
            {
                var answer = Read(status, body);
                Assert.DoesNotContain("xxxx", $"{answer}"[..Math.Min(100, $"{answer}".Length)], StringComparison.Ordinal);
                Assert.Equal(status is >= 200 and < 300, answer is ConnectorDone || (status is >= 200 and < 300 && answer is ConnectorUnknown));
            }
        }
    }

    private static string Error(string code) => JsonSerializer.Serialize(new { error = new { code, message = "a message of theirs" } });

    private static ConnectorAnswer Read(int status, string body) => ConnectorReading.Of(status, Encoding.UTF8.GetBytes(body), null, Now);
}
