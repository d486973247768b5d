using System.Net;
using System.Text.RegularExpressions;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Journeys;

/// <summary>[PRV-20] Of what passes between Slack and us no log has a token, a secret address, or anybody's words, however much is logged.</summary>
public sealed partial class SlackLogTests
{
    private const string Rep = "rep0@ours.example";
    private const string Title = "violet pelican review";
    private const string Customer = "Copper Heron Foods";
    private const string Value = "saves the bakery nine crimson ovens a year";
    private const string Typed = "a sentence about turquoise badgers";
    private const string Asked = "olive ferrets";
    private const string Forged = "lilac walruses";

    private static readonly (string, string)[] Loud =
    [
        ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"), ("Logging__LogLevel__System.Net.Http.HttpClient", "Trace"),
        ("Logging__LogLevel__Microsoft", "Trace"), ("Logging__LogLevel__System", "Trace"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_secret_and_nobodys_words_are_logged(bool socket)
    {
        await using var slack = await FakeSlack.Start(app: new FakeApp { SocketMode = socket });
        var workspace = slack.Workspace("Ours");
        var installation = slack.Install(workspace);
        var rep = workspace.Person(Rep, "Rep Jones");
        await using var coach = new CoachProcess([
            .. Loud, ("Tenant__Chat", "slack"), ("Sandbox__Enabled", "true"), ("Slack__Api", slack.Api.ToString()), ("Slack__BotToken", installation.Token),
            socket ? ("Slack__AppToken", slack.App.AppToken) : ("Slack__SigningSecret", slack.App.SigningSecret)]);
        await coach.Start();
        slack.Sends.To(coach.Client);
        if (socket) await slack.Screen(rep).Until(_ => slack.Sockets.Open.Count > 0 ? slack : null, what: "a socket");

        var screen = slack.Screen(rep);
        await Ask(coach, slack, screen);
        await Talk(screen);
        if (!socket) await Forge(coach, slack);
        await coach.Kill();

        Assert.Contains("CoachBot is ready at", coach.Log, StringComparison.Ordinal);
        if (!socket) Assert.Contains("/hooks/slack/interactions", coach.Log, StringComparison.Ordinal); // requests are logged: the search is not in vain
        var secrets = new List<string> { Title, Customer, Value, Typed, Asked, Forged, installation.Token, slack.App.AppToken, slack.App.SigningSecret };
        secrets.AddRange(Addresses().Matches(string.Join('\n', slack.Sends.Made.Select(one => Uri.UnescapeDataString(one.Delivery.Body)))).Select(match => match.Value));
        secrets.AddRange(slack.Sockets.Tickets);
        Assert.Contains(secrets, secret => secret.StartsWith("secret-", StringComparison.Ordinal)); // response addresses were given out
        Assert.Equal(socket, slack.Sockets.Tickets.Count > 0);
        foreach (var secret in secrets) Assert.False(coach.Log.Contains(secret, StringComparison.OrdinalIgnoreCase), $"A log line holds '{Start(secret)}…': {Line(coach.Log, secret)}");
    }

    /// <summary>A question, with every way in which sending may fail.</summary>
    private static async Task Ask(CoachProcess coach, FakeSlack slack, FakeScreen screen)
    {
        slack.Faults.Fail("chat.postMessage", 503);
        slack.Faults.Limit("conversations.open");
        slack.Faults.Cut("chat.update");
        slack.Faults.Error("chat.update", "invalid_blocks");
        await Deliver(coach, "person.upserted", new() { ["email"] = Rep, ["name"] = "Rep", ["role"] = "rep", ["timeZone"] = "Europe/Berlin" });
        await Deliver(coach, "account.upserted", new() { ["id"] = "acc-1", ["name"] = Customer, ["domains"] = new[] { "heron.example" } });
        await Deliver(coach, "meeting.upserted", new()
        {
            ["id"] = "mtg-1",
            ["title"] = Title,
            ["start"] = "2026-11-23T10:00:00Z",
            ["end"] = "2026-11-23T11:00:00Z",
            ["organizer"] = new { email = Rep },
            ["attendees"] = new[] { new { email = "ann@heron.example", response = "accepted" } },
        });
        await Killing.Repeat(() => coach.MoveTo("2026-11-20T15:00:00Z"));
        await screen.UntilText(Customer);
    }

    private static async Task Talk(FakeScreen screen)
    {
        // On a slow machine a word of patience stands there first. Where the form cannot take its place, or nothing opens because the press is too old, one presses again.
        System.Text.Json.Nodes.JsonObject? input = null;
        for (var tries = 0; input is null && tries < 10; tries++)
        {
            Assert.True((await screen.Press("Name the value")).Acknowledged);
            for (var looks = 0; input is null && looks < 100; looks++)
            {
                input = screen.Modal?.Blocks.FirstOrDefault(block => block.Text("type") is "input") as System.Text.Json.Nodes.JsonObject;
                if (input is null) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }

        Assert.NotNull(input);
        Assert.Single(screen.Fill(input.Text("block_id")!, Value).Modal!.Entered);
        Assert.True((await screen.Submit()).Acknowledged);
        await screen.UntilText(Value);
        Assert.True((await screen.Say(Typed)).Acknowledged);
        Assert.True((await screen.Command("/coach deal " + Asked)).Acknowledged);
        Assert.True((await screen.OpenHome()).Acknowledged);
        await screen.Until(one => one.Home, what: "the home tab");
    }

    /// <summary>What is refused is not logged either.</summary>
    private static async Task Forge(CoachProcess coach, FakeSlack slack)
    {
        var genuine = slack.Sends.Signed("commands", FakeSends.Form, $"command=%2Fcoach&text={Forged.Replace(' ', '+')}");
        foreach (var (path, body) in new[] { (genuine.Path, genuine.Body + "&x=1"), ("events", "{\"type\":\"" + Forged + "\"}"), ("interactions", "payload=" + Forged) })
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, path is "events" ? "application/json" : FakeSends.Form);
            foreach (var (name, value) in genuine.Headers) content.Headers.TryAddWithoutValidation(name, value);
            using var answer = await coach.Client.PostAsync("/hooks/slack/" + path, content);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    /// <summary>A busy service asks to be asked again.</summary>
    private static Task Deliver(CoachProcess coach, string type, Dictionary<string, object> data) => Killing.Repeat(() => coach.Deliver(($"{type}-1", type, data)));

    private static string Start(string secret) => secret[..Math.Min(6, secret.Length)];

    private static string Line(string log, string secret)
    {
        if (log.Split('\n').FirstOrDefault(one => one.Contains(secret, StringComparison.OrdinalIgnoreCase)) is not { } line) return "";
        return line.Replace(secret, "***", StringComparison.OrdinalIgnoreCase)[..Math.Min(200, line.Length - secret.Length)];
    }

    [GeneratedRegex("secret-[0-9a-f]{32}", RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();
}
