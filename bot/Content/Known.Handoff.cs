namespace CoachBot.Content;

internal static partial class Known
{
    private static IEnumerable<string> HandoffWords =>
    [
        .. Ids("role", "rep", "manager", "accountManager", "services", "support", "marketing", "curator", "admin"),
        .. Ids("dossier", "goal", "value", "promises", "criticalDate", "event", "people", "licences", "gaps"),
        .. Ids("origin", "crm", "meeting", "confirmed", "colleague", "order", "question", "message", "written"),
        .. Ids("part", "sold", "needed", "expected", "next", "firstCall", "promised", "paid", "byWhen", "kickoff", "goLive", "bought"),
        .. Ids("pay", "paid", "free"),
        .. Ids("expect", "what", "order", "state", "owner", "met", "notMet", "later", "unchecked", "none", "nobody", "new"),
    ];
}
