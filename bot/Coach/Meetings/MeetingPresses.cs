using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>What a press on a meeting's card does. Presses that open a form are answered in <see cref="MeetingForms"/>.</summary>
public static class MeetingPresses
{
    public static IReadOnlyList<Decision> Decide(MeetingRecord meeting, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person || meeting.Facts.Start is null) return [];
        if (!MayAct(pressed.By, meeting, situation))
            return [Replies.To(person, situation, key, now, [Texts.NotYours.With()])];
        if (now > meeting.Facts.End + situation.Tenant.Defaults.Edit)
            return [Replies.To(person, situation, key, now, [Texts.TooOld.With()])];

        if (pressed.Verb is Verbs.History or Verbs.Why)
            return MeetingLookUps.Decide(meeting, new Asked(pressed.Verb, pressed.By, person.AddressIn(situation.Tenant).Address, key), situation, now);

        var touched = meeting with { Touched = true };
        var also = new List<Decision>();
        var after = Apply(touched, pressed, situation, now, also);
        return after is null ? [] : [.. MeetingOutlook.Settle(after, situation, now, pressed.By, "person"), .. also];
    }

    /// <summary>Colleagues in the entry, the deal's team, and whoever has a card of it.</summary>
    public static bool MayAct(string email, MeetingRecord meeting, Situation situation) =>
        meeting.Told.ContainsKey(email)
        || Participants.Of(meeting.Facts).Any(a => Participants.Same(a.Email, email))
        || Asking.OnTeam(email, Matching.Of(meeting, situation).Deal);

    private static MeetingRecord? Apply(MeetingRecord meeting, Pressed pressed, Situation situation, DateTimeOffset now, List<Decision> also)
    {
        switch (pressed.Verb)
        {
            case Verbs.NotMe:
                var match = Matching.Of(meeting, situation);
                return meeting.AskedPerson == pressed.By && Asking.NextAfter(pressed.By, meeting, match.Deal, situation) is { } next
                    ? meeting with { HandedOver = [.. meeting.HandedOver, new(pressed.By, next, now)], AskedAt = null, Touched = false }
                    : null;
            case Verbs.NotCustomerMeeting:
                return meeting with { NotCustomerBy = pressed.By };
            case Verbs.StillTrue:
                return MeetingAnswers.StillTrue(meeting, pressed.By, situation, now, also);
            case Verbs.StillRight:
                return meeting with { ValueForStart = meeting.Facts.Start };
            case Verbs.KeepValue:
                return meeting with { HintSettled = true };
            case Verbs.Undo:
                return MeetingAnswers.Undone(meeting, pressed.By, pressed.Value);
            case Verbs.ChooseDeal or Verbs.NoDeal:
                var deal = pressed.Verb == Verbs.NoDeal ? "" : pressed.Value ?? "";
                if (meeting.Facts.SeriesId is { Length: > 0 } series) also.Add(new Tell(Subjects.Series(series), new SeriesLearned(pressed.By, DealId: deal)));
                return meeting with { ChosenDeal = deal };
            case Verbs.DomainOnce:
                return meeting with { DomainOnce = true };
            case Verbs.DomainCustomer or Verbs.DomainIgnore:
                if (Matching.Of(meeting, situation).UnmatchedDomain is not { } domain) return meeting;
                var verdict = pressed.Verb == Verbs.DomainIgnore ? DomainVerdicts.Ignore : DomainVerdicts.Customer;
                also.Add(new Tell(Subjects.Domain(domain), new DomainJudged(pressed.By, verdict)));
                return meeting;
            case Verbs.AfterYes:
                return With(meeting, pressed.By, now, Outcome.Yes);
            case Verbs.AfterPartly:
                return With(meeting, pressed.By, now, Outcome.Partly);
            case Verbs.AfterNo:
                return With(meeting, pressed.By, now, Outcome.No);
            case Verbs.DidNotHappen:
                return Kept(meeting, pressed.By, now) with
                {
                    Outcome = null,
                    Sign = null,
                    NotHeldBecause = pressed.Value switch
                    {
                        "moved" => NotHeldBecause.Moved,
                        "noShow" => NotHeldBecause.NoShow,
                        _ => NotHeldBecause.Dropped,
                    },
                };
            case Verbs.SignSaid:
                return meeting with { Sign = ConfirmedBy.Said };
            case Verbs.SignActed:
                return meeting with { Sign = ConfirmedBy.Acted };
            case Verbs.SignWrote:
                return meeting with { Sign = ConfirmedBy.Wrote };
            case Verbs.SignImpression:
                return meeting with { Sign = ConfirmedBy.Impression };
            case Verbs.SkipDate:
                return meeting with { CatchableDate = null };
            default:
                return null;
        }
    }

    private static MeetingRecord With(MeetingRecord meeting, string by, DateTimeOffset now, Outcome outcome) =>
        now < meeting.Facts.Start
            ? meeting
            : Kept(meeting, by, now) with { Outcome = outcome, NotHeldBecause = null, Sign = outcome is Outcome.No ? null : meeting.Sign };

    /// <summary>A changed answer keeps the former one in sight [AFT-07].</summary>
    private static MeetingRecord Kept(MeetingRecord meeting, string by, DateTimeOffset now) =>
        meeting.Outcome is null && meeting.NotHeldBecause is null
            ? meeting
            : meeting with { FormerAnswers = [.. meeting.FormerAnswers, new(now, by, meeting.Outcome, meeting.Sign, meeting.Learned)] };
}
