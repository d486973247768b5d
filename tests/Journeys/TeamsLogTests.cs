using System.Net;
using CoachBot.Chat.Teams.Package;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Journeys;

/// <summary>[PRV-20] Of what passes between Teams and us no log has a token, a secret, or anybody's words, however much is logged.</summary>
public sealed class TeamsLogTests
{
    private const string Rep = "rep0@ours.example";
    private const string Title = "violet pelican review";
    private const string Customer = "Copper Heron Foods";
    private const string Value = "saves the bakery nine crimson ovens a year";
    private const string Typed = "a sentence about turquoise badgers";
    private const string Asked = "olive ferrets";
    private const string Searched = "indigo marmots";
    private const string Forged = "lilac walruses";

    private static readonly (string, string)[] Loud =
    [
        ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"), ("Logging__LogLevel__System.Net.Http.HttpClient", "Trace"),
        ("Logging__LogLevel__Microsoft", "Trace"), ("Logging__LogLevel__System", "Trace"),
    ];

    [Fact]
    public async Task No_secret_and_nobodys_words_are_logged()
    {
        await using var teams = await FakeTeams.Start();
        var rep = teams.Person(Rep, "Rep Jones", "Europe/Berlin", installed: false);
        await using var coach = new CoachProcess([
            .. Loud, ("Tenant__Chat", "teams"), ("Sandbox__Enabled", "true"), ("Teams__Local", teams.Address.ToString()), ("Teams__AppId", teams.App.AppId),
            ("Teams__TenantId", teams.App.TenantId), ("Teams__ClientSecret", teams.App.ClientSecret), ("Teams__Welcome", "false")]);
        await coach.Start();
        teams.Sends.To(coach.Client);

        var screen = teams.Screen(rep);
        Assert.True((await screen.Install()).Acknowledged);
        await Ask(coach, teams, screen);
        await Talk(screen);
        await Forge(teams, screen);
        await coach.Kill();

        Assert.Contains("CoachBot is ready at", coach.Log, StringComparison.Ordinal);
        Assert.Contains("/api/messages", coach.Log, StringComparison.Ordinal); // requests are logged: the search is not in vain
        var tokens = teams.Tokens.Sold.Concat(teams.Sends.Made.Select(one => one.Delivery.Headers["Authorization"].Split(' ')[^1])).ToList();
        Assert.True(tokens.Count > 5);
        foreach (var secret in new[] { Title, Customer, Value, Typed, Asked, Searched, Forged, teams.App.ClientSecret }.Concat(tokens))
            Assert.False(coach.Log.Contains(secret, StringComparison.OrdinalIgnoreCase), $"A log line holds '{secret[..6]}…': {Line(coach.Log, secret)}");
    }

    /// <summary>A question, with every way in which sending may fail and be tried again.</summary>
    private static async Task Ask(CoachProcess coach, FakeTeams teams, FakeTeamsScreen screen)
    {
        teams.Faults.Limit("send");
        teams.Faults.Refuse("send", 412, "PreconditionFailed");
        teams.Faults.Cut("update");
        teams.Faults.Fail("update", 502);
        teams.Tokens.Revoke();
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

    private static async Task Talk(FakeTeamsScreen screen)
    {
        Assert.True((await screen.Press("More")).Acknowledged);

        // On a slow machine one is asked to press again.
        for (var tries = 0; screen.Dialog is null && tries < 10; tries++) Assert.True((await screen.Press("Name the value")).Acknowledged);
        Assert.NotNull(screen.Dialog);
        screen.Fill(screen.Dialog.Fields[0], Value);
        Assert.True((await screen.Submit()).Acknowledged);
        await screen.UntilText(Value);
        Assert.True((await screen.Say(Typed)).Acknowledged);
        Assert.True((await screen.Say("/coach deal " + Asked)).Acknowledged);
        await screen.Search(SearchCommands.Deal, Searched, SearchCommands.Words);
        Assert.Null(screen.Trouble);
    }

    /// <summary>What is refused is not logged either.</summary>
    private static async Task Forge(FakeTeams teams, FakeTeamsScreen screen)
    {
        var genuine = teams.Sends.Made[^1].Delivery;
        foreach (var forged in new[]
        {
            teams.Sends.Signed(genuine.Body.Replace("composeExtension", Forged, StringComparison.Ordinal), token => token.Key = teams.Keys.New()),
            teams.Sends.Signed($"{{\"type\":\"message\",\"text\":\"{Forged}\",\"serviceUrl\":\"http://elsewhere.example/\"}}"),
            new FakeTeamsDelivery(Forged, new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = "Bearer " + Forged.Replace(' ', '.') }),
        })
        {
            var answer = await teams.Sends.Raw(forged);
            Assert.True(answer.Status is (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden or (int)HttpStatusCode.BadRequest, $"It was answered with {answer.Status}.");
            Assert.Equal("", answer.Body);
        }

        Assert.Null(screen.Dialog);
    }

    /// <summary>A busy service asks to be asked again.</summary>
    private static Task Deliver(CoachProcess coach, string type, Dictionary<string, object> data) => Killing.Repeat(() => coach.Deliver(($"{type}-1", type, data)));

    private static string Line(string log, string secret)
    {
        if (log.Split('\n').FirstOrDefault(one => one.Contains(secret, StringComparison.OrdinalIgnoreCase)) is not { } line) return "";
        return line.Replace(secret, "***", StringComparison.OrdinalIgnoreCase) is var hidden && hidden.Length > 200 ? hidden[..200] : hidden;
    }
}
