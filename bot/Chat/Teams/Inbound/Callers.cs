using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.People;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Finds out who is behind an activity.</summary>
public sealed class Callers(TeamsDirectory directory, CallerFinder finder)
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
    public Caller Of(TeamsCall call) => finder.Of(
        call.Tenant,
        call.Who is var (tenant, id) ? directory.AccountOf(tenant, id) : null,
        call.Who is null ? Other.NoColleague : Other.NotAskedYet);
}
