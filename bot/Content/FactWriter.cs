using System.Globalization;
using System.Text;
using CoachBot.Coach;
using CoachBot.Coach.Cards;

namespace CoachBot.Content;

/// <summary>Writes facts as one reader reads them: his zone, his language, his region's way of writing times and days.</summary>
internal sealed class FactWriter(LanguagePack words, Reader reader, RegionHabits habits)
{
    private const int LongestName = 150;
    private const int LongestValue = 300;
    private const int LongestDraft = 3000;
    private const int MostItems = 25;

    private static readonly HashSet<string> Drafts = new(StringComparer.Ordinal) { "draft" };

    private static readonly HashSet<string> Values = new(StringComparer.Ordinal)
    {
        "value", "goal", "justification", "questions", "question", "text", "reason", "learned", "purpose", "typed", "ours", "theirs",
        "consequence", "to", "slots", "rows", "play", "reply", "event",
    };

    private readonly string _region = RegionOf(reader.Language);

    /// <summary>Whether there is nothing to write.</summary>
    public static bool IsAbsent(Fact? fact) => fact switch
    {
        null => true,
        TextFact text => OutsideText.IsBlank(text.Value),
        WordsFact list => list.Items.All(IsAbsent),
        PairFact pair => IsAbsent(pair.First) && IsAbsent(pair.Second),
        _ => false,
    };

    /// <summary>The fact as text.</summary>
    /// <param name="name">The name of its place, which says how much text it holds.</param>
    /// <param name="withYear">A day is written with its year.</param>
    public string Write(string name, Fact fact, bool withYear = false) => fact switch
    {
        TextFact text => Outside(name, text.Value),
        NumberFact number => number.Value.ToString(CultureInfo.InvariantCulture),
        WordFact word => words.Word(word.Id),
        DayFact day => Day(day.Day, withYear),
        InstantFact instant => Instant(instant, withYear),
        PlayFact play => Play(play.Id),
        PairFact pair => Write(name, pair.First, withYear) + words.Word("list.comma") + Write(name, pair.Second, withYear),
        WordsFact list => Join([.. Items(list).Select(item => Write(name, item, withYear))]),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "A fact of a kind that nobody writes."),
    };

    /// <summary>The items of a list that are there, as many as a reader will read.</summary>
    public static IReadOnlyList<Fact> Items(WordsFact list) => [.. list.Items.Where(item => !IsAbsent(item)).Take(MostItems)];

    private static string Outside(string name, string text)
    {
        var draft = Drafts.Contains(name);
        var longest = draft ? LongestDraft : Values.Contains(name) ? LongestValue : LongestName;
        return OutsideText.Fit(text, longest, keepLines: draft);
    }

    private string Join(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(words.Word("list.comma"), items.SkipLast(1)) + words.Word("list.and") + items[^1],
    };

    private string Instant(InstantFact instant, bool withYear)
    {
        // A zone that nobody knows is a bug upstream: the time is then written so that it is still right.
        var known = LocalTime.IsZone(reader.Zone);
        var local = known ? LocalTime.ToLocal(instant.At, reader.Zone) : instant.At.UtcDateTime;
        var day = Day(DateOnly.FromDateTime(local), withYear);
        var time = Time(TimeOnly.FromDateTime(local));
        if (!known)
            time = Fill("format.utc", ("time", time));
        return instant.Style switch
        {
            InstantStyle.Time => time,
            InstantStyle.Day => day,
            InstantStyle.DayAndTime => Fill("format.dayTime", ("day", day), ("time", time)),
        };
    }

    private string Play(string id) => words.HasPlay(id, out var play)
        ? Fill("format.play", ("id", play.Info.Id), ("version", play.Info.Version), ("reason", play.Info.Reason))
        : id;

    private string Time(TimeOnly time)
    {
        if (!habits.TwelveHours.Contains(_region))
            return time.ToString("HH:mm", CultureInfo.InvariantCulture);
        return Fill("format.time12", ("time", time.ToString("h:mm", CultureInfo.InvariantCulture)), ("half", words.Word(time.Hour < 12 ? "half.am" : "half.pm")));
    }

    private string Day(DateOnly day, bool withYear)
    {
        var id = habits.MonthFirst.Contains(_region) ? "format.day.monthFirst" : "format.day";
        var weekday = day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
        return Fill(
            withYear ? $"{id}.year" : id,
            ("weekday", words.Word($"day.{Plain(weekday)}")),
            ("day", Plain(day.Day)),
            ("month", words.Word($"month.{Plain(day.Month)}")),
            ("year", Plain(day.Year)));
    }

    /// <summary>A word by its id.</summary>
    public string Word(string id) => words.Word(id);

    /// <summary>A word with its places filled. Braces in a value stay what they are.</summary>
    public string Fill(string id, params ReadOnlySpan<(string Name, string Value)> places)
    {
        var text = words.Word(id);
        var filled = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var place = -1;
            for (var each = 0; text[at] == '{' && place < 0 && each < places.Length; each++)
            {
                if (text.AsSpan(at + 1).StartsWith(places[each].Name) && text.AsSpan(at + 1 + places[each].Name.Length).StartsWith("}"))
                    place = each;
            }

            if (place >= 0)
                filled.Append(places[place].Value);
            else
                filled.Append(text[at]);
            at += place >= 0 ? places[place].Name.Length + 2 : 1;
        }

        return filled.ToString();
    }

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The country in a language tag: the part of two letters behind the language, or empty.</summary>
    private static string RegionOf(string language) =>
        language.Split('-', '_').Skip(1).FirstOrDefault(part => part.Length == 2 && part.All(char.IsAsciiLetter)) ?? "";
}
