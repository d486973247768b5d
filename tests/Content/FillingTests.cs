using CoachBot.Coach.Cards;
using CoachBot.Content;

namespace CoachBot.Tests.Content;

/// <summary>How facts fill a text.</summary>
public sealed class FillingTests
{
    private static readonly RegionHabits Habits = new(new HashSet<string> { "US" }, new HashSet<string> { "US" });
    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 5, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "No meetings")]
    [InlineData(1, "One meeting")]
    [InlineData(7, "7 meetings")]
    public void A_number_chooses_its_wording(int count, string expected) =>
        Assert.Equal($"paragraph | {expected} today\n", Fill("{count, none: No meetings, one: One meeting, other: # meetings} today", ("count", count)));

    [Fact]
    public void A_line_that_names_an_absent_fact_goes() =>
        Assert.Equal("paragraph | Acme\n          | Tuesday\n", Fill("{customer}\nDeal: {deal}\nTuesday", ("customer", "Acme")));

    [Fact]
    public void A_block_without_lines_goes() =>
        Assert.Equal("paragraph | Acme\n", Fill("# {title}\n\n{customer}\n\n> {value}\n\n- {goal}\n\n^ {note}\n\n- **Kind:** {kind}\n\n---\n\n^ {note}", ("customer", "Acme")).Replace("divider   |\n", "", StringComparison.Ordinal));

    [Fact]
    public void Between_brackets_only_the_brackets_words_go()
    {
        const string body = "Saved: {outcome}[, **{sign}**][ on {day}].";
        Assert.Equal("paragraph | Saved: yes, **said**.\n", Fill(body, ("outcome", "yes"), ("sign", "said")));
        Assert.Equal("paragraph | Saved: yes.\n", Fill(body, ("outcome", "yes")));
    }

    [Fact]
    public void Text_of_blanks_counts_as_absent() =>
        Assert.Equal("paragraph | Acme\n", Fill("{customer}\n{title}", ("customer", "Acme"), ("title", " \u200B\t ")));

    [Fact]
    public void A_list_becomes_bullets_or_a_joined_line()
    {
        var rows = new WordsFact(["Acme", "Globex", "Initech"]);
        Assert.Equal("bullet    | Acme\nbullet    | Globex\nbullet    | Initech\n", Fill("- {rows}", ("rows", rows)));
        Assert.Equal("paragraph | With Acme, Globex and Initech\n", Fill("With {rows}", ("rows", rows)));
    }

    [Fact]
    public void Two_facts_about_one_thing_stay_one_entry_of_a_list()
    {
        var rows = new WordsFact([new PairFact("Acme", "10:30"), new PairFact("Globex", "14:00")]);
        Assert.Equal("bullet    | Acme, 10:30\nbullet    | Globex, 14:00\n", Fill("- {rows}", ("rows", rows)));
    }

    [Fact]
    public void A_long_list_is_cut() =>
        Assert.Equal(25, Fill("- {rows}", ("rows", new WordsFact([.. Enumerable.Range(0, 200).Select(number => (Fact)$"Deal {number}")]))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

    [Theory]
    [InlineData("en", "Europe/Berlin", "14:05 | Sunday 29 March, 14:05 | Sunday 29 March 2026")]
    [InlineData("en-GB", "Europe/London", "13:05 | Sunday 29 March, 13:05 | Sunday 29 March 2026")]
    [InlineData("en-US", "America/New_York", "8:05 AM | Sunday, March 29, 8:05 AM | Sunday, March 29, 2026")]
    [InlineData("en_US", "Asia/Tokyo", "9:05 PM | Sunday, March 29, 9:05 PM | Sunday, March 29, 2026")]
    [InlineData("en-US", "Etc/UTC", "12:05 PM | Sunday, March 29, 12:05 PM | Sunday, March 29, 2026")]
    [InlineData("en", "Mars/Olympus", "12:05 UTC | Sunday 29 March, 12:05 UTC | Sunday 29 March 2026")]
    public void Instants_are_written_in_the_readers_zone_and_way(string language, string zone, string expected)
    {
        var filled = Fill(
            "{time} | {when} | {day, year}",
            new Reader(zone, language),
            ("time", Fact.Time(Noon)),
            ("when", Fact.DayAndTime(Noon)),
            ("day", new InstantFact(Noon, InstantStyle.Day)));
        Assert.Equal($"paragraph | {expected}\n", filled);
    }

    [Fact]
    public void A_word_that_is_not_there_shows_its_id() => Assert.Equal("paragraph | state.asleep\n", Fill("{state}", ("state", Fact.Word("state.asleep"))));

    [Fact]
    public void A_text_is_written_with_its_reason_and_version() =>
        Assert.Contains("(meeting.ask, version 1)", Fill("{play}", ("play", new PlayFact("meeting.ask"))), StringComparison.Ordinal);

    /// <summary>[INT-23] [PRE-40]</summary>
    [Theory]
    [InlineData("<!channel> <@U123>")]
    [InlineData("@everyone <at>all</at>")]
    [InlineData("[x](http://x.example)")]
    [InlineData("{{company}} {customer}")]
    [InlineData("${company} %s {0}")]
    [InlineData("# no heading **no strong** `no code` ---")]
    [InlineData("[no optional part] {count, one: x, other: y}")]
    [InlineData("<script>alert(1)</script> &amp; &#64;here")]
    public void Text_from_outside_is_shown_as_it_is_and_is_never_markup(string outside) =>
        Assert.Equal($"paragraph | With {outside}.\n", Fill("With {customer}.", ("customer", outside)));

    [Theory]
    [InlineData("a\u202Eb\u202Cc\u2066d\u2069e\u200Ff", "abcdef")]
    [InlineData("a\u200Bb\uFEFFc\u00ADd\u2060e", "abcde")]
    [InlineData("a\0b\u0007c\u001B[31m", "abc[31m")]
    [InlineData("a\r\n# b\n\n> c", "a # b > c")]
    [InlineData("a\u2028b\u00A0\tc", "a b c")]
    public void Invisible_and_steering_characters_are_taken_out(string outside, string expected) =>
        Assert.Equal($"paragraph | {expected}\n", Fill("{title}", ("title", outside)));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("paragraph | a\uFFFDb\n", Fill("{title}", ("title", "a" + (char)0xD800 + "b")));

    [Fact]
    public void A_draft_keeps_its_lines() =>
        Assert.Equal("quote     | Hello,\n          | \n          | until soon\n", Fill("> {draft}", ("draft", "Hello,\r\n\n\n\nuntil soon\n")));

    [Theory]
    [InlineData("title", 150)]
    [InlineData("value", 300)]
    [InlineData("draft", 3000)]
    public void Long_text_is_cut_between_characters_with_an_ellipsis(string fact, int longest)
    {
        // A flag is one character of four code units: never half of it.
        var flags = string.Concat(Enumerable.Repeat("🇪🇺", 2000));

        var shown = Fill($"{{{fact}}}", (fact, flags))["paragraph | ".Length..].TrimEnd('\n');

        Assert.InRange(shown.Length, longest - 4, longest);
        Assert.Equal(1, (shown.Length) % 4);
        Assert.EndsWith("🇪🇺…", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_longer_than_its_place_leaves_the_ellipsis() =>
        Assert.Equal("paragraph | …\n", Fill("{title}", ("title", "Z" + new string('\u0301', 5000))));

    private static string Fill(string body, params (string Name, Fact Value)[] facts) => Fill(body, SampleFacts.Reader, facts);

    private static string Fill(string body, Reader reader, params (string Name, Fact Value)[] facts)
    {
        var problems = new ProblemList();
        var blocks = new BodyReader("test.md", 1, problems).Read(body);
        Assert.Empty(problems.Found);
        var filler = new PlayFiller(
            new FactWriter(Shipped.Library.Pack(reader.Language), reader, Habits),
            facts.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal));
        return Picture.Of(filler.Fill(blocks));
    }
}
