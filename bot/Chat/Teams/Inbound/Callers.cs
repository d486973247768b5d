using CoachBot.Chat.Teams.People;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Storage;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Finds out who is behind an activity.</summary>
public sealed class Callers(TeamsDirectory directory, SituationLoader situations)
{
    /// <summary>
    /// Asks Teams about somebody whom nobody has looked up within a day, or who had left, as whoever does something is there again; and
    /// else takes from what he does where and how he is spoken to.
    /// Where asking takes too long, what was known before counts, and whoever is not known at all is asked for again by
    /// <see cref="TeamsHeldHooks"/>.
    /// </summary>
    public Task Prepare(TeamsCall call, CancellationToken cancel) =>
        Task.WhenAll(Sender(call, cancel), call.Deed is { } deed ? directory.Meet(call.Tenant, call.Activity, deed.Others(call), cancel) : Task.CompletedTask);

    private Task Sender(TeamsCall call, CancellationToken cancel) => call.Who switch
    {
        null => Task.CompletedTask,
        var (tenant, user) when call.Deed is null || (directory.Knows(tenant, user) && directory.Find(tenant, user) is not { Kind: TeamsUserKind.Gone }) => directory.Heard(call.Tenant, call.Activity),
        _ => directory.Look(call.Tenant, call.Activity, cancel),
    };

    /// <summary>Who it is, as far as it is known.</summary>
    public Caller Of(TeamsCall call)
    {
        var user = call.Who is var (tenant, id) ? directory.Find(tenant, id) : null;
        return situations.Ask(call.Tenant, Caller (situation) =>
        {
            var reader = new Reader(user?.Zone ?? situation.Tenant.TimeZone ?? "Etc/UTC", situation.Tenant.Language);
            if (call.Who is null) return new Other(ChatSentences.ColleaguesOnly, Outside: true, reader);
            if (user is null) return new Other(ChatSentences.FindingOut, Outside: false, reader) { Unasked = true };
            if (user.Kind is not TeamsUserKind.Member) return new Other(ChatSentences.ColleaguesOnly, Outside: true, reader);
            return TeamsDirectory.PersonOf(situation, user) is { } email && situation.Find<PersonRecord>(Subjects.Person(email)) is { } person
                ? new Colleague(email, user, person.ReaderIn(situation.Tenant))
                : new Other(ChatSentences.NotKnown, Outside: false, reader);
        });
    }
}
