using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>How a meeting looks from one person's agenda.</summary>
public static class AgendaEntries
{
    private const int MostBriefLines = 10;
    private static readonly TimeSpan FarMove = TimeSpan.FromDays(7);

    public static AgendaEntry For(string person, AgendaRole role, MeetingRecord meeting, Matching match, Situation situation)
    {
        var facts = meeting.Facts;
        var series = facts.SeriesId is { Length: > 0 } id ? situation.Find<SeriesRecord>(Subjects.Series(id)) : null;
        var start = facts.Start!.Value;
        var asks = role is AgendaRole.Asked;
        return new AgendaEntry
        {
            MeetingId = meeting.Id,
            Start = start,
            End = facts.End!.Value,
            Role = role,
            State = asks || role is AgendaRole.Gone ? meeting.State : ForColleagues(meeting.State),
            FirstSeen = meeting.FirstSeen,
            ChangedAt = meeting.ChangedAt,
            AskedAt = meeting.AskedPerson == person ? meeting.AskedAt : null,
            Title = facts.Title ?? "",
            Customer = match.Customer,
            Deal = match.Deal?.Facts.Name,
            EventWanted = match.Deal is { Event: null } open && Asking.OnTeam(person, open) ? open.Id : null,
            Question = QuestionOf(meeting, situation.Tenant),
            Purpose = asks && meeting.AskedAt is null && facts.Description is { Length: > 0 } purpose ? purpose : null,
            AskDomain = match.AskDomain ? match.UnmatchedDomain : null,
            UnmatchedDomain = match.UnmatchedDomain,
            DealChoices = [.. match.Choices.Select(d => new DealChoice(d.Id, d.Name))],
            Values = Shown(meeting, situation),
            InSeries = series is not null || facts.SeriesId is { Length: > 0 },
            SeriesLast = series?.Before(start),
            Rested = IsRested(person, meeting, situation),
            Hint = meeting.HintSettled ? null : Current(meeting)?.Hint,
            MovedFar = meeting.ValueForStart is { } named && (named - start).Duration() > FarMove && Current(meeting) is not null,
            Reason = meeting.GoAheadBy == person ? meeting.GoAheadReason : null,
            NotCustomer = meeting.NotCustomerBy is not null,
            HandedTo = role is AgendaRole.Gone && meeting.HandedOver.Any(h => h.From == person) && meeting.AskedPerson is { } now ? Colleagues.NameOf(now, situation) : null,
            CanHandOver = asks && Asking.NextAfter(person, meeting, match.Deal, situation) is not null,
            Handed = meeting.Handed is { } handed && handed.ForStart == start ? handed : null,
            Touched = meeting.Touched,
            Outcome = meeting.Outcome,
            Sign = meeting.Sign,
            NotHeldBecause = meeting.NotHeldBecause,
            Learned = asks ? meeting.Learned : null,
            Ours = meeting.Ours,
            Theirs = meeting.Theirs,
            CatchableDate = match.Deal is { } saves && saves.CriticalDate?.Date != meeting.CatchableDate ? meeting.CatchableDate : null,
            Brief = BriefOf(meeting, match, ZoneOf(person, situation)),
            Extra = ExtraOf(match),
        };
    }

    /// <summary>How far the question is with the person who is asked is for him alone [PRV-02].</summary>
    private static MeetingState ForColleagues(MeetingState state) =>
        state is MeetingState.NotAsked or MeetingState.NotReady or MeetingState.WentAhead or MeetingState.StartedWithout ? MeetingState.Asked : state;

    /// <summary>Whether the entry's series rests on that day, as this person's calendar has it.</summary>
    public static bool IsRested(string? person, MeetingRecord meeting, Situation situation) =>
        meeting.Facts is { SeriesId: { Length: > 0 } series, Start: { } start }
        && situation.Find<SeriesRecord>(Subjects.Series(series))?.RestUntil is { } until
        && until >= LocalTime.DayOf(start, person is null ? "Etc/UTC" : ZoneOf(person, situation));

