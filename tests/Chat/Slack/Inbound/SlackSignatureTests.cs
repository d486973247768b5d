using System.Text;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Inbound;

/// <summary>Slack's published vector, and everything that may be wrong with a signature [INT-01].</summary>
public sealed class SlackSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Stamp = "1531420618";
    private const string Signed = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private const string Body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
        + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
        + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    [Fact]
    public void The_published_vector_is_signed_and_checked_as_Slack_does()
    {
        Assert.Equal(Signed, SlackSignature.Of(Secret, Stamp, Encoding.UTF8.GetBytes(Body)));
        Assert.True(Fits([Secret]));
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    [InlineData(-86_400, false)]
    public void It_is_good_for_five_minutes_either_way(int seconds, bool good) => Assert.Equal(good, Fits([Secret], now: Then.AddSeconds(seconds)));

    [Fact]
    public void The_secret_before_is_good_too_and_one_that_was_never_ours_is_not()
    {
        Assert.True(Fits(["another", Secret]));
        Assert.False(Fits(["another", "yet another"]));
    }

    [Theory]
    [InlineData(Body + " ")]
    [InlineData("")]
    public void Another_body_does_not_fit(string body) => Assert.False(Fits([Secret], body: body));

    [Theory]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b504")]
    [InlineData("v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=")]
    [InlineData("")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503 ")]
    [InlineData("v0=ä2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    public void Another_signature_does_not_fit(string signature) => Assert.False(Fits([Secret], signature: signature));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1531420618")]
    [InlineData("1531420618.0")]
    [InlineData(" 1531420618")]
    [InlineData("9223372036854775807")]
    [InlineData("92233720368547758070")]
    [InlineData("01531420618")]
    public void A_time_that_is_none_or_that_was_not_signed_does_not_fit(string stamp) => Assert.False(Fits([Secret], stamp: stamp));

    [Theory]
    [InlineData(SlackSignature.SignatureHeader)]
    [InlineData(SlackSignature.TimestampHeader)]
    public void A_header_that_is_missing_or_repeated_is_refused(string header)
    {
        foreach (var values in new string[][] { [], [Signed, Signed], [Stamp, Stamp] })
        {
            var request = Request(Body, Signed, Stamp);
            var headers = new Dictionary<string, IReadOnlyList<string>>(request.Headers, StringComparer.OrdinalIgnoreCase);
            headers.Remove(header);
            if (values.Length > 0) headers[header] = values;
            Assert.Equal(new HookVerdict(401), new SlackSignature([Secret]).Check(request with { Headers = headers }, Then));
        }
    }

    [Fact]
    public void With_an_empty_secret_nothing_starts() => Assert.Throws<ArgumentException>(() => new SlackSignature([Secret, ""]));

    private static bool Fits(string[] secrets, string body = Body, string signature = Signed, string stamp = Stamp, DateTimeOffset? now = null) =>
        new SlackSignature(secrets).Check(Request(body, signature, stamp), now ?? Then).Genuine;

    private static HookRequest Request(string body, string signature, string stamp) => new(
        "commands",
        "/hooks/slack/commands",
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["x-slack-signature"] = [signature],
            ["x-slack-request-timestamp"] = [stamp],
        },
        Encoding.UTF8.GetBytes(body),
        IsHttps: true,
        RemoteIsLoopback: false);
}
