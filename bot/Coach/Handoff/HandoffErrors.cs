using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>What is wrong with a form of the hand-off: field id to a sentence that says what to do.</summary>
public static class HandoffErrors
{
    public static IReadOnlyDictionary<string, Part> Of(Submitted sent, Situation situation, DateTimeOffset now)
    {
        var errors = new Dictionary<string, Part>(StringComparer.Ordinal);
        switch (sent.FormKind)
        {
            case Forms.Promise:
                Need("what", Texts.ErrorPromiseEmpty);
                Need("toWhom", Texts.ErrorToWhom);
                Long(("what", HandoffForms.LongestText), ("toWhom", HandoffForms.LongestName));
                Colleague();
                Ahead();
                break;
            case Forms.Dossier:
                if (HandoffForms.NoteFields.All(f => string.IsNullOrWhiteSpace(Value(f)))) errors[Dossier.Goal] = Texts.ErrorDossierEmpty.With();
                Long([.. HandoffForms.NoteFields.Select(f => (f, HandoffForms.LongestText))]);
                break;
            case Forms.Expectation:
                Need("what", Texts.ErrorExpectEmpty);
                Long(("what", HandoffForms.LongestText));
                Colleague();
                if (Value("state") == "notMet" && string.IsNullOrWhiteSpace(Value("owner"))) errors["owner"] = Texts.ErrorExpectOwner.With();
                break;
            case Forms.HandoffQuestion:
                Need("question", Texts.ErrorHandoffQuestion);
                Long(("question", HandoffForms.LongestText));
                Colleague();
                Ahead();
                break;
            case Forms.HandoffAnswer:
                Need("answer", Texts.ErrorHandoffAnswer);
                Long(("answer", HandoffForms.LongestText));
                break;
            default:
                break;
        }
        return errors;

        string Value(string field) => sent.Values.GetValueOrDefault(field, "");

        void Need(string field, Text sentence)
        {
            if (string.IsNullOrWhiteSpace(Value(field))) errors[field] = sentence.With();
        }

        void Long(params IEnumerable<(string Field, int Max)> limits)
        {
            foreach (var (field, max) in limits.Where(l => Value(l.Field).Length > l.Max)) errors[field] = Texts.ErrorTooLong.With(("max", max));
        }

        void Colleague()
        {
            if (!string.IsNullOrWhiteSpace(Value("owner")) && Colleagues.Named(Value("owner"), situation) is not { IsActive: true }) errors["owner"] = Texts.ErrorColleague.With();
        }

        void Ahead()
        {
            if (string.IsNullOrWhiteSpace(Value("due"))) return;
            var today = Receivers.Today(situation.Find<PersonRecord>(Subjects.Person(sent.By)), situation.Tenant, now);
            if (MeetingAnswers.Day(Value("due")) is not { } due) errors["due"] = Texts.ErrorDate.With();
            else if (due < today) errors["due"] = Texts.ErrorDatePast.With();
        }
    }
}
