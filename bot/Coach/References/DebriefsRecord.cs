namespace CoachBot.Coach.References;

/// <summary>
/// How many wins and losses were asked about, over the whole tenant [REF-08]. There are never more losses than wins: we
/// learn more from what went well. Belongs to nobody.
/// </summary>
public sealed record DebriefsRecord : Record
{
    public int WinsAsked { get; init; }

    public int LossesAsked { get; init; }

    public int WinsAnswered { get; init; }

    public int LossesAnswered { get; init; }

    /// <summary>Lost deals that wait for a win, oldest first; the newest are the ones still remembered.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];
}

/// <summary>To the tenant's balance: a deal's owner was asked (a win), or could be (a loss).</summary>
public sealed record DebriefDue(string DealId, bool Won) : Happening;

/// <summary>To the tenant's balance: a deal's owner has answered.</summary>
public sealed record DebriefAnswered(string DealId, bool Won) : Happening;

/// <summary>To a deal's story: enough wins were asked, this loss can be asked now.</summary>
public sealed record DebriefAllowed : Happening;

/// <summary>To the tenant's balance: a loss that waits is none any more.</summary>
public sealed record DebriefDropped(string DealId) : Happening;
