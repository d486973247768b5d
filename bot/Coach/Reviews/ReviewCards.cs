using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>The card of a review as one reader sees it: what comes back first, how things stand, one question, at most three presses [PRE-39].</summary>
public static class ReviewCards
{
    /// <summary>An opened card follows every change for so long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>Opens the card for a colleague; a question is chosen where none waits.</summary>
    public static IReadOnlyList<Decision> Opened(ReviewTarget target, ReviewWanted wanted, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(wanted.By)) is not { } person) return [];
        var before = Record(target, situation);
        if (!target.MayAnswer(person, situation))
            return [Replies.To(person, situation, wanted.Key, now, Parts(target, before, person, situation, now), wanted.Room, wanted.Thread, AboutOf(target))];
        var opened = new OpenedReview(wanted.Key, person.Email, wanted.Room, wanted.Thread, now, wanted.Direct);
        var after = ReviewQuestions.Asked(before, target, person, situation, now).WithOpened(opened);
        return [new Keep(target.Subject, after), Shown(opened, target, after, person, situation, now)];
    }

    public static ReviewRecord Record(ReviewTarget target, Situation situation) =>
        situation.Find<ReviewRecord>(target.Subject) ?? new ReviewRecord { DealId = target.RecordId };

    /// <summary>Every card that was opened lately shows how things stand now.</summary>
    public static IEnumerable<Decision> Refreshed(ReviewTarget target, ReviewRecord record, Situation situation, DateTimeOffset now)
    {
        foreach (var opened in record.Opened.Where(o => o.At > now - Fresh))
        {
            if (situation.Find<PersonRecord>(Subjects.Person(opened.By)) is { } person) yield return Shown(opened, target, record, person, situation, now);
        }
    }

    private static Decision Shown(OpenedReview opened, ReviewTarget target, ReviewRecord record, PersonRecord person, Situation situation, DateTimeOffset now) =>
        Replies.To(person, situation, opened.Key, now, Parts(target, record, person, situation, now), opened.Room, opened.Thread, AboutOf(target));

    private static About? AboutOf(ReviewTarget target) => target.Review == ReviewTarget.Deal ? new About("deal", target.Id) : null;

    private static IReadOnlyList<Part> Parts(ReviewTarget target, ReviewRecord record, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        if (target.Review != ReviewTarget.Deal) return Other(target, record, person, situation, now);
        if (situation.Find<DealRecord>(Subjects.Deal(target.Id)) is not { Known.Now: not null } deal) return [Texts.DealUnknown.With()];
        var viewer = Sight.Of(person, deal, situation);
        if (!Sees.Deal(viewer)) return [Texts.DealNotYours.With(("deal", deal.Name))];
        var reader = person.ReaderIn(situation.Tenant);
        var parts = DealReview.Parts(deal, record, viewer, reader, situation, now);
        if (!Sees.Names(viewer)) return parts;
        var today = LocalTime.DayOf(now, reader.Zone);
        var leads = Sight.Leads(person, deal, situation);
        return
        [
            .. First(record, leads, today, reader, situation),
            .. parts,
            Question(record, target, deal.Name, ReviewDeals.CustomerOf(deal, situation)).Presses(Presses(deal, record, leads, situation)),
            .. Priority(record, target, person, situation, now),
        ];
    }

    private static IReadOnlyList<Part> Other(ReviewTarget target, ReviewRecord record, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var parts = OtherReviews.Parts(target, person, situation, now);
        if (!target.MayAnswer(person, situation) || parts.Count < 2) return parts;
        var company = target.Review == ReviewTarget.Account ? situation.Find<AccountRecord>(Subjects.Account(target.Id))?.Facts.Name : null;
        var answers = record.Answers.Take(1).Select(a => DealReview.LastAnswer(a, person.ReaderIn(situation.Tenant), situation));
        var press = record.Question is null ? null : new Press(Verbs.AnswerQuestion, target.Subject, PressKind.Form, PressStyle.Primary);
        return [.. parts, .. answers, Question(record, target, null, company).Presses(press), .. Priority(record, target, person, situation, now)];
    }

    /// <summary>The priority that the question serves stands below it [REV-04].</summary>
    private static IEnumerable<Part> Priority(ReviewRecord record, ReviewTarget target, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        if (record.Question is { } open && ReviewQuestions.PriorityOf(open, target, person, situation, now) is { } served)
            yield return Texts.ReviewPriority.With(("text", served.Text));
    }

    /// <summary>What comes back stands on top: reservations, a change that is due, what the last review left out [REV-05, REV-09, REV-23].</summary>
    private static IEnumerable<Part> First(ReviewRecord record, bool leads, DateOnly today, Reader reader, Situation situation)
    {
        foreach (var decision in record.Decisions.Where(d => d.ComesBack))
            yield return Texts.ReviewLookAgain.With(("text", decision.Text), ("rows", new WordsFact([.. decision.Reservations.Select(r => (Fact)r)])));
        if (ChangeIsDue(record, today, reader.Zone) && record.Change is { } change)
            yield return Texts.ReviewChangeAsk.With(("text", change.Text), ("name", Colleagues.NameOf(change.Owner, situation)), ("date", change.Date));
        if (record.OwesDoneRight && leads) yield return Texts.ReviewOwesRight.With();
    }

    /// <summary>The next review is one on a later day than the one that set the change.</summary>
    public static bool ChangeIsDue(ReviewRecord record, DateOnly today, string zone) =>
        record.Change is { Outcome: null } change && LocalTime.DayOf(change.At, zone) < today;

    private static Part Question(ReviewRecord record, ReviewTarget target, string? deal, string? company) =>
        record.Question is { } open
            ? new Part(open.Id, Facts.Of(("deal", Facts.Maybe(deal)), ("company", Facts.Maybe(company))))
            : Texts.ReviewNoQuestion.With();

    private static IEnumerable<Press?> Presses(DealRecord deal, ReviewRecord record, bool leads, Situation situation)
    {
        var review = Subjects.Review(deal.Id);
        var owes = leads && record.OwesDoneRight;
        var done = Form(Verbs.ReviewDone);
        Press?[] more =
        [
            owes ? Button(Verbs.ShareReview) : null,
            leads && !owes ? done : null,
            leads ? Button(Verbs.CloseWithout) : null,
            record.Decisions.Any(d => d.ComesBack) ? Button(Verbs.LookedAgain) : null,
            situation.Tenant.SweetSpot.Count > 0 ? Form(Verbs.FitCheck) : null,
            Form(Verbs.WinWin),
            Form(Verbs.WorkLeft),
            Form(Verbs.OneChange),
            leads ? Form(Verbs.PrivateNote) : null,
            Button(Verbs.Contend),
            deal.IsOpen && record.Disqualified is null ? Form(Verbs.Disqualify) : null,
        ];
        return
        [
            record.Question is null ? null : Form(Verbs.AnswerQuestion) with { Style = PressStyle.Primary },
            owes ? done : Button(Verbs.ShareReview),
            new Press(Verbs.More, review, PressKind.Menu, Items: [.. more.OfType<Press>()]),
        ];

        Press Form(string verb) => new(verb, review, PressKind.Form);
        Press Button(string verb) => new(verb, review);
    }
}
