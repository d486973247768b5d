using System.Text.Json.Serialization;
using CoachBot.Coach.Customers;

namespace CoachBot.Coach.Handoff;

/// <summary>What is handed over with a deal: the dossier that grows during the sale, and who has accepted it.</summary>
public sealed record HandoffRecord : Record
{
    public required string DealId { get; init; }

    /// <summary>When the hand-off was opened by the win; null during the sale.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When the last of the receivers accepted; null while it is open [HND-05].</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The order was cancelled, or the deal is no longer won: nothing is asked meanwhile.</summary>
    public bool Resting { get; init; }

    /// <summary>What was promised to the customer during the sale [HND-03].</summary>
    public IReadOnlyList<DealPromise> Promises { get; init; } = [];

    /// <summary>Who accepted for each role, in the order of acceptance. Never taken back [HND-05].</summary>
    public IReadOnlyList<Acceptance> Accepted { get; init; } = [];

    /// <summary>Roles whose answer is six business days old or more, without a person's name: for the digest [HND-05].</summary>
    public IReadOnlyList<string> Late { get; init; } = [];

    /// <summary>Who answers for a role that nobody has any more, since its last holder left [HND-10].</summary>
    public IReadOnlyList<StandIn> StandIns { get; init; } = [];

    /// <summary>What the customer expects, beside the order [HND-04].</summary>
    public IReadOnlyList<Expectation> Expectations { get; init; } = [];

    /// <summary>What one role asked another [HND-06].</summary>
    public IReadOnlyList<RoleQuestion> Questions { get; init; } = [];

    /// <summary>What colleagues added to the dossier by hand, one for each kind.</summary>
    public IReadOnlyList<DossierNote> Notes { get; init; } = [];

    /// <summary>Up to and including which day the account manager calls [HND-07].</summary>
    public DateOnly? CallBy { get; init; }

    /// <summary>The first call, once it was made.</summary>
    public FirstCall? Called { get; init; }

    /// <summary>Those who opened the dossier since it was handed over.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>Won with less than half of a dossier, and still so: for the digest, as one of a number [HND-09].</summary>
    public bool WonWithoutDossier { get; init; }

    /// <summary>
    /// When it is looked at once more after the last change: who has which role, and what the meetings left, may be told after
    /// the deal itself within the same burst [ADM-14].
    /// </summary>
    public DateTimeOffset? LookAt { get; init; }

    /// <summary>What is owed to colleagues now, as it was last told to them, by the key of its card.</summary>
    public IReadOnlyDictionary<string, ToldDuty> Told { get; init; } = new Dictionary<string, ToldDuty>(StringComparer.Ordinal);

    /// <summary>Not all receivers have accepted: the seller stays owner [HND-05].</summary>
    [JsonIgnore]
    public bool IsOpen => OpenedAt is not null && AcceptedAt is null && !Resting;

    /// <summary>The colleague who has the customer since the hand-off was accepted; null before, and where there is no account manager.</summary>
    [JsonIgnore]
    public string? AccountManager => AcceptedAt is null ? null : AcceptanceOf(People.Roles.AccountManager)?.By;

    public override IReadOnlyList<string> Links => [.. Keepers.Distinct(StringComparer.Ordinal).Select(LinkNames.Keeps)];

    private IEnumerable<string> Keepers =>
        Told.Values.Select(t => t.Email)
            .Concat(Promises.Where(p => !p.Kept).Select(p => p.Owner))
            .Concat(Questions.Where(q => q.IsOpen).Select(q => q.Owner))
            .Concat(Expectations.Select(e => e.Owner).OfType<string>())
            .Concat(StandIns.Select(s => s.Email))
            .Concat(AccountManager is { } manager && Called is null ? [manager] : []);

    public Acceptance? AcceptanceOf(string role) => Accepted.FirstOrDefault(a => a.Role == role);
}

/// <summary>A promise made during the sale [HND-03].</summary>
/// <param name="Paid">Stands in the order; else it is work for nothing, and services see it before the order.</param>
/// <param name="Owner">The colleague who keeps it.</param>
public sealed record DealPromise(string Id, string What, string ToWhom, bool Paid, string Owner, DateTimeOffset At, string By)
{
    public bool Kept { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>The message from which it was saved; null where it was written down in another way [INT-15].</summary>
    public MessageSource? Source { get; init; }

    /// <summary>The colleague of services who has seen that it is work for nothing.</summary>
    public string? SeenBy { get; init; }
}

/// <summary>A role has accepted the hand-off, by one of its members.</summary>
/// <param name="Role">One of <see cref="People.Roles"/>.</param>
/// <param name="By">The address of the member who pressed.</param>
public sealed record Acceptance(string Role, string By, DateTimeOffset At);

/// <summary>A colleague who answers for a role whose last holder has left.</summary>
public sealed record StandIn(string Role, string Email);

/// <summary>Something that the customer expects to get [HND-04].</summary>
/// <param name="Line">The order line that meets it, in its own words; null where none was named.</param>
/// <param name="Owner">Who sees to it where it is not met.</param>
public sealed record Expectation(string Id, string What, ExpectationState State, string? Line, string? Owner, string By, DateTimeOffset At);

/// <summary>How an expectation stands beside the order.</summary>
public enum ExpectationState
{
    /// <summary>Nobody has compared it yet.</summary>
    Unchecked,
    Met,
    NotMet,
    Later,
}

/// <summary>A question between roles [HND-06].</summary>
/// <param name="Role">The role for which it was asked.</param>
/// <param name="Owner">Who answers.</param>
public sealed record RoleQuestion(string Id, string Role, string By, string Text, string Owner, DateOnly Due, DateTimeOffset At)
{
    public string? Answer { get; init; }

    public string? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    [JsonIgnore]
    public bool IsOpen => AnsweredAt is null;
}

/// <summary>Something that a colleague added to the dossier.</summary>
/// <param name="Kind">One of <see cref="Dossier.Kinds"/>.</param>
public sealed record DossierNote(string Kind, string Text, string By, DateTimeOffset At);

/// <summary>The account manager's first call after the hand-off.</summary>
public sealed record FirstCall(string By, DateTimeOffset At);

/// <summary>A duty as it was last told to a colleague: only what differs is told again.</summary>
/// <param name="Print">Sixteen hex digits over what it said.</param>
public sealed record ToldDuty(string Email, string Print);
