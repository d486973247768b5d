namespace CoachBot.Coach.References;

/// <summary>Keeps wins and losses in balance [REF-08].</summary>
public static class DebriefsPractice
{
    /// <summary>More losses than this do not wait: the oldest are no longer remembered well.</summary>
    public const int MostWaiting = 50;

    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened)
    {
        var before = situation.Find<DebriefsRecord>(happened.Subject) ?? new DebriefsRecord();
        var after = happened.What switch
        {
            DebriefDue { Won: true } => before with { WinsAsked = before.WinsAsked + 1 },
            DebriefDue due when !before.Waiting.Contains(due.DealId) => before with { Waiting = [.. before.Waiting.Append(due.DealId).TakeLast(MostWaiting)] },
            DebriefDropped dropped when before.Waiting.Contains(dropped.DealId) => before with { Waiting = [.. before.Waiting.Where(d => d != dropped.DealId)] },
            DebriefAnswered { Won: true } => before with { WinsAnswered = before.WinsAnswered + 1 },
            DebriefAnswered => before with { LossesAnswered = before.LossesAnswered + 1 },
            _ => before,
        };
        if (after == before) return [];

        // One that is asked makes as many losses as wins at most.
        var allowed = after.Waiting.Take(Math.Max(0, after.WinsAsked - after.LossesAsked)).ToList();
        after = after with { LossesAsked = after.LossesAsked + allowed.Count, Waiting = [.. after.Waiting.Skip(allowed.Count)] };
        return [new Keep(happened.Subject, after), .. allowed.Select(d => new Tell(Subjects.Story(d), new DebriefAllowed()))];
    }
}
