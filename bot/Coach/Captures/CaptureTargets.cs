using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Coach.References;

namespace CoachBot.Coach.Captures;

/// <summary>For which deal or customer something of a message can be saved: the person's own, by their newest meetings.</summary>
public static class CaptureTargets
{
    private const int MostChoices = 20;

    /// <summary>The deals he works on or keeps something of, and may write to; the one of the newest meeting first.</summary>
    public static IReadOnlyList<DealRecord> Deals(PersonRecord person, DealRecord? here, Situation situation, DateTimeOffset now)
    {
        var ids = situation.Linked(LinkNames.DealTeam(person.Email)).Concat(situation.Linked(LinkNames.Keeps(person.Email))).Select(Subjects.IdOf);
        var deals = ids.Distinct(StringComparer.Ordinal)
            .Select(id => situation.Find<DealRecord>(Subjects.Deal(id)))
            .OfType<DealRecord>()
            .Where(d => d.Id != here?.Id && d.Facts.Status != "lost" && MayWrite(person, d, situation));
        var starts = Starts(person, situation);
        var byMeeting = deals.OrderByDescending(d => Latest(d, starts, now) ?? DateTimeOffset.MinValue)
            .ThenBy(d => Next(d, starts, now) ?? DateTimeOffset.MaxValue)
            .ThenBy(d => d.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(d => d.Id, StringComparer.Ordinal);
        return [.. (here is null ? byMeeting : byMeeting.Prepend(here)).Take(MostChoices)];
    }

    /// <summary>The customers of those deals about whom he may record what they say.</summary>
    public static IReadOnlyList<AccountRecord> Accounts(PersonRecord person, DealRecord? here, Situation situation, DateTimeOffset now) =>
    [
        .. Deals(person, here, situation, now)
            .Select(d => d.Facts.AccountId)
            .Where(id => id is { Length: > 0 })
            .Distinct(StringComparer.Ordinal)
            .Select(id => situation.Find<AccountRecord>(Subjects.Account(id!)))
            .OfType<AccountRecord>()
            .Where(a => ReferenceConsents.MayRecord(person.Email, a.Id, situation)),
    ];

    /// <summary>The deal of the card in whose thread the message stands; null elsewhere, and where it is not his to write to.</summary>
    public static DealRecord? Here(string? thread, PersonRecord person, Situation situation)
    {
        if (thread is null) return null;
        var deal = CardKeys.IdsIn(thread).Select(id => situation.Find<DealRecord>(Subjects.Deal(id))).FirstOrDefault(d => d is not null)
            ?? (Conversation.OnCard(thread, person) is [var item] && situation.Find<MeetingRecord>(Subjects.Meeting(item.Entry.MeetingId)) is { } meeting ? Matching.Of(meeting, situation).Deal : null);
        return deal is { Known.Now: not null } && MayWrite(person, deal, situation) ? deal : null;
    }

    public static bool MayWrite(PersonRecord person, DealRecord deal, Situation situation) => deal.Known.Now is not null && HandoffSight.Writes(person, deal, situation);

    /// <summary>The deal that a form means: the one that was named in words, else the chosen one. Null with what is wrong, by field.</summary>
    public static (DealRecord? Deal, string Field, Part? Error) DealOf(Submitted sent, PersonRecord person, Situation situation)
    {
        if (MeetingAnswers.Blank(sent.Values.GetValueOrDefault("other")) is { } typed)
        {
            var found = Customers.Deals.Named(typed, person, situation).Where(d => MayWrite(person, d, situation)).ToList();
            return found is [var only]
                ? (only, "other", null)
                : (null, "other", found.Count == 0 ? Texts.ErrorCaptureDeal.With() : Texts.ErrorCaptureDeals.With(("deals", new WordsFact([.. found.Select(d => (Fact)d.Name)]))));
        }
        var chosen = situation.Find<DealRecord>(Subjects.Deal(sent.Values.GetValueOrDefault("deal", "")));
        return chosen is not null && MayWrite(person, chosen, situation) ? (chosen, "deal", null) : (null, Shown("deal"), Texts.ErrorCaptureDeal.With());

        string Shown(string field) => sent.Values.ContainsKey(field) ? field : "other";
    }

    /// <summary>The customer that a form means, in the same way.</summary>
    public static (AccountRecord? Account, string Field, Part? Error) AccountOf(Submitted sent, PersonRecord person, Situation situation)
    {
        if (MeetingAnswers.Blank(sent.Values.GetValueOrDefault("other")) is { } typed)
        {
            var found = Customers.Accounts.Named(typed, situation).Where(a => ReferenceConsents.MayRecord(person.Email, a.Id, situation)).ToList();
            return found is [var only]
                ? (only, "other", null)
                : (null, "other", found.Count == 0 ? Texts.ErrorCaptureAccount.With() : Texts.ErrorAccountSeveral.With(("accounts", new WordsFact([.. found.Select(a => (Fact)a.Name)]))));
        }
        var chosen = situation.Find<AccountRecord>(Subjects.Account(sent.Values.GetValueOrDefault("account", "")));
        return chosen is not null && ReferenceConsents.MayRecord(person.Email, chosen.Id, situation)
            ? (chosen, "account", null)
            : (null, sent.Values.ContainsKey("account") ? "account" : "other", Texts.ErrorCaptureAccount.With());
    }

    /// <summary>When the meetings of his agenda start, by their deal.</summary>
    private static ILookup<string, DateTimeOffset> Starts(PersonRecord person, Situation situation) => person.Agenda
        .Select(i => (i.Entry.Start, Meeting: situation.Find<MeetingRecord>(Subjects.Meeting(i.Entry.MeetingId))))
        .Where(m => m.Meeting?.Facts.Start is not null)
        .Select(m => (m.Start, Deal: Matching.Of(m.Meeting!, situation).Deal?.Id))
        .Where(m => m.Deal is not null)
        .ToLookup(m => m.Deal!, m => m.Start, StringComparer.Ordinal);

    private static DateTimeOffset? Latest(DealRecord deal, ILookup<string, DateTimeOffset> starts, DateTimeOffset now) =>
        starts[deal.Id].Concat(deal.Journal.Notes.Select(n => n.Start)).Where(s => s <= now).Select(s => (DateTimeOffset?)s).Max();

    private static DateTimeOffset? Next(DealRecord deal, ILookup<string, DateTimeOffset> starts, DateTimeOffset now) =>
        starts[deal.Id].Where(s => s > now).Select(s => (DateTimeOffset?)s).Min();
}
