using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using static CoachBot.Tests.Support.Killing;

namespace CoachBot.Tests.Journeys;

/// <summary>
/// kill -9 of the real executable while it talks with Slack, which knows no idempotency key: what was on its way is looked for
/// after the restart, and nobody has the same message twice [ADM-14] [F1].
/// </summary>
public sealed class SlackKillTests
{
    private const string Post = "chat.postMessage";
    private const int People = 8;
    private const int Kills = 8;

    private static readonly string[] Instants = ["2026-11-20T15:00:00Z", "2026-11-20T20:45:00Z", "2026-11-23T09:00:00Z", "2026-11-23T21:00:00Z"];

    /// <summary>Slack has the message, and we are gone before it can say so.</summary>
    [Fact]
    public async Task Killed_between_sending_and_noting_it_the_message_is_found_and_not_sent_again()
    {
        await using var slack = await FakeSlack.Start();
        await using var coach = await Coach(slack);
        slack.Faults.Hang(Post);
        var rep = slack.Screen(Week.Email(0));
        foreach (var hook in new Week(seed: 3, people: 1, meetings: 3).Hooks) await Repeat(() => coach.Deliver(hook));
        var moving = Task.Run(() => Repeat(() => coach.MoveTo(Instants[0])));
        await rep.UntilMessage(_ => true);
        await coach.Kill();
        await coach.Start();
        await moving;
        await coach.Quiet();

        Assert.Empty(Twice(slack));
        Assert.Equal(slack.CallsOf(Post).Count, rep.Direct.Count);
        Assert.NotEmpty(slack.CallsOf("conversations.history"));
        await coach.Kill();
        Assert.Equal(rep.Direct.Count, coach.Rows("select card from outbox where state = 'sent' and not possible_repeat").Count);
    }

    [Fact]
    public async Task Whenever_it_is_killed_nobody_has_a_message_twice_and_what_counts_as_sent_is_there()
    {
        await using var slack = await FakeSlack.Start();
        await using var coach = await Coach(slack);
        slack.Faults.Hang(Post, times: 3);
        var killer = coach.KillAgain(Kills, 200, 1500, () => slack.CallsOf(Post).Any(call => call.Outcome is null));
        foreach (var hook in new Week(seed: 5, People, meetings: 40).Hooks) await Repeat(() => coach.Deliver(hook));
        foreach (var instant in Instants)
        {
            await Repeat(() => coach.MoveTo(instant));
            await coach.Quiet();
        }

        Assert.True(await killer > 0, "No kill fell between sending and noting it.");
        await coach.Quiet();
        await coach.Kill();

        Assert.Empty(Twice(slack));
        var there = Messages(slack).Select(message => $"{message.Room.Workspace.Team}/{message.Room.Id} {message.Ts}").ToHashSet(StringComparer.Ordinal);
        var sent = coach.Rows("select receipt_room || ' ' || receipt_message from outbox where state = 'sent'");
        Assert.True(sent.Count > People, $"Only {sent.Count} messages: too few to prove anything.");
        Assert.Empty(sent.Except(there, StringComparer.Ordinal));
        Assert.Equal(there.Count, sent.Count); // and nothing is there of which nobody knows
    }

    private static async Task<CoachProcess> Coach(FakeSlack slack)
    {
        var workspace = slack.Workspace("Ours");
        for (var i = 0; i < People; i++) workspace.Person(Week.Email(i), $"Rep {i}");
        var coach = new CoachProcess(
            ("Tenant__Chat", "slack"), ("Sandbox__Enabled", "true"), ("Slack__Api", slack.Api.ToString()), ("Slack__BotToken", slack.Install(workspace).Token),
            ("Slack__SigningSecret", slack.App.SigningSecret), ("Delivery__AskAfter", "00:00:00.2"));
        await coach.Start();
        return coach;
    }

    /// <summary>Keys of cards of which two messages are there.</summary>
    private static IEnumerable<string> Twice(FakeSlack slack) =>
        Messages(slack).GroupBy(message => message.Metadata?["event_payload"].Text("k") ?? message.Ts, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);

    private static IEnumerable<FakeMessage> Messages(FakeSlack slack) => Enumerable.Range(0, People).SelectMany(i => slack.Screen(Week.Email(i)).Direct);
}
