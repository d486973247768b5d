using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>What is wrong with a form of the hand-off: field id to a sentence that says what to do.</summary>
public static class HandoffErrors
{
    public static IReadOnlyDictionary<string, Part> Of(Submitted sent, Situation situation, DateTimeOffset now)
    {
        var errors = new FormErrors(sent);
        switch (sent.FormKind)
        {
            case Forms.Promise:
                errors.Need("what", Texts.ErrorPromiseEmpty);
                errors.Need("toWhom", Texts.ErrorToWhom);
                errors.TooLong(("what", HandoffForms.LongestText), ("toWhom", HandoffForms.LongestName));
                Colleague();
                Ahead();
                break;
            case Forms.Dossier:
                if (HandoffForms.NoteFields.All(f => errors.IsBlank(f))) errors[Dossier.Goal] = Texts.ErrorDossierEmpty.With();
                errors.TooLong([.. HandoffForms.NoteFields.Select(f => (f, HandoffForms.LongestText))]);
                break;
            case Forms.Expectation:
                errors.Need("what", Texts.ErrorExpectEmpty);
                errors.TooLong(("what", HandoffForms.LongestText));
                Colleague();
                if (errors.Value("state") == "notMet" && errors.IsBlank("owner")) errors["owner"] = Texts.ErrorExpectOwner.With();
                break;
            case Forms.HandoffQuestion:
                errors.Need("question", Texts.ErrorHandoffQuestion);
                errors.TooLong(("question", HandoffForms.LongestText));
                Colleague();
                Ahead();
                break;
            case Forms.HandoffAnswer:
                errors.Need("answer", Texts.ErrorHandoffAnswer);
                errors.TooLong(("answer", HandoffForms.LongestText));
                break;
            default:
                break;
        }
        return errors.Found;

        void Colleague()
        {
            if (!errors.IsBlank("owner") && Colleagues.Named(errors.Value("owner"), situation) is not { IsActive: true }) errors["owner"] = Texts.ErrorColleague.With();
        }

        void Ahead()
        {
            if (errors.IsBlank("due")) return;
            var today = Receivers.Today(situation.Find<PersonRecord>(Subjects.Person(sent.By)), situation.Tenant, now);
            if (MeetingAnswers.Day(errors.Value("due")) is not { } due) errors["due"] = Texts.ErrorDate.With();
            else if (due < today) errors["due"] = Texts.ErrorDatePast.With();
        }
    }
}
