namespace CoachBot.Content;

internal static partial class Known
{
    /// <summary>Names of the steps of the shipped plans; a tenant's own plan may add some [PO-05].</summary>
    private static IEnumerable<string> PlansWords =>
        Ids("step", "contracts", "adminTraining", "configuration", "implementation", "tests", "userTraining", "goLive");
}
