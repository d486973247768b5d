namespace CoachBot.Content;

internal static partial class Known
{
    private static IEnumerable<string> ReviewsWords => [];
}
