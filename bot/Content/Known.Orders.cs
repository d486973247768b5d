namespace CoachBot.Content;

internal static partial class Known
{
    private static IEnumerable<string> OrdersWords =>
    [
        .. Ids("progress", "planned", "started", "done", "open"),
        .. Ids("onTime", "yes", "no"),
        .. Ids("onSpec", "yes", "no"),
        .. Ids("onBudget", "yes", "no"),
        .. Ids("serves", "yes", "no"),
        .. Ids("owner", "none"),
        .. Ids("rough", "guess", "learned", "plans", "confirmed"),
        .. Ids("doubt", "small", "renewal"),
        .. Ids("column", "step", "old", "new"),
        .. Ids("mark", "critical", "needed"),
    ];
}
