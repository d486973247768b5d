using System.Text.Json.Serialization;

namespace CoachBot.Coach.Cards;

/// <summary>A value that fills a place in a text. How it is written is the renderer's business.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "as")]
[JsonDerivedType(typeof(TextFact), "text")]
[JsonDerivedType(typeof(InstantFact), "instant")]
[JsonDerivedType(typeof(DayFact), "day")]
[JsonDerivedType(typeof(NumberFact), "number")]
[JsonDerivedType(typeof(WordFact), "word")]
[JsonDerivedType(typeof(WordsFact), "words")]
[JsonDerivedType(typeof(PairFact), "pair")]
[JsonDerivedType(typeof(PlayFact), "play")]
public abstract record Fact
{
    public static implicit operator Fact(string value) => new TextFact(value);
    public static implicit operator Fact(int value) => new NumberFact(value);
    public static implicit operator Fact(DateOnly value) => new DayFact(value);

    public static Fact Time(DateTimeOffset at) => new InstantFact(at, InstantStyle.Time);
    public static Fact DayAndTime(DateTimeOffset at) => new InstantFact(at, InstantStyle.DayAndTime);
    public static Fact Word(string id) => new WordFact(id);
}

/// <summary>Text from outside (a title, a name, an answer): shown as plain text, never as markup.</summary>
public sealed record TextFact(string Value) : Fact;

/// <summary>An instant, written in the reader's zone.</summary>
public sealed record InstantFact(DateTimeOffset At, InstantStyle Style) : Fact;

/// <summary>A calendar day, written as the reader's language does.</summary>
public sealed record DayFact(DateOnly Day) : Fact;

/// <summary>A whole number; a text may choose its wording by it.</summary>
public sealed record NumberFact(int Value) : Fact;

/// <summary>A word from the content, by id, such as the label of a state.</summary>
public sealed record WordFact(string Id) : Fact;

/// <summary>Several facts in a row, joined as the language joins a list.</summary>
public sealed record WordsFact(IReadOnlyList<Fact> Items) : Fact;

/// <summary>Two facts about one thing, such as a customer and a time: one entry of a list, never joined by a word.</summary>
public sealed record PairFact(Fact First, Fact Second) : Fact;

/// <summary>A text of the content itself: written as its id, its version and its one-line reason [CNT-03, CNT-14].</summary>
public sealed record PlayFact(string Id) : Fact;

/// <summary>How an instant is written.</summary>
public enum InstantStyle
{
    /// <summary>Hours and minutes.</summary>
    Time,

    /// <summary>Weekday, day and month, hours and minutes.</summary>
    DayAndTime,

    /// <summary>Weekday, day and month.</summary>
    Day,
}
