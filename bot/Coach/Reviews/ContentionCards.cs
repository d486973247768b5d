using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>
/// What each sees of a round. The card of a writer never repeats what he wrote or where he stands: cards are stored with
/// their reader [PRV-06].
/// </summary>
public static class ContentionCards
{
    private const int MostEntries = 10;
    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    public static Press Write(DealRecord deal) => new(Verbs.ContendWrite, Subjects.Review(deal.Id), PressKind.Form, PressStyle.Primary);

    public static DateOnly Day(DateTimeOffset at, PersonRecord? person, Situation situation) =>
        LocalTime.DayOf(at, person?.ReaderIn(situation.Tenant).Zone ?? "Etc/UTC");

    /// <summary>Write your strongest objection and one other way; whether names will show is said beforehand.</summary>
    public static Decision Asked(DealRecord deal, ContentionRound round, string email, Situation situation, DateTimeOffset now) =>
        Set(
            email,
            AskKey(email, deal, round),
            deal,
            now,
            round.Until,
            Texts.ContendAsk.With(("deal", deal.Name), ("name", Colleagues.NameOf(round.By, situation)), ("lastDay", Day(round.Until, Of(email, situation), situation))),
            NamesLine(round).Presses(Write(deal)));

    public static Decision Thanked(DealRecord deal, ContentionRound round, string email) =>
        End(email, AskKey(email, deal, round), deal, Texts.ContendWritten.With(("deal", deal.Name)));

    public static Decision AskedEnds(DealRecord deal, ContentionRound round, string email) =>
        new Tell(Subjects.Person(email), new DutyEnded(AskKey(email, deal, round)));

    /// <summary>All entries, on the card that asked for them.</summary>
    public static Decision Entries(DealRecord deal, ContentionRound round, string email, Situation situation, DateTimeOffset now) =>
        Set(email, AskKey(email, deal, round), deal, now, now + Useful, [.. EntryParts(deal, round, situation)]);

    /// <summary>No objection is a finding: who argues against, and until when.</summary>
    public static Decision NothingFound(DealRecord deal, ContentionRound round, string email, Situation situation, DateTimeOffset now) =>
        Set(email, AskKey(email, deal, round), deal, now, round.Until, NothingPart(deal, round, email, situation));

    /// <summary>All have read whose part it is: that names do not show would not be true of this card.</summary>
    public static Decision Argue(DealRecord deal, ContentionRound round, Situation situation, DateTimeOffset now)
    {
        var email = round.Advocate!;
        var part = Texts.ContendArgue.With(("deal", deal.Name), ("lastDay", Day(round.Until, Of(email, situation), situation)));
        return Set(email, ArgueKey(email, deal, round), deal, now, round.Until, part.Presses(Write(deal)));
    }

    public static Decision ArgueEnds(DealRecord deal, ContentionRound round, string email) =>
        End(email, ArgueKey(email, deal, round), deal, Texts.ContendArgued.With(("deal", deal.Name)));

    /// <summary>The owner's card: what was written, and the press to decide. While somebody argues against, deciding needs a reason.</summary>
    public static Decision Decide(DealRecord deal, ContentionRound round, string owner, Situation situation, DateTimeOffset now)
    {
        var press = new Press(Verbs.ContendDecide, Subjects.Review(deal.Id), PressKind.Form, round.Step is RoundStep.Deciding ? PressStyle.Primary : PressStyle.Normal);
        Part ask = round.Step is RoundStep.Arguing
            ? Texts.ContendWaits.With(
                ("deal", deal.Name), ("name", Colleagues.NameOf(round.Advocate!, situation)), ("lastDay", Day(round.Until, Of(owner, situation), situation)))
            : Texts.ContendDecide.With(("deal", deal.Name));
        IEnumerable<Part> entries = round.Step is RoundStep.Arguing ? [] : EntryParts(deal, round, situation);
        return Set(owner, DecideKey(owner, deal, round), deal, now, now + Useful, [.. entries, ask.Presses(press)]);
    }

    public static Decision DecideEnds(DealRecord deal, ContentionRound round, string owner) =>
        round.Decision is null
            ? new Tell(Subjects.Person(owner), new DutyEnded(DecideKey(owner, deal, round)))
            : End(owner, DecideKey(owner, deal, round), deal, DecidedPart(deal, round));

    /// <summary>The decision, with the question where one stands.</summary>
    public static Decision Stance(DealRecord deal, ContentionRound round, string email, Situation situation, DateTimeOffset now)
    {
        var ask = Texts.ContendStance.With(("lastDay", Day(round.Until, Of(email, situation), situation)));
        var press = new Press(Verbs.ContendStance, Subjects.Review(deal.Id), PressKind.Form, PressStyle.Primary);
        return Set(email, StanceKey(email, deal, round), deal, now, round.Until, DecidedPart(deal, round), ask, NamesLine(round).Presses(press));
    }

