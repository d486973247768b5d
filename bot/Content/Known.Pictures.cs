namespace CoachBot.Content;

internal static partial class Known
{
    /// <summary>How tables, timelines and charts are written.</summary>
    private static IEnumerable<string> PicturesWords =>
        Ids("picture", "none", "more", "earlier", "days", "step", "today", "marked", "mark", "point", "value", "unknown");
}
