using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>
/// What a receiver needs to know of a deal, and where each line comes from [HND-01]. Nothing of it is stored twice: it is
/// read from the deal, what its meetings left, the promises, the order and what colleagues added.
/// </summary>
public sealed record Dossier(IReadOnlyList<DossierEntry> Entries)
{
    public const string Goal = "goal";
    public const string Value = "value";
    public const string Promises = "promises";
    public const string CriticalDate = "criticalDate";
    public const string Event = "event";
    public const string People = "people";
    public const string Licences = "licences";
    public const string Gaps = "gaps";

    /// <summary>What a whole dossier holds, in the order of reading.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Goal, Value, Promises, CriticalDate, Event, People, Licences, Gaps];

    public const string FromMeeting = "origin.meeting";
    public const string FromMessage = "origin.message";

    private const int MostPeople = 6;

    /// <summary>How much of a whole dossier is there, from 0 to 100: of a deal's papers, never of a person.</summary>
    public int Complete => 100 * (Kinds.Count - Missing.Count) / Kinds.Count;

    public IReadOnlyList<string> Missing => [.. Kinds.Where(k => Entries.All(e => e.Kind != k))];

    public IEnumerable<DossierEntry> Of(params IEnumerable<string> kinds) => kinds.SelectMany(k => Entries.Where(e => e.Kind == k));

    /// <summary>The dossier as things stand.</summary>
    public static Dossier Of(DealRecord deal, Situation situation)
    {
        var record = situation.Find<HandoffRecord>(Subjects.Handoff(deal.Id)) ?? new HandoffRecord { DealId = deal.Id };
        return Of(deal, record, situation);
    }

    public static Dossier Of(DealRecord deal, HandoffRecord record, Situation situation)
    {
        var entries = new List<DossierEntry>();
        entries.AddRange(Noted(Goal));
        if (deal.Journal.Notes.Where(n => n.Value is not null).OrderByDescending(n => n.Confirmed).FirstOrDefault() is { } named)
            entries.Add(new(Value, named.Value!, named.Confirmed ? "origin.confirmed" : FromMeeting, new InstantFact(named.Start, InstantStyle.Day)));

        entries.AddRange(record.Promises.Select(p => p.Source is { } source
            ? Written(new(Promises, PromiseTexts.Line(p, situation), "origin.written", new InstantFact(p.At, InstantStyle.Day), Named(p.By)), source)
            : new(Promises, PromiseTexts.Line(p, situation), "origin.colleague", new InstantFact(p.At, InstantStyle.Day), Named(p.By))));
        entries.AddRange(deal.Journal.Notes.Where(n => n.Ours is not null).Select(n =>
        {
            var said = new DossierEntry(Promises, PromiseTexts.Joined(n.Ours!.Text, Facts.Maybe(n.Ours.By), Facts.Maybe(n.Ours.Date))!, FromMeeting, new InstantFact(n.Start, InstantStyle.Day));
            return n.Source is { } source ? Written(said with { Origin = FromMessage }, source) : said;
        }));
        entries.AddRange(Noted(Promises));

        if (deal.CriticalDate is { } critical)
            entries.Add(new(CriticalDate, PromiseTexts.Joined(critical.Date, Facts.Maybe(critical.Reason))!, deal.Facts.CriticalDate is null ? FromMeeting : "origin.crm"));
        if (deal.Event is { } success)
            entries.Add(new(Event, PromiseTexts.Joined(success.What, Facts.Maybe(success.Announcer), Facts.Maybe(success.By))!, "origin.colleague", null, success.DefinedBy is { } by ? Named(by) : null));

        if (Contacts() is { Items.Count: > 0 } people) entries.Add(new(People, people, "origin.crm"));
        entries.AddRange(Noted(People));
        var lines = situation.Find<PlanRecord>(Subjects.Plan(deal.Id))?.Lines ?? [];
        entries.AddRange(lines.Select(l => new DossierEntry(Licences, OrderWords.Line(l), "origin.order")));

        entries.AddRange(Noted(Gaps));
        entries.AddRange(record.Questions.Where(q => q.IsOpen).Select(q => new DossierEntry(Gaps, q.Text, "origin.question", new DayFact(q.Due), Named(q.Owner))));
        return new(entries);

        // Who wrote the message, and when, where that is known.
        static DossierEntry Written(DossierEntry entry, MessageSource source) =>
            entry with { On = Facts.Maybe(source.On) ?? entry.On, Who = source.Who ?? entry.Who, Link = source.Link };

        string Named(string email) => Colleagues.NameOf(email, situation);

        IEnumerable<DossierEntry> Noted(string kind) =>
            record.Notes.Where(n => n.Kind == kind).Select(n => new DossierEntry(kind, n.Text, "origin.colleague", new InstantFact(n.At, InstantStyle.Day), Named(n.By)));

        WordsFact Contacts()
        {
            var known = deal.Facts.AccountId is { Length: > 0 } id ? situation.Find<AccountRecord>(Subjects.Account(id))?.Facts.Contacts ?? [] : [];
            var ofDeal = deal.Facts.Contacts ?? [];
            return new([.. ofDeal.Take(MostPeople).Select(c => Called(known.FirstOrDefault(k => string.Equals(k.Email, c, StringComparison.OrdinalIgnoreCase)), c))]);
        }
    }

    private static Fact Called(Contact? contact, string address)
    {
        var name = contact?.Name is { Length: > 0 } known ? known : address;
        return contact?.Title is { Length: > 0 } title ? new PairFact(name, title) : name;
    }
}

/// <summary>One line of a dossier.</summary>
/// <param name="Kind">One of <see cref="Dossier.Kinds"/>.</param>
/// <param name="Origin">The word <c>origin.…</c>: where it comes from.</param>
/// <param name="On">The day it was said; of an open question the day by which it is answered.</param>
/// <param name="Who">The colleague it comes from; of an open question who answers.</param>
/// <param name="Link">Where the message stands from which it was saved, or null.</param>
public sealed record DossierEntry(string Kind, Fact Text, string Origin, Fact? On = null, string? Who = null, string? Link = null);
