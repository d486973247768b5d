namespace CoachBot.Coach.Cards;

/// <summary>The words that a kind of form needs: a label for each of its fields. Any of them may name a fact of <see cref="FormTexts.Facts"/>.</summary>
/// <param name="Kind">One of <see cref="Forms"/>.</param>
public sealed record FormText(string Kind, params string[] Fields);

/// <summary>Every form that the Coach opens. The content folder must hold the words of each, in every active language.</summary>
public static partial class FormTexts
{
    /// <summary>Facts that a form's words may name. A help or placeholder that names an absent one is left out.</summary>
    public static readonly IReadOnlyList<string> Facts = ["company", "title", "when", "blind", "late", "offer", "deal", "name", "event", "date"];

    public static readonly FormText Value = new(Forms.Value, "value", "goal", "kind", "justification", "questions");
    public static readonly FormText ValueCall = new(Forms.ValueCall, "value", "goal", "kind", "justification", "questions");
    public static readonly FormText Postpone = new(Forms.Postpone, "to", "slot1", "slot2", "slot3", "draft");
    public static readonly FormText CallOff = new(Forms.CallOff, "to", "draft");
    public static readonly FormText GoAhead = new(Forms.GoAhead, "reason");
    public static readonly FormText RestSeries = new(Forms.RestSeries, "until");
    public static readonly FormText Learned = new(Forms.Learned, "learned", "ours", "oursBy", "oursDate", "theirs", "theirsBy", "theirsDate");
    public static readonly FormText Snooze = new(Forms.Snooze, "when", "own");
    public static readonly FormText CriticalDate = new(Forms.CriticalDate, "date", "reason", "consequence");

    public static readonly FormText LinkAccount = new(Forms.LinkAccount, "account");

    public static readonly FormText SavePromise =
        new(Forms.SavePromise, "deal", "other", "what", "toWhom", "paid", "owner", "due", "saidBy", "saidOn", "link");

    public static readonly FormText SaveVoice = new(Forms.SaveVoice, "account", "other", "text", "saidBy", "inside", "outside", "saidOn", "link");

    public static readonly FormText SaveCommitment =
        new(Forms.SaveCommitment, "side", "deal", "other", "text", "by", "date", "saidBy", "saidOn", "link");

    public static readonly FormText Settings =
        new(Forms.Settings, "hoursFrom", "hoursTo", "days", "dayTime", "sameDay", "language", "timeZone", "chat", "pausedUntil", "leaveUntil", "deputy", "privatePraise", "stopped");
}
