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
        {
            var asked = new Asked(pressed.Verb, pressed.By, person.AddressIn(situation.Tenant).Address, key, ThreadOf(pressed.By, meeting, person));
            var answer = MeetingLookUps.Decide(meeting, asked, situation, now);
            return [.. MeetingOutlook.Settle(Touch(meeting, pressed.By), situation, now, pressed.By, "person"), .. answer];
        }

        var touched = Touch(meeting, pressed.By);
        var also = new List<Decision>();
        var after = Apply(touched, pressed, situation, now, also);
        return after is null ? [] : [.. MeetingOutlook.Settle(after, situation, now, pressed.By, "person"), .. also];
    }

    /// <summary>Whoever is asked has seen the card: nobody reminds him any more [PRE-36].</summary>
    public static MeetingRecord Touch(MeetingRecord meeting, string by) =>
        meeting.Touched || by != meeting.AskedPerson ? meeting : meeting with { Touched = true };

    private static string? ThreadOf(string email, MeetingRecord meeting, PersonRecord person) =>
        person.Item(meeting.Id) is { } item ? PersonPresses.ThreadOf(item, person) : null;

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
                    ? meeting with { HandedOver = [.. meeting.HandedOver, new(pressed.By, next, now)], GoAheadReason = null, GoAheadBy = null, Touched = false }
                    : null;
            case Verbs.NotCustomerMeeting:
                return meeting with { NotCustomerBy = pressed.By };
            case Verbs.StillTrue:
                return MeetingAnswers.StillTrue(meeting, pressed.By, situation, now);
            case Verbs.StillRight:
                return meeting with { ValueForStart = meeting.Facts.Start };
            case Verbs.KeepValue:
                return AgendaEntries.Current(meeting)?.By == pressed.By ? meeting with { HintSettled = true } : null;
            case Verbs.Undo:
                return MeetingAnswers.Undone(meeting, pressed, situation, now, also);
            case Verbs.Sent:
                return meeting.Handed is { SentAt: null } handed && handed.ForStart == meeting.Facts.Start ? meeting with { Handed = handed with { SentAt = now } } : null;
            case Verbs.ChooseDeal when pressed.Value is not { Length: > 0 }:
                return null;
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
            case Verbs.DidNotHappen when now >= meeting.Facts.Start:
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
                return Signed(meeting, pressed.By, now, ConfirmedBy.Said);
            case Verbs.SignActed:
                return Signed(meeting, pressed.By, now, ConfirmedBy.Acted);
            case Verbs.SignWrote:
                return Signed(meeting, pressed.By, now, ConfirmedBy.Wrote);
            case Verbs.SignImpression:
                return Signed(meeting, pressed.By, now, ConfirmedBy.Impression);
            case Verbs.SkipDate:
                return meeting with { CatchableDate = null };
            case Verbs.NameValue or Verbs.EditValue or Verbs.AddValue or Verbs.Improve or Verbs.Postpone or Verbs.CallOff or Verbs.GoAhead or Verbs.RestSeries or Verbs.RemindAt or Verbs.LinkAccount:
                return meeting;
            default:
                return null;
        }
    }

    /// <summary>Only a "yes" is confirmed by a sign [AFT-02].</summary>
    private static MeetingRecord Signed(MeetingRecord meeting, string by, DateTimeOffset now, ConfirmedBy sign)
    {
        if (meeting.Outcome is not Outcome.Yes || meeting.Sign == sign) return meeting;
        return (meeting.Sign is null ? meeting : Kept(meeting, by, now)) with { Sign = sign };
    }

    private static MeetingRecord With(MeetingRecord meeting, string by, DateTimeOffset now, Outcome outcome) =>
        now < meeting.Facts.Start || meeting.Outcome == outcome
            ? meeting
            : Kept(meeting, by, now) with { Outcome = outcome, NotHeldBecause = null, Sign = outcome is Outcome.Yes ? meeting.Sign : null };

    private static ConfirmedBy SignOf(string verb) => verb switch
    {
        Verbs.SignSaid => ConfirmedBy.Said,
        Verbs.SignActed => ConfirmedBy.Acted,
        Verbs.SignWrote => ConfirmedBy.Wrote,
        _ => ConfirmedBy.Impression,
    };

    /// <summary>A changed answer keeps the former one in sight [AFT-07].</summary>
    private static MeetingRecord Kept(MeetingRecord meeting, string by, DateTimeOffset now) =>
        meeting.Outcome is null && meeting.NotHeldBecause is null
            ? meeting
            : meeting with { FormerAnswers = [.. meeting.FormerAnswers, new(now, by, meeting.Outcome, meeting.Sign, meeting.Learned, meeting.NotHeldBecause)] };
}
