namespace CoachBot.Content;

internal static partial class Known
{
    private static IEnumerable<string> ReferencesWords =>
    [
        .. Ids("ask", "reference", "quotation", "story", "call"),
        .. Ids("use", "logo", "quotation", "story", "call", "visit", "all"),
        .. Ids("consent", "yes", "no"),
        .. Ids("answer", "yes", "notNow", "askMe"),
        .. Ids("loss", "price", "fit", "timing", "competitor", "noDecision", "ourConduct"),
        .. Ids("stage", "before", "review", "order", "handoff"),
        .. Ids("voice", "kind", "industry", "said", "claimed"),
    ];
}
