using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>Three of our steps in a row without one of theirs: the owner gets a question, not an alarm, and gets it once [REV-14].</summary>
public static class OneSided
{
    public const int InARow = 3;
    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    /// <summary>Whether our last promises stand alone: so many in a row, with none of the customer's among or after them.</summary>
    public static bool IsSo(Journal journal) =>
        journal.Notes.OrderByDescending(n => n.Start).TakeWhile(n => n.Theirs is null).Count(n => n.Ours is not null) >= InARow;

    public static ReviewRecord Looked(DealRecord deal, ReviewRecord record, Situation situation, DateTimeOffset now, List<Decision> told)
    {
        var owner = deal.Facts.OwnerEmail;
        if (!deal.IsOpen || owner is not { Length: > 0 }) return record;
        var isSo = IsSo(deal.Journal);
        if (isSo == record.OneSidedAsked) return record;
        if (!isSo)
        {
            told.Add(new Tell(Subjects.Person(owner), new DutyEnded(Key(owner, deal.Id), View(deal, Texts.ReviewOneSidedDone.With(("deal", deal.Name))))));
            return record with { OneSidedAsked = false, NextFromThem = null };
        }
        var part = Texts.ReviewOneSided.With(("deal", deal.Name)).Presses(new Press(Verbs.OneSided, Subjects.Review(deal.Id), PressKind.Form, PressStyle.Primary));
        var duty = new Duty(Key(owner, deal.Id), DutyKinds.Review, now, now + Useful, View(deal, part));
        told.Add(new Tell(Subjects.Person(owner), new DutySet(duty)));
        return (record with { OneSidedAsked = true }).WithEnding(new EndingDuty(owner, duty.Key, now + Useful));
    }

    public static ReviewRecord Answered(DealRecord deal, ReviewRecord record, string text, List<Decision> told)
    {
        if (deal.Facts.OwnerEmail is { Length: > 0 } owner)
        {
            var last = View(deal, Texts.ReviewOneSidedDone.With(("deal", deal.Name), ("text", text)));
            told.Add(new Tell(Subjects.Person(owner), new DutyEnded(Key(owner, deal.Id), last)));
        }
        return record with { NextFromThem = text };
    }

    private static CardView View(DealRecord deal, Part part) => new([part], Texts.PreviewDuty.Id, Facts.None, new About("deal", deal.Id));

    private static string Key(string owner, string dealId) => CardKeys.Duty(owner, $"one-sided/{dealId}");
}
