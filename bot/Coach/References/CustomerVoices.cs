using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>What customers said in their own words: saved from a message, and shown as the customer lets us [AFT-10, REF-02].</summary>
public static class CustomerVoices
{
    private const int MostKept = 20;
    private const int MostShown = 3;

    public static (ReferenceRecord After, IReadOnlyList<Decision> Also) Saved(
        ReferenceRecord record, AccountRecord account, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } person || CaptureErrors.Of(sent, person, situation, now).Count > 0) return (record, []);
        if (!ReferenceConsents.MayRecord(person.Email, account.Id, situation)) return (record, [Replies.To(person, situation, key, now, [Texts.NotYours.With()])]);
        if (record.Voices.Any(v => v.Id == key)) return (record, []);
        var source = MessageSource.Of(sent) ?? new(MeetingAnswers.Blank(sent.Values.GetValueOrDefault(MessageSource.WhoField)), null, null);
        var voice = new CustomerVoice(key, sent.Values["text"].Trim(), person.Email, now, Ticked("inside"), Ticked("outside"), source);
        List<Part> parts = [Texts.VoiceSaved.With(("customer", account.Name), ("text", voice.Text), ("contact", Facts.Maybe(source.Who)))];
        if (voice.Outside && !MayQuote(record, situation, now))
            parts.Add(Texts.VoiceAsk.With(("customer", account.Name)).Presses(new Press(Verbs.ReferenceConsent, Subjects.Reference(account.Id), PressKind.Form)));
        return (record with { Voices = [voice, .. record.Voices.Take(MostKept - 1)] }, [Replies.To(person, situation, key, now, parts)]);

        bool Ticked(string field) => sent.Values.GetValueOrDefault(field) == "true";
    }

    /// <summary>For those who work for the customer: the newest, whole.</summary>
    public static IEnumerable<Part> ForTeam(ReferenceRecord? record, Situation situation) => (record?.Voices ?? []).Take(MostShown).Select(v => Texts.VoiceInside.With(
        ("text", v.Text),
        ("contact", Facts.Maybe(v.Source.Who)),
        ("date", Facts.Maybe(v.Source.On)),
        ("by", Colleagues.NameOf(v.By, situation)),
        ("link", Facts.Maybe(v.Source.Link))));

    /// <summary>
    /// The newest that any colleague may read, without the people at the customer's; null where there is none, or the customer
    /// does not agree to quotations any more.
    /// </summary>
    public static string? ForColleagues(ReferenceRecord record, AccountRecord? account, Situation situation, DateTimeOffset now) =>
        MayQuote(record, situation, now) && record.Voices.FirstOrDefault(v => v.Inside) is { } voice ? CustomerMask.Of(voice.Text, account, mayBeNamed: true) : null;

    private static bool MayQuote(ReferenceRecord record, Situation situation, DateTimeOffset now) =>
        record.AllowedAt(now, situation.Tenant).Contains(UseKinds.Quotation);
}
