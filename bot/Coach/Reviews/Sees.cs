using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>What of a deal each reader sees in a review [PRV-01, PRV-02].</summary>
public static class Sees
{
    /// <summary>Named value, its confirmation, commitments, answers: the deal team and the owner's manager.</summary>
    public static bool Names(Viewer viewer) => viewer is Viewer.Owner or Viewer.Colleague or Viewer.Manager;

    /// <summary>The amount: those who work on the deal or lead them.</summary>
    public static bool Amount(Viewer viewer) => Names(viewer) || viewer is Viewer.ManagersManager;

    /// <summary>What was promised to the customer: also those who keep it after the order.</summary>
    public static bool Promises(Viewer viewer) => Names(viewer) || viewer is Viewer.Receiver;

    /// <summary>The card at all.</summary>
    public static bool Deal(Viewer viewer) => Amount(viewer) || viewer is Viewer.Receiver;
}
