namespace CoachBot.Coach.Cards;

/// <summary>A message as the Coach wants it: content ids and facts, no words. One card is one message; a newer one edits it.</summary>
/// <param name="Key">Unique per tenant; also the key under which a chat platform is asked whether it has it.</param>
/// <param name="Owner">The subject that decides on this card and hears of its delivery.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Reader">For whom it is written.</param>
/// <param name="View">What it shows.</param>
/// <param name="Timing">When it may and must be sent, as a new message; edits go at once.</param>
/// <param name="Thread">Key of the card in whose thread it stands, or null for a message of its own.</param>
/// <param name="TellWhenSent">Whether the owner wants <see cref="Delivered"/> for the first sending.</param>
public sealed record Card(
    string Key,
    string Owner,
    Destination To,
    Reader Reader,
    CardView View,
    Timing Timing,
    string? Thread = null,
    bool TellWhenSent = false);

/// <summary>Where a card goes.</summary>
/// <param name="Platform">Name of the chat platform.</param>
/// <param name="Address">The platform's own id of the room or person.</param>
/// <param name="OnlyFor">Shown to this person (e-mail) alone, or null for everybody in the room.</param>
public sealed record Destination(string Platform, string Address, string? OnlyFor = null);

/// <summary>For whom a text is written.</summary>
/// <param name="Zone">IANA time zone id.</param>
/// <param name="Language">Language tag such as <c>en</c> or <c>en-US</c>.</param>
public sealed record Reader(string Zone, string Language);

/// <summary>When a new message may be sent (business time) and what is more urgent.</summary>
/// <param name="NotBefore">Never before this instant.</param>
/// <param name="Due">The instant aimed at.</param>
/// <param name="NotAfter">Useless after this instant: dropped with a reason, never sent late.</param>
public sealed record Timing(DateTimeOffset NotBefore, DateTimeOffset Due, DateTimeOffset NotAfter, Urgency Urgency = Urgency.Nudge)
{
    /// <summary>An answer to a person's own press or command: at once, useful for a day.</summary>
    public static Timing Now(DateTimeOffset now) => new(now, now, now.AddDays(1), Urgency.Answer);
}

/// <summary>Answers never queue behind nudges.</summary>
public enum Urgency
{
    Answer,
    Nudge,
}

/// <summary>What a card shows: parts in order. The first part's content id and version are stored with the message.</summary>
/// <param name="Preview">Content id of the lock-screen line, which names no customer, value or state [ADM-17].</param>
/// <param name="PreviewFacts">Facts for that line.</param>
/// <param name="About">What the message is about, for people and scripts that look it up.</param>
public sealed record CardView(
    IReadOnlyList<Part> Parts,
    string Preview,
    IReadOnlyDictionary<string, Fact> PreviewFacts,
    About? About = null);

/// <summary>One text with its facts and the things that can be pressed below it.</summary>
/// <param name="Text">Content id; see <see cref="Texts"/>.</param>
/// <param name="Picture">A table, timeline or chart that stands below the text; every platform has it in words too.</param>
public sealed record Part(string Text, IReadOnlyDictionary<string, Fact> Facts, IReadOnlyList<Press>? Presses = null, Picture? Picture = null);

/// <summary>Something to press.</summary>
/// <param name="Verb">One of <see cref="Verbs"/>; its label is the word <c>press.VERB</c>.</param>
/// <param name="Subject">The subject that hears of it.</param>
/// <param name="Kind">What pressing does.</param>
/// <param name="Items">The items of a menu: each is a press of its own.</param>
/// <param name="Value">Handed back with the press, to tell apart items of one verb.</param>
/// <param name="Label">A label from facts in place of the verb's word, such as a deal's name.</param>
public sealed record Press(
    string Verb,
    string Subject,
    PressKind Kind = PressKind.Button,
    PressStyle Style = PressStyle.Normal,
    IReadOnlyList<Press>? Items = null,
    string? Value = null,
    Fact? Label = null);

/// <summary>What a press does.</summary>
public enum PressKind
{
    Button,
    Form,
    Menu,
}

/// <summary>How much a press stands out.</summary>
public enum PressStyle
{
    Normal,
    Primary,
    Danger,
}

/// <summary>What a message is about.</summary>
/// <param name="Kind"><c>meeting</c>, <c>day</c>, <c>deal</c>, <c>order</c>, <c>event</c> or <c>person</c>.</param>
/// <param name="Id">The sender's id; of a day card the date.</param>
public sealed record About(string Kind, string Id);
