using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>
/// The contention round [REV-06]: everybody writes privately, all appears together, the owner decides, each says where he
/// stands. No objection is a finding: one colleague then argues against [REV-07].
/// </summary>
public static class Contention
{
    private const int WritingDays = 1;
    private const int ArguingDays = 2;
    private const int DecidingDays = 30;
    private const int StandingDays = 1;

    public static IReadOnlyList<Decision> Started(ReviewTarget target, RoundWanted wanted, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(wanted.By)) is not { } person || target.Review != ReviewTarget.Deal) return [];
        if (situation.Find<DealRecord>(Subjects.Deal(target.Id)) is not { Known.Now: not null } deal) return [];
        var before = ReviewCards.Record(target, situation);
        if (!Sees.Names(Sight.Of(person, deal, situation))) return [Reply(Texts.DealNotYours.With(("deal", deal.Name)))];
        if (before.Round is { } running)
        {
            var writes = MayPress(Verbs.ContendWrite, deal, running, person) is null;
            return [Reply(Texts.ContendRunning.With(("deal", deal.Name)).Presses(writes ? ContentionCards.Write(deal) : null))];
        }
        IReadOnlyList<string> people =
            [.. ReviewDeals.Team(deal, situation).Select(p => p.Email).Append(person.Email).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (people.Count < 2) return [Reply(Texts.ContendAlone.With(("deal", deal.Name)))];

        var id = now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var round = new ContentionRound(id, person.Email, now, After(WritingDays, person, situation, now), people);
        var after = before with { Round = round, RoundsHeld = before.RoundsHeld + 1 };
        var asked = people.Select(p => ContentionCards.Asked(deal, round, p, situation, now));
        return ReviewPractice.Settled(
            after,
            situation,
            now,
            [.. asked, Reply(Texts.ContendStarted.With(("deal", deal.Name), ("people", people.Count), ("lastDay", ContentionCards.Day(round.Until, person, situation))))]);

        Decision Reply(Part part) => Replies.To(person, situation, wanted.Key, now, [part], wanted.Room, wanted.Thread, new About("deal", deal.Id));
    }

    /// <summary>A sentence for one who may not press that now; null where he may.</summary>
    public static Part? MayPress(string verb, DealRecord deal, ContentionRound? round, PersonRecord person)
    {
        if (round is null) return Texts.ContendOver.With();
        if (verb == Verbs.ContendDecide)
        {
            if (round.Step is not (RoundStep.Deciding or RoundStep.Arguing)) return Texts.ContendOver.With();
            return Decider(deal, round) == person.Email ? null : Texts.NotYours.With();
        }
        if (!round.People.Contains(person.Email, StringComparer.Ordinal)) return Texts.NotYours.With();
        var open = verb == Verbs.ContendStance ? round.Step is RoundStep.Standing
            : round.Step is RoundStep.Writing || (round.Step is RoundStep.Arguing && round.Advocate == person.Email);
        if (!open) return Texts.ContendOver.With();
        return round.Wrote.Contains(person.Email, StringComparer.Ordinal) ? Texts.ContendTwice.With() : null;
    }

    /// <summary>The deal's owner; whoever began the round where the deal has none among the people of the round.</summary>
    public static string Decider(DealRecord deal, ContentionRound round) =>
        deal.Facts.OwnerEmail is { Length: > 0 } owner && round.People.Contains(owner, StringComparer.Ordinal) ? owner : round.By;

    public static IReadOnlyList<Decision> Sent(DealRecord deal, ReviewRecord before, Submitted sent, PersonRecord person, string key, Situation situation, DateTimeOffset now)
    {
        var verb = sent.FormKind switch
        {
            Forms.ContendWrite => Verbs.ContendWrite,
            Forms.ContendDecide => Verbs.ContendDecide,
            _ => Verbs.ContendStance,
        };
        if (MayPress(verb, deal, before.Round, person) is { } no) return [Replies.To(person, situation, key, now, [no], about: new About("deal", deal.Id))];
        var told = new List<Decision>();
        var round = before.Round!;
        var after = verb switch
        {
            Verbs.ContendWrite => Written(deal, before, round, sent, person, situation, now, told),
            Verbs.ContendDecide => Decided(deal, before, round, sent, person, situation, now, told),
            _ => Stood(deal, before, round, sent, person, situation, now, told),
        };
        return after is null ? [] : ReviewPractice.Settled(after, situation, now, told);
    }

    /// <summary>The time of the present step is over.</summary>
    public static ReviewRecord TimePassed(DealRecord deal, ReviewRecord record, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        if (record.Round is not { } round || now < round.Until) return record;
        return round.Step switch
        {
            RoundStep.Writing or RoundStep.Arguing => Revealed(deal, record, round, situation, now, told),
            RoundStep.Standing => Finished(deal, record, round, situation, now, told),
            RoundStep.Deciding => LeftOpen(deal, record, round, told),
        };
    }

    private static ReviewRecord Written(DealRecord deal, ReviewRecord before, ContentionRound round, Submitted sent, PersonRecord person, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        var wrote = round.With(person.Email);
        if (ReviewForms.Text(sent, "objection") is { } objection) wrote = wrote.With(new RoundEntry(objection, ReviewForms.Text(sent, "way"), person.Email));
        if (round.Step is RoundStep.Arguing)
        {
            told.Add(ContentionCards.ArgueEnds(deal, round, person.Email));
            return Revealed(deal, before, wrote, situation, now, told);
        }
        told.Add(ContentionCards.Thanked(deal, round, person.Email));
        return wrote.HasAll ? Revealed(deal, before, wrote, situation, now, told) : before with { Round = wrote };
    }

    /// <summary>All appears together; who has written is forgotten. Where nobody objected, one is asked to argue against.</summary>
    private static ReviewRecord Revealed(DealRecord deal, ReviewRecord before, ContentionRound round, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        var shown = round with { Wrote = [], Advocate = null };
        if (round.Step is RoundStep.Arguing && round.Advocate is { } late) told.Add(ContentionCards.ArgueEnds(deal, round, late));
        if (round.Entries.Count == 0 && round.Step is RoundStep.Writing && OnRota(deal, before, round, situation, now) is { } advocate)
        {
            var argued = shown with { Step = RoundStep.Arguing, Advocate = advocate.Email, Until = After(ArguingDays, advocate, situation, now) };
            told.AddRange(argued.People.Select(p => ContentionCards.NothingFound(deal, argued, p, situation, now)));
            told.Add(ContentionCards.Argue(deal, argued, situation, now));
            told.Add(ContentionCards.Decide(deal, argued, Decider(deal, argued), situation, now));
            return before with { Round = argued };
        }
        var decides = shown with { Step = RoundStep.Deciding, Until = now.AddDays(DecidingDays) };
        told.AddRange(decides.People.Select(p => ContentionCards.Entries(deal, decides, p, situation, now)));
        told.Add(ContentionCards.Decide(deal, decides, Decider(deal, decides), situation, now));
        return before with { Round = decides };
    }

    /// <summary>The next of the deal's team in turn, never the one who began the round.</summary>
    private static PersonRecord? OnRota(DealRecord deal, ReviewRecord record, ContentionRound round, Situation situation, DateTimeOffset now)
    {
        var team = ReviewDeals.Team(deal, situation).Where(p => p.Email != round.By).ToList();
        var here = team.Where(p => p.CanBeAskedAbout(now, situation.Tenant)).ToList();
        var rota = here.Count > 0 ? here : team;
        return rota.Count == 0 ? null : rota[(record.RoundsHeld - 1) % rota.Count];
    }

    private static ReviewRecord? Decided(DealRecord deal, ReviewRecord before, ContentionRound round, Submitted sent, PersonRecord person, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        if (ReviewForms.Text(sent, "decision") is not { } decision) return null;
        var reason = round.Step is RoundStep.Arguing ? ReviewForms.Text(sent, "reason") : null;
        if (round.Step is RoundStep.Arguing && reason is null) return null;
        if (round.Advocate is { } advocate) told.Add(ContentionCards.ArgueEnds(deal, round, advocate));
        var decided = round with
        {
            Step = RoundStep.Standing,
            Wrote = [],
            Advocate = null,
            Decision = decision,
            Override = reason,
            Until = After(StandingDays, person, situation, now),
        };
        told.Add(ContentionCards.DecideEnds(deal, decided, person.Email));
        told.AddRange(decided.People.Select(p => ContentionCards.Stance(deal, decided, p, situation, now)));
        return before with { Round = decided };
    }

    private static ReviewRecord? Stood(DealRecord deal, ReviewRecord before, ContentionRound round, Submitted sent, PersonRecord person, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        var stance = sent.Values.GetValueOrDefault("stance");
        var reservation = stance == ContentionForms.Reservation ? ReviewForms.Text(sent, "reservation") : null;
        if (!ContentionForms.Stances.Contains(stance, StringComparer.Ordinal) || (stance == ContentionForms.Reservation && reservation is null)) return null;
        var stood = round.With(person.Email) with
        {
            Voices = new(round.Voices.Supporting + (stance == ContentionForms.Support ? 1 : 0), round.Voices.Against + (stance == ContentionForms.Against ? 1 : 0)),
            Reservations = [.. round.Reservations.Concat(reservation is null ? [] : [reservation]).Order(StringComparer.Ordinal)],
            Stances = round.IsNamed ? [.. round.Stances.Append(new NamedStance(person.Email, stance!, reservation)).OrderBy(s => s.Person, StringComparer.Ordinal)] : [],
        };
        if (stood.HasAll) return Finished(deal, before, stood, situation, now, told);
        told.Add(ContentionCards.Stood(deal, stood, person.Email, now));
        return before with { Round = stood };
    }

    private static ReviewRecord Finished(DealRecord deal, ReviewRecord before, ContentionRound round, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        var decision = new RoundDecision(round.Decision!, now, round.Reservations) { Voices = round.Voices, Stances = round.Stances };
        told.AddRange(round.People.SelectMany(p => ContentionCards.Outcome(deal, round, decision, p, situation)));
        return (before with { Round = null }).WithDecision(decision);
    }

    /// <summary>Nobody decided for a month: the round is laid down, so that another can begin.</summary>
    private static ReviewRecord LeftOpen(DealRecord deal, ReviewRecord before, ContentionRound round, List<Decision> told)
    {
        told.Add(ContentionCards.DecideEnds(deal, round, Decider(deal, round)));
        told.AddRange(round.People.Select(p => ContentionCards.AskedEnds(deal, round, p)));
        return before with { Round = null };
    }

    /// <summary>The same time of day so many business days on, by this person's calendar.</summary>
    private static DateTimeOffset After(int days, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        if (person.WorkingTimeIn(situation.Tenant) is not { } hours) return now.AddDays(days);
        var local = LocalTime.ToLocal(now, hours.Zone);
        return hours.AddWorkingDays(DateOnly.FromDateTime(local), days) is { } day ? LocalTime.At(day, TimeOnly.FromDateTime(local), hours.Zone) : now.AddDays(days);
    }
}