    /// <summary>The first person's present value: the one that makes the meeting ready.</summary>
    public static ValueEntry? Current(MeetingRecord meeting)
    {
        var standing = meeting.Values.Where(v => !v.Withdrawn).ToList();
        return standing.Count == 0 ? null : standing.Last(v => v.By == standing[0].By);
    }

    /// <summary>A title that promises nothing and no text to say more [PRE-10].</summary>
    public static QuestionKind QuestionOf(MeetingRecord meeting, TenantSettings tenant)
    {
        if (meeting.HadPurpose || meeting.Facts.Description is { Length: > 0 }) return QuestionKind.Purpose;
        var title = (meeting.Facts.Title ?? "").ToLowerInvariant();
        return tenant.HowdyTitles.Any(h => HasPhrase(title, h)) ? QuestionKind.Howdy : QuestionKind.Plain;
    }

    private static bool HasPhrase(string title, string phrase)
    {
        for (var at = title.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = title.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            var end = at + phrase.Length;
            if ((at == 0 || !char.IsLetterOrDigit(title[at - 1])) && (end == title.Length || !char.IsLetterOrDigit(title[end]))) return true;
        }
        return false;
    }

    private static IReadOnlyList<ShownValue> Shown(MeetingRecord meeting, Situation situation) =>
    [
        .. meeting.Values
            .Where(v => !v.Withdrawn)
            .GroupBy(v => v.By, StringComparer.Ordinal)
            .Select(g => g.Last())
            .Select(v => new ShownValue(v.By, Colleagues.NameOf(v.By, situation), v.Text, v.Goal, v.Kind, v.Justification, v.Questions)),
    ];

    /// <summary>
    /// The last word of both sides, the critical date, the value event and the last named value first; then older
    /// promises. Each line names where it comes from: a meeting's day, or the deal [PRE-16].
    /// </summary>
    private static IReadOnlyList<BriefLine> BriefOf(MeetingRecord meeting, Matching match, string zone)
    {
        var journal = match.Deal is { Journal.Notes.Count: > 0 } deal ? deal.Journal : match.Account?.Journal ?? Journal.Empty;
        var notes = journal.Notes.Where(n => n.MeetingId != meeting.Id && n.Start < meeting.Facts.Start).ToList();
        var promises = notes.SelectMany(n => Promises(n, zone)).ToList();
        var latest = promises.GroupBy(l => l.What).Select(g => g.First()).ToList();
        var lines = new List<BriefLine>(latest);
        if (match.Deal?.CriticalDate is { } critical) lines.Add(new("brief.criticalDate", critical.Reason ?? "", critical.Date, FromName: match.Deal.Name));
        if (match.Deal?.Event is { } success) lines.Add(new("brief.valueEvent", success.What, success.By, FromName: match.Deal.Name));
        if (notes.FirstOrDefault(n => n.Value is not null) is { } last)
            lines.Add(new(last.Confirmed ? "brief.value.confirmed" : "brief.value", last.Value!, null, LocalTime.DayOf(last.Start, zone)));
        return [.. lines.Concat(promises.Except(latest)).Take(MostBriefLines)];
    }

    private static IEnumerable<BriefLine> Promises(JournalNote note, string zone)
    {
        var from = LocalTime.DayOf(note.Start, zone);
        if (note.Theirs is { } theirs) yield return new("brief.theirs", theirs.Text, theirs.Date, from, By: theirs.By);
        if (note.Ours is { } ours) yield return new("brief.ours", ours.Text, ours.Date, from, By: ours.By);
    }

    /// <summary>The value-event question until the deal has one; then the critical date [PRE-12, PRE-39].</summary>
    private static CoachingExtra? ExtraOf(Matching match)
    {
        if (match.Deal is not { } deal) return null;
        if (deal.Event is null) return CoachingExtra.ValueEvent;
        return deal.CriticalDate is null ? CoachingExtra.CriticalDate : null;
    }

    private static string ZoneOf(string person, Situation situation) =>
        situation.Find<PersonRecord>(Subjects.Person(person))?.ZoneIn(situation.Tenant).Zone ?? "Etc/UTC";
}
