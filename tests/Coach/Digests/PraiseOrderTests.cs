using CoachBot.Coach.Cards;
using CoachBot.Coach.Digests;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach.Digests;

/// <summary>[DIG-14]: who stands first changes from week to week.</summary>
public sealed class PraiseOrderTests
{
    private static readonly Part Line = Texts.DigestHead.With(("team", "West"));

    /// <summary>A week's lines: of whom each is; "" for a customer's word without a person, "-" for one who wants it for himself.</summary>
    private static readonly Gen<string[]> Week = Gen.Elements("ann", "bob", "eva", "", "-").ArrayOf(5);

    private static List<Praised> Of(string[] week) =>
        [.. week.Select((who, n) => who switch
        {
            "" => new Praised($"key-{n}", null, Line, null, null),
            "-" => new Praised($"key-{n}", null, null, "private", Line),
            _ => new Praised($"key-{n}", who, Line, who, Line),
        })];

    [Fact]
    public void Nobody_stands_first_twice_in_a_row_while_somebody_else_qualifies() =>
        Prop.ForAll(Week.ListOf(12).ToArbitrary(), weeks =>
        {
            string? last = null;
            foreach (var week in weeks)
            {
                var ordered = Praise.InOrder(Of(week), last);
                var shown = ordered.Where(p => p.Room is not null).ToList();
                if (shown.Count == 0) continue;
                if (last is not null && shown[0].Person == last && shown.Any(p => p.Person != last)) return false;
                last = shown[0].Person;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_lost_or_doubled_and_everybody_has_his_first_line_before_anybodys_second() =>
        Prop.ForAll(Week.ToArbitrary(), week =>
        {
            var all = Of(week);
            var ordered = Praise.InOrder(all, "ann");
            var people = ordered.Where(p => p.Room is not null).Select(p => p.Person).OfType<string>().ToList();
            return ordered.Count == all.Count
                && ordered.Select(p => p.Key).Order().SequenceEqual(all.Select(p => p.Key).Order())
                && people.Distinct().Count() == people.Take(people.Distinct().Count()).Distinct().Count();
        }).QuickCheckThrowOnFailure();
}
