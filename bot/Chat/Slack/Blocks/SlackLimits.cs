namespace CoachBot.Chat.Slack.Blocks;

/// <summary>
/// What Slack takes, in characters (UTF-16 code units) or pieces. From the reference of each block and element at
/// https://docs.slack.dev/reference/block-kit/ unless a line says otherwise; where two copies of it differ, the smaller number.
/// </summary>
public static class SlackLimits
{
    public const int MessageBlocks = 50;
    public const int ViewBlocks = 100;

    /// <summary>
    /// Characters of all texts of a message. Undocumented: Slack's maintainers name 12,000 "with a buffer for containers"
    /// (slackapi/bolt-js issue 2509), and 11,341 were refused with <c>msg_blocks_too_long</c> (issue 2867).
    /// </summary>
    public const int MessageCharacters = 10_000;

    /// <summary>Bytes of a message's blocks as JSON: what <c>blocks.validate</c> takes.</summary>
    public const int MessageBytes = 100_000;

    /// <summary>Bytes of a view as JSON; more is <c>view_too_large</c>.</summary>
    public const int ViewBytes = 250_000;

    /// <summary>Ours: so many characters of any script, and what stands around them, stay below <see cref="ViewBytes"/>.</summary>
    public const int ViewCharacters = 30_000;

    /// <summary>Ours: of labels on one surface; what is left is for its texts.</summary>
    public const int MessageLabelCharacters = 6_000;

    /// <summary>Ours: presses and their groups in one message or home view.</summary>
    public const int Presses = 1_000;

    public const int TextObject = 3_000;

    /// <summary>Of one <c>rich_text</c> block. Not documented: the same as a section's.</summary>
    public const int RichText = 3_000;

    public const int Header = 150;

    /// <summary>Of one text of a <c>context</c>: the reference names only a text object's 3,000, others have met 2,000.</summary>
    public const int ContextText = 2_000;
    public const int ActionElements = 25;
    public const int Id = 255;

    public const int ButtonText = 75;
    public const int Options = 100;
    public const int OptionGroups = 100;
    public const int OptionText = 75;
    public const int GroupLabel = 75;
    public const int OverflowOptions = 5;
    public const int Placeholder = 150;

    public const int InputLabel = 2_000;
    public const int InputHint = 2_000;
    public const int InputText = 3_000;
    public const int ViewTitle = 24;

    /// <summary>Of <c>data_table</c>, with its header. An older copy of the reference says 101, a newer one 201.</summary>
    public const int TableRows = 101;
    public const int TableColumns = 20;
    public const int TablePage = 100;

    /// <summary>Characters in the cells of all tables of a message or view.</summary>
    public const int TableCharacters = 20_000;

    /// <summary>Ours: the reference names none.</summary>
    public const int TableCaption = 150;

    /// <summary>Documented for <c>table</c> only, seen by many with <c>invalid_attachments</c>: the rest are written in words.</summary>
    public const int Tables = 1;

    public const int Charts = 2;
    public const int ChartTitle = 50;
    public const int ChartSeries = 6;
    public const int ChartPoints = 20;
    public const int ChartLabel = 20;
}
