using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Captures;

/// <summary>What is wrong with what was sent from a message.</summary>
public static class CaptureErrors
{
    public static IReadOnlyDictionary<string, Part> Of(Submitted sent, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var errors = new FormErrors(sent);
        switch (sent.FormKind)
        {
            case CaptureKinds.Promise:
                foreach (var (field, sentence) in HandoffErrors.Of(Captures.AsPromise(sent), situation, now)) errors[field] = sentence;
                Deal();
                break;
            case CaptureKinds.Commitment:
                errors.Need("text", Texts.ErrorCaptureText);
                if (!CaptureForms.Sides.Contains(errors.Value("side"))) errors["side"] = Texts.ErrorCaptureSide.With();
                if (!errors.IsBlank("date") && MeetingAnswers.Day(errors.Value("date")) is null) errors["date"] = Texts.ErrorDate.With();
                errors.TooLong(("text", MeetingForms.LongestText), ("by", MeetingForms.LongestName));
                Deal();
                break;
            case CaptureKinds.Voice:
                errors.Need("text", Texts.ErrorCaptureText);
                errors.Need(MessageSource.WhoField, Texts.ErrorCaptureSaidBy);
                errors.TooLong(("text", MeetingForms.LongestText));
                if (CaptureTargets.AccountOf(sent, person, situation) is { Error: { } customer } wrong) errors[wrong.Field] = customer;
                break;
            default:
                return errors.Found;
        }
        Source();
        return errors.Found;

        void Deal()
        {
            if (CaptureTargets.DealOf(sent, person, situation) is { Error: { } sentence } wrong) errors[wrong.Field] = sentence;
        }

        void Source()
        {
            errors.TooLong((MessageSource.WhoField, MeetingForms.LongestName), (MessageSource.LinkField, CaptureForms.LongestLink));
            if (!errors.IsBlank(MessageSource.LinkField) && !IsAddress(errors.Value(MessageSource.LinkField).Trim())) errors[MessageSource.LinkField] = Texts.ErrorCaptureLink.With();
            if (errors.IsBlank(MessageSource.OnField)) return;
            var today = LocalTime.DayOf(now, person.ReaderIn(situation.Tenant).Zone);
            if (MeetingAnswers.Day(errors.Value(MessageSource.OnField)) is not { } day) errors[MessageSource.OnField] = Texts.ErrorDate.With();
            else if (day > today) errors[MessageSource.OnField] = Texts.ErrorCaptureFuture.With();
        }
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
