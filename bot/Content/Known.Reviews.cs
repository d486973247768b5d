namespace CoachBot.Content;

internal static partial class Known
{
    private static IEnumerable<string> ReviewsWords =>
    [
        .. Ids("dealStatus", "open", "won", "lost", "letGo"),
        .. Ids("notKnown", "no", "nothing", "named", "confirmed", "unconfirmed", "event", "side", "crm"),
        .. Ids("eventStands", "waiting", "planned", "atRisk", "reached", "announced", "missed"),
        .. Ids("fit", "yes", "no", "unknown"),
        .. Ids("work", "ours", "left", "open"),
        .. Ids("workItem", "case", "effect", "story"),
        .. Ids("changed", "done", "open", "dropped"),
        .. Ids("stance", "support", "reservation", "against"),
        .. Ids("gate", "event", "plan"),
        .. Ids("reviewHead", "deal", "date", "event", "next", "customer", "deals"),
    ];
}
