using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>
/// A deal is let go with a reason, and that is praised [REV-11]; or another product or firm is recommended, with a friendly
/// word to the customer 90 days later [REV-12]. Nothing is written into the CRM: its text is handed over to be pasted.
/// </summary>
public static class Disqualifying
{
    private const int FollowUpDays = 90;
    private static readonly TimeSpan Useful = TimeSpan.FromDays(14);

    /// <summary>The answer to the command: a form, or how it stands already.</summary>
    public static Part Ask(DealRecord deal, PersonRecord person, Situation situation)
    {
        if (!Sees.Names(Sight.Of(person, deal, situation))) return Texts.DealNotYours.With(("deal", deal.Name));
        if (situation.Find<ReviewRecord>(Subjects.Review(deal.Id))?.Disqualified is { } gone && deal.IsOpen)
            return Already(deal, gone, person, situation);
        return Texts.Disqualify.With(("deal", deal.Name)).Presses(new Press(Verbs.Disqualify, Subjects.Review(deal.Id), PressKind.Form, PressStyle.Primary));
    }

    public static Fact Why(Disqualified gone) => Fact.Word("disqualify." + gone.Reason);

    public static FormView? Form(DealRecord deal, ReviewRecord record, Situation situation) =>
        record.Disqualified is not null
            ? null
            : ReviewForms.Of(
                Forms.Disqualify,
                deal,
                situation,
                new FieldView("reason", FieldType.Choice, Required: true, Choices: [.. situation.Tenant.DisqualifyReasons.Select(r => new ChoiceView(r, Fact.Word("disqualify." + r)))]),
                new FieldView("note", FieldType.Text, MaxLength: ReviewForms.LongestText),
                new FieldView("other", FieldType.Text, MaxLength: ReviewForms.LongestName, More: true));

    public static void Errors(Submitted sent, TenantSettings tenant, FormErrors errors)
    {
        if (!tenant.DisqualifyReasons.Contains(sent.Values.GetValueOrDefault("reason", ""), StringComparer.Ordinal)) errors["reason"] = Texts.ErrorDisqualifyReason.With();
        errors.TooLong(("note", ReviewForms.LongestText), ("other", ReviewForms.LongestName));
    }

    /// <summary>Recognition, the time won, the text for the CRM.</summary>
    public static IReadOnlyList<Decision> Decide(DealRecord deal, ReviewRecord before, Submitted sent, PersonRecord person, string key, Situation situation, DateTimeOffset now)
    {
        if (before.Disqualified is { } known) return [Reply([Already(deal, known, person, situation)])];
        if (!situation.Tenant.DisqualifyReasons.Contains(sent.Values.GetValueOrDefault("reason", ""), StringComparer.Ordinal)) return [];
        var today = LocalTime.DayOf(now, person.ReaderIn(situation.Tenant).Zone);
        var other = ReviewForms.Text(sent, "other");
        var gone = new Disqualified(
            sent.Values["reason"], ReviewForms.Text(sent, "note"), other, other is null ? null : today.AddDays(FollowUpDays), person.Email, now);
        var after = before with { Disqualified = gone };
        Part?[] parts =
        [
            Texts.DisqualifyDone.With(("deal", deal.Name), ("won", ReviewDeals.Planned(deal, situation, now).Count)),
            gone.FollowUp is { } day ? Texts.DisqualifyOther.With(("other", other!), ("day", day)) : null,
            Texts.DisqualifyPaste.With(("date", today), ("name", person.Name), ("ground", Why(gone)), ("reason", Facts.Maybe(gone.Note)), ("other", Facts.Maybe(other))),
        ];
        return [.. ReviewPractice.Settled(after, situation, now), Reply([.. parts.OfType<Part>()])];

        Decision Reply(IReadOnlyList<Part> shown) =>
            Replies.To(person, situation, ReviewForms.AnswerKey(sent.Card, key, before), now, shown, about: new About("deal", deal.Id));
    }

    /// <summary>The day of the friendly word, at nine in the owner's morning; null where none is due.</summary>
    public static DateTimeOffset? FollowUpAt(ReviewRecord record, Situation situation)
    {
        if (record.Disqualified is not { FollowUp: { } day, FollowedUp: false } gone) return null;
        var zone = situation.Find<PersonRecord>(Subjects.Person(Owner(record, gone, situation)))?.ReaderIn(situation.Tenant).Zone ?? "Etc/UTC";
        return LocalTime.At(day, new TimeOnly(9, 0), zone);
    }

    /// <summary>The day has come: the owner gets the reminder, once.</summary>
    public static (ReviewRecord Record, IReadOnlyList<Decision> Told) FollowedUp(DealRecord deal, ReviewRecord record, Situation situation, DateTimeOffset now)
    {
        if (FollowUpAt(record, situation) is not { } due || due > now || record.Disqualified is not { } gone) return (record, []);
        var owner = Owner(record, gone, situation);
        var view = new CardView(
            [
                Texts.FollowUp.With(("deal", deal.Name), ("company", Facts.Maybe(ReviewDeals.CustomerOf(deal, situation))), ("other", gone.Other!))
                    .Presses(new Press(Verbs.FollowedUp, Subjects.Review(deal.Id), Style: PressStyle.Primary)),
            ],
            Texts.PreviewDuty.Id,
            Facts.None,
            new About("deal", deal.Id));
        var duty = new Duty(Key(owner, deal.Id), DutyKinds.Review, due, due + Useful, view);
        var after = record with { Disqualified = gone with { FollowedUp = true } };
        return (after.WithEnding(new EndingDuty(owner, duty.Key, due + Useful)), [new Tell(Subjects.Person(owner), new DutySet(duty))]);
    }

    public static string Key(string owner, string dealId) => CardKeys.Duty(owner, $"follow-up/{dealId}");

    private static string Owner(ReviewRecord record, Disqualified gone, Situation situation) =>
        situation.Find<DealRecord>(Subjects.Deal(record.DealId))?.Facts.OwnerEmail is { Length: > 0 } owner ? owner : gone.By;

    private static Part Already(DealRecord deal, Disqualified gone, PersonRecord person, Situation situation) =>
        Texts.DisqualifyAlready.With(("deal", deal.Name), ("ground", Why(gone)), ("date", LocalTime.DayOf(gone.At, person.ReaderIn(situation.Tenant).Zone)));
}
