namespace CoachBot.Content;

internal static partial class Known
{
    private static IEnumerable<string> PeopleWords =>
    [
        .. Ids("mismatch", "missing", "gone", "guest", "outside", "somebodyElses", "zone", "left", "calendarOnly"),
    ];
}
