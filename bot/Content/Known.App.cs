using CoachBot.Coach.Chats;

namespace CoachBot.Content;

// Words of a chat's own lists of commands, searches and tabs.
internal static partial class Known
{
    private static IReadOnlyList<string> AppWords =>
    [
        .. AppSheet.Commands.Prepend(AppSheet.Home).Select(command => $"app.command.{command}"),
        .. AppSheet.PagePhrases.Select(phrase => $"app.page.{phrase}"),
        .. Ids("app", "tab", "search.deal", "search.deal.about", "search.deal.word", "search.reference", "search.reference.about", "search.reference.word"),
    ];
}
