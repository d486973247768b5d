using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>
/// What customers say they gained, beside what we say they did: monthly to marketing, of the last 90 days, by kind of value
/// and by industry where it is known; nothing that rests on fewer than five customers, and no names [REF-17].
/// </summary>
public static class VoicePractice
{
    /// <summary>No figure for fewer customers.</summary>
    public const int FewestAccounts = 5;

    public const int Days = 90;

    private const int MostAccounts = 20_000;
    private const int MostRows = 8;
    private static readonly TimeSpan Useful = TimeSpan.FromDays(15);

    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var known = situation.Find<VoiceRecord>(happened.Subject);
        var today = LocalTime.DayOf(now, ReferenceRecord.ZoneOf(situation.Tenant));
        var month = new DateOnly(today.Year, today.Month, 1);
        switch (happened.What)
        {
            // The first value that a customer confirmed starts the monthly page.
            case LookAgain when known is null:
                return [new Keep(happened.Subject, new VoiceRecord()), new WakeAt(happened.Subject, FirstWorkingDay(month.AddMonths(1), situation.Tenant))];
            case WokeUp when known is not null && known.Month != month:
                return
                [
                    new Keep(happened.Subject, known with { Month = month }),
                    new WakeAt(happened.Subject, FirstWorkingDay(month.AddMonths(1), situation.Tenant)),
                    .. Page(month, today, situation, now),
                ];
            case WokeUp when known is not null:
                return [new WakeAt(happened.Subject, FirstWorkingDay(month.AddMonths(1), situation.Tenant))];
            default:
                return [];
        }
    }

    private static IEnumerable<Decision> Page(DateOnly month, DateOnly today, Situation situation, DateTimeOffset now)
    {
        var from = today.AddDays(-Days);
        var heard = situation.LinkedAll([LinkNames.ReferenceVoice], MostAccounts)
            .Select(situation.Find<ReferenceRecord>)
            .OfType<ReferenceRecord>()
            .SelectMany(r => r.Heard.Where(h => h.On >= from).Select(h => (r.AccountId, r.Industry, Value: h)))
            .ToList();
        var kinds = Rows(heard.GroupBy(h => h.Value.Kind, StringComparer.Ordinal), k => Fact.Word("kind." + k));
        var industries = Rows(heard.Where(h => h.Industry is { Length: > 0 }).GroupBy(h => h.Industry!.Trim(), StringComparer.OrdinalIgnoreCase), i => i);
        if (kinds.Count == 0 && industries.Count == 0) return [];

        List<Part> parts = [Texts.VoiceHead.With(("since", from), ("day", today))];
        if (kinds.Count > 0) parts.Add(Texts.VoiceKinds.With().Shows(Table("voice.kind", kinds)));
        if (industries.Count > 0) parts.Add(Texts.VoiceIndustries.With().Shows(Table("voice.industry", industries)));
        var view = new CardView(parts, Texts.PreviewDuty.Id, Facts.None);
        var what = "voice/" + month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return situation.Linked(LinkNames.Role(Roles.Marketing))
            .Select(p => new Tell(p, new DutySet(new Duty(CardKeys.Duty(Subjects.IdOf(p), what), DutyKinds.Digest, now, now + Useful, view))));

        static List<IReadOnlyList<Fact>> Rows(IEnumerable<IGrouping<string, (string AccountId, string? Industry, HeardValue Value)>> groups, Func<string, Fact> named) =>
        [
            .. groups
                .Select(g => (g.Key, Accounts: g.Where(h => h.Value.Confirmed).Select(h => h.AccountId).Distinct(StringComparer.Ordinal).Count(), Said: g.Count(h => h.Value.Confirmed), Claimed: g.Count()))
                .Where(g => g.Accounts >= FewestAccounts)
                .OrderByDescending(g => g.Said)
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Take(MostRows)
                .Select(g => (IReadOnlyList<Fact>)[named(g.Key), g.Said, g.Claimed]),
        ];

        static TableView Table(string what, List<IReadOnlyList<Fact>> rows) => new([Fact.Word(what), Fact.Word("voice.said"), Fact.Word("voice.claimed")], rows);
    }

    private static DateTimeOffset FirstWorkingDay(DateOnly month, TenantSettings tenant)
    {
        var works = new WorkingTime(ReferenceRecord.ZoneOf(tenant), tenant.Defaults.Hours, tenant.Country, tenant.Holidays);
        return (works.NextWorkingDay(month.AddDays(-1)) is { } day ? works.Opening(day) : null) ?? LocalTime.Midnight(month, works.Zone);
    }
}
