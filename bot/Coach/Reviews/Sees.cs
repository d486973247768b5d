using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>What of a deal each reader sees in a review, by the table of who sees what [PRV-01, PRV-02].</summary>
public static class Sees
{
    /// <summary>Named value, its confirmation, commitments, answers: the deal team and the owner's manager.</summary>
    public static bool Names(Viewer viewer) => Sight.May(viewer, DataKind.ReviewAnswers);

    public static bool Amount(Viewer viewer) => Sight.May(viewer, DataKind.Amounts);

    public static bool Promises(Viewer viewer) => Sight.May(viewer, DataKind.Promises);

    /// <summary>The card at all.</summary>
    public static bool Deal(Viewer viewer) => Sight.May(viewer, DataKind.DealFacts);
}
