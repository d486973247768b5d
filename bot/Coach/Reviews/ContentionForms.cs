using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>
/// The forms of a contention round. Everybody gets the same one whatever he has to say, so that an opened form tells nothing
/// about what was written in it [PRV-06].
/// </summary>
public static class ContentionForms
{
    public const string Support = "support";
    public const string Reservation = "reservation";
    public const string Against = "against";
    public static readonly IReadOnlyList<string> Stances = [Support, Reservation, Against];

    public static FormView? Opened(string verb, DealRecord deal, ContentionRound round, PersonRecord person, Situation situation)
    {
        if (Contention.MayPress(verb, deal, round, person) is not null) return null;
        return verb switch
        {
            Verbs.ContendWrite => ReviewForms.Of(
                Forms.ContendWrite,
                deal,
                situation,
                new FieldView("objection", FieldType.Multiline, MaxLength: ReviewForms.LongestText),
                new FieldView("way", FieldType.Multiline, MaxLength: ReviewForms.LongestText),
                new FieldView("keep", FieldType.Check, More: true)),
            Verbs.ContendDecide => ReviewForms.Of(
                Forms.ContendDecide,
                deal,
                situation,
                [
                    new FieldView("decision", FieldType.Multiline, Required: true, MaxLength: ReviewForms.LongestText),
                    .. round.Step is RoundStep.Arguing ? [new FieldView("reason", FieldType.Text, Required: true, MaxLength: ReviewForms.LongestText)] : Array.Empty<FieldView>(),
                ]),
            _ => ReviewForms.Of(
                Forms.ContendStance,
                deal,
                situation,
                new FieldView("stance", FieldType.Choice, Required: true, Choices: [.. Stances.Select(s => new ChoiceView(s, Fact.Word("stance." + s)))]),
                new FieldView("reservation", FieldType.Multiline, MaxLength: ReviewForms.LongestText),
                new FieldView("keep", FieldType.Check, More: true)),
        };
    }

    /// <summary>An empty objection is allowed. Words about a person get a question, which a tick in "keep" settles; nobody else hears of it [REV-08].</summary>
    public static void Errors(Submitted sent, DealRecord? deal, ContentionRound? round, Situation situation, FormErrors errors)
    {
        if (deal is null || round is null)
        {
            errors[FirstField(sent.FormKind)] = Texts.ErrorReviewClosed.With();
            return;
        }
        switch (sent.FormKind)
        {
            case Forms.ContendDecide:
                if (ReviewForms.Text(sent, "decision") is null) errors["decision"] = Texts.ErrorDecisionEmpty.With();
                if (round.Step is RoundStep.Arguing && ReviewForms.Text(sent, "reason") is null)
                    errors["reason"] = Texts.ErrorOverrideEmpty.With(("name", Colleagues.NameOf(round.Advocate ?? "", situation)));
                break;
            case Forms.ContendStance:
                if (!Stances.Contains(sent.Values.GetValueOrDefault("stance"), StringComparer.Ordinal)) errors["stance"] = Texts.ErrorStanceChoose.With();
                if (sent.Values.GetValueOrDefault("stance") == Reservation && ReviewForms.Text(sent, "reservation") is null) errors["reservation"] = Texts.ErrorReservationEmpty.With();
                AboutAPerson("reservation");
                break;
            default:
                AboutAPerson("objection");
                AboutAPerson("way");
                break;
        }

        void AboutAPerson(string field)
        {
            if (sent.Values.GetValueOrDefault("keep") == "true" || ReviewForms.Text(sent, field) is not { } text) return;
            var team = round.People.Concat(deal.People).Distinct(StringComparer.Ordinal).Select(p => situation.Find<PersonRecord>(Subjects.Person(p))).OfType<PersonRecord>();
            if (PersonHint.Speaks(text, team, situation.Tenant)) errors[field] = Texts.ErrorAboutTheDeal.With();
        }
    }

    /// <summary>The same form without what was written in it: what may be kept where its author stands [PRV-06]. Null where it is no form of those who write.</summary>
    public static Submitted? WithoutWords(Submitted sent) =>
        sent.FormKind is Forms.ContendWrite or Forms.ContendStance ? sent with { Values = new Dictionary<string, string>(StringComparer.Ordinal) } : null;

    private static string FirstField(string form) => form switch
    {
        Forms.ContendWrite => "objection",
        Forms.ContendDecide => "decision",
        _ => "stance",
    };
}