    public static Decision Stood(DealRecord deal, ContentionRound round, string email, DateTimeOffset now) =>
        Set(email, StanceKey(email, deal, round), deal, now, round.Until, DecidedPart(deal, round), Texts.ContendStood.With());

    /// <summary>Where all stand, for all; the card with the entries ends with it.</summary>
    public static IEnumerable<Decision> Outcome(DealRecord deal, ContentionRound round, RoundDecision decision, string email, Situation situation)
    {
        yield return AskedEnds(deal, round, email);
        List<Part> parts =
        [
            DecidedPart(deal, round),
            Texts.ContendOutcome.With(("supporting", decision.Voices.Supporting), ("reserved", decision.Reservations.Count), ("against", decision.Voices.Against)),
        ];
        if (round.IsNamed)
        {
            var rows = decision.Stances.Select(s => (Fact)new PairFact(Colleagues.NameOf(s.Person, situation), Fact.Word("stance." + s.Stance)));
            parts.Add(Texts.ContendOutcomeNamed.With(("rows", new WordsFact([.. rows]))));
        }
        parts.AddRange(round.IsNamed
            ? decision.Stances.Where(s => s.Reservation is not null)
                .Select(s => Texts.ContendReservation.With(("text", s.Reservation!), ("name", Colleagues.NameOf(s.Person, situation))))
            : decision.Reservations.Take(MostEntries).Select(r => Texts.ContendReservation.With(("text", r))));
        yield return End(email, StanceKey(email, deal, round), deal, [.. parts]);
    }

    private static Part NamesLine(ContentionRound round) => round.IsNamed ? Texts.ContendNamed.With() : Texts.ContendUnnamed.With();

    private static IEnumerable<Part> EntryParts(DealRecord deal, ContentionRound round, Situation situation)
    {
        if (round.Entries.Count == 0)
        {
            yield return Texts.ContendStillNothing.With(("deal", deal.Name));
            yield break;
        }
        yield return Texts.ContendEntries.With(("deal", deal.Name), ("count", round.Entries.Count));
        foreach (var entry in round.Entries.Take(MostEntries))
        {
            yield return Texts.ContendEntry.With(
                ("text", entry.Objection), ("reason", Facts.Maybe(entry.OtherWay)), ("name", Facts.Maybe(entry.By is { } by ? Colleagues.NameOf(by, situation) : null)));
        }
        if (round.Entries.Count > MostEntries) yield return Texts.ContendMore.With(("more", round.Entries.Count - MostEntries));
    }

    private static Part NothingPart(DealRecord deal, ContentionRound round, string email, Situation situation) =>
        Texts.ContendNothing.With(
            ("deal", deal.Name), ("name", Colleagues.NameOf(round.Advocate!, situation)), ("lastDay", Day(round.Until, Of(email, situation), situation)));

    private static Part DecidedPart(DealRecord deal, ContentionRound round) =>
        Texts.ContendDecided.With(("deal", deal.Name), ("text", round.Decision!), ("reason", Facts.Maybe(round.Override)));

    private static PersonRecord? Of(string email, Situation situation) => situation.Find<PersonRecord>(Subjects.Person(email));

    private static Decision Set(string email, string key, DealRecord deal, DateTimeOffset now, DateTimeOffset until, params IReadOnlyList<Part> parts) =>
        new Tell(Subjects.Person(email), new DutySet(new Duty(key, DutyKinds.Review, now, until, View(deal, parts))));

    private static Decision End(string email, string key, DealRecord deal, params IReadOnlyList<Part> parts) =>
        new Tell(Subjects.Person(email), new DutyEnded(key, View(deal, parts)));

    private static CardView View(DealRecord deal, IReadOnlyList<Part> parts) => new(parts, Texts.PreviewDuty.Id, Facts.None, new About("deal", deal.Id));

    private static string AskKey(string email, DealRecord deal, ContentionRound round) => CardKeys.Duty(email, $"contend/{deal.Id}/{round.Id}");

    private static string ArgueKey(string email, DealRecord deal, ContentionRound round) => CardKeys.Duty(email, $"argue/{deal.Id}/{round.Id}");

    private static string DecideKey(string email, DealRecord deal, ContentionRound round) => CardKeys.Duty(email, $"decide/{deal.Id}/{round.Id}");

    private static string StanceKey(string email, DealRecord deal, ContentionRound round) => CardKeys.Duty(email, $"stance/{deal.Id}/{round.Id}");
}
