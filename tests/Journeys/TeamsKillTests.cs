using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;
using static CoachBot.Tests.Support.Killing;

namespace CoachBot.Tests.Journeys;

/// <summary>
/// kill -9 of the real executable while it talks with Teams, which knows no idempotency key and shows a bot no history: what was on
/// its way is given up, nobody has the same message twice, and what counts as sent is there [ADM-14] [F1].
/// </summary>
public sealed class TeamsKillTests
{
    private const int People = 6;
    private const int Kills = 5;

    private static readonly string[] Instants = ["2026-11-20T15:00:00Z", "2026-11-20T20:45:00Z", "2026-11-23T09:00:00Z"];

    [Fact]
    public async Task Killed_between_sending_and_noting_it_the_message_is_not_sent_again()
    {
        await using var teams = await FakeTeams.Start();
        await using var coach = await Coach(teams);
        teams.Faults.Hang("send");
        foreach (var hook in new Week(seed: 3, people: 1, meetings: 3).Hooks) await Repeat(() => coach.Deliver(hook));
        var moving = Task.Run(() => Repeat(() => coach.MoveTo(Instants[0])));
        await teams.Screen(Week.Email(0)).UntilMessage(_ => true);
        await coach.Kill();
        await coach.Start();
        await moving;
        await coach.Quiet();
        await coach.Kill();

        Assert.Single(coach.Rows("select card from outbox where state = 'lost'"));
        Assert.Empty(Twice(teams, coach));
    }

    [Fact]
    public async Task Whenever_it_is_killed_nobody_has_a_message_twice_and_what_counts_as_sent_is_there()
    {
        await using var teams = await FakeTeams.Start();
        await using var coach = await Coach(teams);
        teams.Faults.Hang("send", times: 3);
        var killer = coach.KillAgain(Kills, 200, 1500, () => teams.CallsOf("send").Any(call => call.Outcome is null));
        foreach (var hook in new Week(seed: 5, People, meetings: 30).Hooks) await Repeat(() => coach.Deliver(hook));
        foreach (var instant in Instants)
        {
            await Repeat(() => coach.MoveTo(instant));
            await coach.Quiet();
        }

        Assert.True(await killer > 0, "No kill fell between sending and noting it.");

        teams.Faults.Clear();

        // What was on its way when it was killed is lost here: a bot cannot look whether it arrived, and what would have followed it never
        // comes. Whoever writes himself is answered all the same.
        for (var i = 0; i < People; i++)
        {
            var screen = teams.Screen(Week.Email(i));
            await Repeat(async () => (await screen.Say("coach help")).Acknowledged);
        }

        await Repeat(() => Task.FromResult(coach.Rows("select card from outbox where state in ('sent', 'lost') and card like 'answer/%'").Count >= People));
        await coach.Quiet();
        await coach.Kill();

        Assert.Empty(Twice(teams, coach));
        var sent = coach.Rows("select receipt_room || ' ' || receipt_message from outbox where state = 'sent'");
        Assert.NotEmpty(sent);
        Assert.Empty(sent.Except(There(teams), StringComparer.Ordinal));
    }

    private static async Task<CoachProcess> Coach(FakeTeams teams)
    {
        var coach = new CoachProcess(
            ("Tenant__Chat", "teams"), ("Sandbox__Enabled", "true"), ("Teams__Local", teams.Address.ToString()), ("Teams__AppId", teams.App.AppId),
            ("Teams__TenantId", teams.App.TenantId), ("Teams__ClientSecret", teams.App.ClientSecret), ("Teams__Welcome", "false"), ("Delivery__AskAfter", "00:00:00.2"));
        await coach.Start();
        teams.Sends.To(coach.Client);
        for (var i = 0; i < People; i++)
        {
            var person = teams.Person(Week.Email(i), $"Rep {i}", installed: false);
            await Repeat(async () => (await teams.Screen(person).Install()).Acknowledged);
        }

        return coach;
    }

    /// <summary>Messages of which our records know nothing, beyond one for each that was given up.</summary>
    private static IEnumerable<string> Twice(FakeTeams teams, CoachProcess coach)
    {
        var known = coach.Rows("select receipt_room || ' ' || receipt_message from outbox where receipt_message is not null");
        var unknown = There(teams).Except(known, StringComparer.Ordinal).ToList();
        return unknown.Skip(coach.Rows("select card from outbox where state = 'lost'").Count);
    }

    private static HashSet<string> There(FakeTeams teams) =>
        teams.Messages.Where(message => message.By is null).Select(message => $"{message.Room.Id} {message.Id}").ToHashSet(StringComparer.Ordinal);
}
