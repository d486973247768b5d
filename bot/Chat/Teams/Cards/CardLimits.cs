namespace CoachBot.Chat.Teams.Cards;

/// <summary>What Teams takes. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages</summary>
public static class CardLimits
{
    /// <summary>
    /// Bytes of one card as JSON. A bot's activity may have 100 KB counted as UTF-16, everything that stands around a card included;
    /// older pages name 28 KB, and a card below that fits everywhere.
    /// </summary>
    public const int CardBytes = 28_000;

    /// <summary>Teams shows no more actions of one set.</summary>
    public const int Actions = 6;

    /// <summary>Ids of <c>refresh.userIds</c>.</summary>
    public const int Viewers = 60;

    /// <summary>
    /// Ours: characters of a row of buttons, with what is around each. Phones do not wrap a row, they hide its end
    /// (microsoft/AdaptiveCards issues 4758, 6365).
    /// </summary>
    public const int RowCharacters = 38;

    /// <summary>Ours: labelled values of more characters stand one below the other.</summary>
    public const int Fact = 80;

    /// <summary>Ours: characters of a button.</summary>
    public const int Title = 75;

    /// <summary>Ours: characters of one choice.</summary>
    public const int Choice = 100;

    /// <summary>Ours: of a menu of more items, where all are of one kind, one is chosen from a list.</summary>
    public const int MenuButtons = 18;

    /// <summary>Ours: characters of the line that tells of a message.</summary>
    public const int Summary = 200;

    /// <summary>Ours: a choice of at most so many that must be made is one press instead of two.</summary>
    public const int FewChoices = 5;

    /// <summary>Ours: of more choices the right one is found by typing.</summary>
    public const int ManyChoices = 15;

    public const int ChartPoints = 20;
    /// <summary>Microsoft's own drawing of grouped bars takes no more.</summary>
    public const int ChartRows = 4;
}
