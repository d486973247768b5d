using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>What a customer said to each kind of use: yes or no, who said it, until when; and for what it is known [REF-02].</summary>
public static class ReferenceConsents
{
    private const int MostContacts = 20;
    private const int LongestTag = 60;

    /// <summary>Stands for all kinds at once.</summary>
    private const string AllKinds = "all";

    /// <summary>Who works on a deal of this customer, his manager, and those who keep the content.</summary>
    public static bool MayRecord(string email, string accountId, Situation situation) =>
        situation.Find<PersonRecord>(Subjects.Person(email)) is { } person
        && situation.Linked(LinkNames.DealAccount(accountId)).Select(situation.Find<DealRecord>).OfType<DealRecord>()
            .Any(d => Sight.Of(person, d, situation) is not (Viewer.Outside or Viewer.Admin or Viewer.VendorSupport));

    public static FormView Form(ReferenceRecord record, AccountRecord account)
    {
        var contacts = (account.Facts.Contacts ?? []).Take(MostContacts).Select(c => c.Name is { Length: > 0 } name ? name : c.Email).Distinct(StringComparer.Ordinal).ToList();
        return new(
            Forms.ReferenceConsent,
            Subjects.Reference(account.Id),
            Facts.Of(("company", account.Name)),
            [
                new("kind", FieldType.Choice, Required: true, Choices: [.. UseKinds.All.Append(AllKinds).Select(k => new ChoiceView(k, Fact.Word("use." + k)))]),
                new("answer", FieldType.Choice, Required: true, Choices: [.. new[] { "yes", "no" }.Select(a => new ChoiceView(a, Fact.Word("consent." + a)))]),
                contacts.Count > 0
                    ? new("contact", FieldType.Choice, Required: true, Choices: [.. contacts.Select(c => new ChoiceView(c, c))])
                    : new("contact", FieldType.Text, Required: true, MaxLength: MeetingForms.LongestName),
                new("until", FieldType.Date),
                new("industry", FieldType.Text, Value: record.Industry, MaxLength: LongestTag, More: true),
                new("problem", FieldType.Text, Value: record.Problem, MaxLength: LongestTag, More: true),
                new("size", FieldType.Text, Value: record.Size, MaxLength: LongestTag, More: true),
            ]);
    }

    public static IReadOnlyDictionary<string, Part> Errors(Submitted sent, Situation situation, DateTimeOffset now)
    {
        var errors = new Dictionary<string, Part>(StringComparer.Ordinal);
        if (sent.FormKind != Forms.ReferenceConsent) return errors;
        if (Kinds(sent).Count == 0) errors["kind"] = Texts.ErrorChoice.With();
        if (Of(sent, "answer") is not ("yes" or "no")) errors["answer"] = Texts.ErrorChoice.With();
        if (Of(sent, "contact").Length == 0) errors["contact"] = Texts.ErrorContact.With();
        if (Of(sent, "until") is { Length: > 0 } until)
        {
            if (MeetingAnswers.Day(until) is not { } day) errors["until"] = Texts.ErrorDate.With();
            else if (Of(sent, "answer") == "yes" && day < LocalTime.DayOf(now, ReferenceRecord.ZoneOf(situation.Tenant))) errors["until"] = Texts.ErrorDatePast.With();
        }
        foreach (var tag in new[] { "industry", "problem", "size" })
        {
            if (Of(sent, tag).Length > LongestTag) errors[tag] = Texts.ErrorTooLong.With(("max", LongestTag));
        }
        return errors;
    }

    public static (ReferenceRecord After, IReadOnlyList<Decision> Also) Saved(
        ReferenceRecord record, AccountRecord account, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } person) return (record, []);
        if (!MayRecord(sent.By, account.Id, situation)) return (record, [Replies.To(person, situation, key, now, [Texts.NotYours.With()])]);
        if (Errors(sent, situation, now).Count > 0) return (record, []);

        var given = Of(sent, "answer") == "yes";
        var contact = Of(sent, "contact");
        var until = given ? MeetingAnswers.Day(Of(sent, "until")) : null;
        var consents = new SortedDictionary<string, Consent>(record.Consents.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var kind in Kinds(sent)) consents[kind] = new(given, contact, until, person.Email, now);
        var after = record with
        {
            Consents = consents,
            Industry = Tag("industry", record.Industry),
            Problem = Tag("problem", record.Problem),
            Size = Tag("size", record.Size),
        };
        var saved = Texts.ConsentSaved.With(
            ("customer", account.Name),
            ("kind", Fact.Word("use." + Of(sent, "kind"))),
            ("reply", Fact.Word("consent." + Of(sent, "answer"))),
            ("contact", contact),
            ("until", Facts.Maybe(until)));
        return (after, [Replies.To(person, situation, key, now, [saved]), .. ReferencePractice.StoriesLookAgain(account.Id, situation)]);

        // A field that was not shown is not there; one that was emptied is.
        string? Tag(string field, string? before) => sent.Values.ContainsKey(field) ? Of(sent, field) : before;
    }

    private static IReadOnlyList<string> Kinds(Submitted sent) =>
        Of(sent, "kind") is AllKinds ? UseKinds.All : [.. UseKinds.All.Where(k => k == Of(sent, "kind"))];

    private static string Of(Submitted sent, string field) => sent.Values.GetValueOrDefault(field, "").Trim();
}
