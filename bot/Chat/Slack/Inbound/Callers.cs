using CoachBot.Chat.Slack.People;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Storage;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Finds out who is behind a request.</summary>
public sealed class Callers(SlackDirectory directory, SituationLoader situations, TimeProvider machine)
{
    /// <summary>So long Slack may think about who somebody is while he waits for his answer.</summary>
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Asks Slack about those whom nobody has looked up within a day; given up soon. Then what was known before counts, and whoever
    /// is not known at all is asked for again by <see cref="SlackHeldHooks"/>.
    /// </summary>
    public async Task Prepare(SlackCall call, IEnumerable<string> others, CancellationToken cancel)
    {
        var asked = others.Append(call.User).OfType<string>().Distinct(StringComparer.Ordinal).Where(user => !directory.Knows(call.Team, user))
            .Select(user => directory.Look(call.Installation, call.Team, user, cancel)).ToList();
        if (asked.Count == 0) return;
        try
        {
            await Task.WhenAll(asked).WaitAsync(Asking, machine, cancel);
        }
        catch (Exception e) when (e is TimeoutException or StoreUnavailableException)
        {
            // Who they are will be found out later.
        }
    }

    /// <summary>Who it is, as far as it is known.</summary>
    public Caller Of(SlackCall call)
    {
        var user = call.User is { } id ? directory.Find(call.Team, id) : null;
        return situations.Ask(call.Installation.Tenant, Caller (situation) =>
        {
            var reader = new Reader(user?.Zone ?? situation.Tenant.TimeZone ?? "Etc/UTC", situation.Tenant.Language);
            if (user is null) return new Other(ChatSentences.FindingOut, Outside: false, reader) { Unasked = true };
            if (user.Kind is not SlackUserKind.Member) return new Other(ChatSentences.ColleaguesOnly, Outside: true, reader);
            return directory.PersonOf(situation, user) is { } email && situation.Find<PersonRecord>(Subjects.Person(email)) is { } person
                ? new Colleague(email, user, person.ReaderIn(situation.Tenant))
                : new Other(ChatSentences.NotKnown, Outside: false, reader);
        });
    }
}
