using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>What a sent form does to a review. Whether it may be taken was answered before it was stored.</summary>
public static class ReviewAnswers
{
    private static readonly TimeSpan Useful = TimeSpan.FromDays(14);

    public static IReadOnlyList<Decision> Decide(ReviewTarget target, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } person) return [];
        var before = ReviewCards.Record(target, situation);
        if (target.Review != ReviewTarget.Deal)
            return sent.FormKind == Forms.ReviewAnswer && target.MayAnswer(person, situation) && Answered(before, sent, now) is { } other ? ReviewPractice.Settled(other, situation, now, Said(target, before, person, sent, key, situation, now)) : [];
        if (situation.Find<DealRecord>(Subjects.Deal(target.Id)) is not { Known.Now: not null } deal) return [];
        if (sent.FormKind is Forms.ContendWrite or Forms.ContendDecide or Forms.ContendStance)
            return Contention.Sent(deal, before, sent, person, key, situation, now);

        if (!Sees.Names(Sight.Of(person, deal, situation))) return [Replies.To(person, situation, key, now, [Texts.NotYours.With()])];
        if (sent.FormKind == Forms.Disqualify) return Disqualifying.Decide(deal, before, sent, person, key, situation, now);
        if (sent.FormKind is Forms.ReviewDone or Forms.PrivateNote && !Sight.Leads(person, deal, situation))
            return [Replies.To(person, situation, key, now, [Texts.ReviewManagerOnly.With()])];
        var told = new List<Decision>();
        var after = Applied(deal, before, sent, person, key, situation, now, told);
        return after is null ? [] : ReviewPractice.Settled(after, situation, now, told);
    }

    private static ReviewRecord? Applied(
        DealRecord deal, ReviewRecord before, Submitted sent, PersonRecord person, string key, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        var text = ReviewForms.Text(sent, "text");
        switch (sent.FormKind)
        {
            case Forms.ReviewAnswer:
                told.AddRange(Said(new(ReviewTarget.Deal, deal.Id), before, person, sent, key, situation, now));
                return Answered(before, sent, now);
            case Forms.ReviewDone when text is not null && sent.Values.GetValueOrDefault("person") is { Length: > 0 } praised:
                return Praised(deal, before, new(praised, text, person.Email, now), person, sent, key, situation, now, told);
            case Forms.PrivateNote when text is not null && deal.Facts.OwnerEmail is { Length: > 0 } owner:
                return Noted(deal, before, owner, text, person, sent, key, situation, now, told);
            case Forms.FitCheck when situation.Tenant.SweetSpot.Contains(sent.Values.GetValueOrDefault("criterion", ""), StringComparer.Ordinal):
                var mark = new FitMark(sent.Values.GetValueOrDefault("answer") is "yes" or "no" ? sent.Values["answer"] : "unknown", ReviewForms.Text(sent, "reason"), person.Email, now);
                told.AddRange(Saved());
                return before with { Fit = new SortedDictionary<string, FitMark>(before.Fit.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { [sent.Values["criterion"]] = mark } };
            case Forms.WinWin:
                told.AddRange(Saved());
                return before with { Gains = new(ReviewForms.Text(sent, "theirs"), ReviewForms.Text(sent, "ours")) };
            case Forms.WorkLeft:
                told.AddRange(Saved());
                return Worked(deal, before, sent, person, situation, now, told);
            case Forms.OneChange when ReviewForms.Text(sent, "change") is { } change && MeetingAnswers.Day(sent.Values.GetValueOrDefault("date")) is { } date:
                told.AddRange(Saved());
                return before with { Change = new(change, sent.Values.GetValueOrDefault("owner") ?? person.Email, date, person.Email, now) };
            case Forms.GateReason when before.Gate is { } gate && ReviewForms.Text(sent, "reason") is { } reason:
                return Gates.Answered(deal, before, gate, reason, person.Email, now, told);
            case Forms.OneSided when text is not null:
                return OneSided.Answered(deal, before, text, told);
            default:
                return null;
        }

        // The open card shows it; one that was opened long ago or elsewhere does not, so that it is said.
        IEnumerable<Decision> Saved() => Said(new(ReviewTarget.Deal, deal.Id), before, person, sent, key, situation, now);
    }

    /// <summary>Says that it is saved, unless the card from which it was sent shows it anyway.</summary>
    private static IReadOnlyList<Decision> Said(ReviewTarget target, ReviewRecord record, PersonRecord person, Submitted sent, string key, Situation situation, DateTimeOffset now) =>
        record.Opened.Any(o => o.By == person.Email && o.At > now - TimeSpan.FromDays(1))
            ? []
            : [Replies.To(person, situation, key, now, [Texts.ReviewSaved.With()], about: target.Review == ReviewTarget.Deal ? new About("deal", target.Id) : null)];

    private static ReviewRecord? Answered(ReviewRecord before, Submitted sent, DateTimeOffset now)
    {
        var outcome = sent.Values.GetValueOrDefault("change") is "done" or "dropped" ? sent.Values["change"] : null;
        var kept = before.Change is { Outcome: null } change && outcome is not null ? before with { Change = change with { Outcome = outcome } } : before;
        if (before.Question is not { } open || ReviewForms.Text(sent, "answer") is not { } text) return ReferenceEquals(kept, before) ? null : kept;
        return kept.WithAnswer(new(open.Id, text, sent.By, now));
    }

    /// <summary>One thing done right: the person hears it privately; the manager may send it on to the curators [REV-05].</summary>
    private static ReviewRecord Praised(
        DealRecord deal, ReviewRecord before, DoneRight right, PersonRecord manager, Submitted sent, string key, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        var stamp = ReviewPresses.Stamp(now);
        var duty = Read(right.Person, $"right/{deal.Id}/{stamp}", deal, now, Texts.ReviewDoneRightTold.With(("name", manager.Name), ("deal", deal.Name), ("text", right.Text)));
        told.Add(new Tell(Subjects.Person(right.Person), new DutySet(duty)));
        var saved = Texts.ReviewDoneRight.With(("name", Colleagues.NameOf(right.Person, situation)), ("text", right.Text))
            .Presses(new Press(Verbs.WorthSharing, Subjects.Review(deal.Id), Value: stamp));
        told.Add(Replies.To(manager, situation, ReviewForms.AnswerKey(sent.Card, key, before), now, [saved], about: new About("deal", deal.Id)));
        return (ReviewPresses.Closed(before) with { OwesDoneRight = false }).WithDoneRight(right).WithEnding(new EndingDuty(right.Person, duty.Key, now + Useful));
    }

    /// <summary>A manager's correction: one suggested change, for the owner's eyes alone; the review keeps nothing of it [REV-24].</summary>
    private static ReviewRecord Noted(
        DealRecord deal, ReviewRecord before, string owner, string text, PersonRecord manager, Submitted sent, string key, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        var duty = Read(owner, $"note/{deal.Id}/{ReviewPresses.Stamp(now)}", deal, now, Texts.ReviewNote.With(("name", manager.Name), ("deal", deal.Name), ("text", text)));
        told.Add(new Tell(Subjects.Person(owner), new DutySet(duty)));
        told.Add(Replies.To(
            manager, situation, ReviewForms.AnswerKey(sent.Card, key, before), now, [Texts.ReviewNoteSent.With(("name", Colleagues.NameOf(owner, situation)))], about: new About("deal", deal.Id)));
        return before.WithEnding(new EndingDuty(owner, duty.Key, now + Useful));
    }

    /// <summary>Each item that is left to the customer has an owner of ours, and he hears of it [REV-17].</summary>
    private static ReviewRecord Worked(DealRecord deal, ReviewRecord before, Submitted sent, PersonRecord person, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        var work = new SortedDictionary<string, WorkMark>(before.Work.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var item in WorkItems.All)
        {
            if (ReviewForms.Text(sent, item) is not ("ours" or "left")) continue;
            work[item] = new(ReviewForms.Text(sent, item) == "ours", ReviewForms.Text(sent, item + "Owner"));
        }
        var after = before with { Work = work };
        foreach (var owner in work.Where(w => w.Value.Owner is not null && before.Work.GetValueOrDefault(w.Key)?.Owner != w.Value.Owner).GroupBy(w => w.Value.Owner!, StringComparer.Ordinal))
        {
            if (owner.Key == person.Email) continue;
            var items = new WordsFact([.. owner.Select(w => Fact.Word("workItem." + w.Key))]);
            var duty = Read(owner.Key, $"work/{deal.Id}", deal, now, Texts.ReviewWorkOwned.With(("deal", deal.Name), ("rows", items), ("by", person.Name)));
            told.Add(new Tell(Subjects.Person(owner.Key), new DutySet(duty)));
            after = after.WithEnding(new EndingDuty(owner.Key, duty.Key, now + Useful));
        }
        return after;
    }

    /// <summary>A card that only tells something, with one press to put it away.</summary>
    private static Duty Read(string email, string what, DealRecord deal, DateTimeOffset now, Part part)
    {
        var shown = part.Presses(new Press(Verbs.GoodToKnow, Subjects.Review(deal.Id)));
        return new(CardKeys.Duty(email, what), DutyKinds.Review, now, now + Useful, new CardView([shown], Texts.PreviewDuty.Id, Facts.None, new About("deal", deal.Id)));
    }
}
