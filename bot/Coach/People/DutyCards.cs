using CoachBot.Coach.Cards;

namespace CoachBot.Coach.People;

/// <summary>The card of a duty: what its practice shows, with the way to stop below it [ADM-15].</summary>
public static class DutyCards
{
    private const int MostAtHome = 10;
    private const int MostPresses = 3;

    public static Card Card(DutyItem item, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var duty = item.Duty;
        List<Part> parts = [.. MeetingCards.First(duty.Key, person, situation), .. Parts(item, situation)];
        var off = item.IsOpen && new Speaking(person, situation, now).IsSwitchedOff(duty.Kind);
        if (off) parts = [.. MeetingCards.First(duty.Key, person, situation), Texts.Paused.With()];
        var view = duty.View with { Parts = off || !item.IsOpen ? parts : WithFooter(parts, person) };
        return MeetingCards.Make(duty.Key, person, situation, view, new Timing(now, now, duty.NotAfter > now ? duty.NotAfter : now), duty.Thread);
    }

    /// <summary>What is due and not over stands in the home view too: what was left over, what came too late, what waits [ADM-10].</summary>
    public static IEnumerable<Part> AtHome(PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var due = person.Duties.Where(d => d.IsOpen && d.Duty.Due <= now && (d.Duty.Owed || !person.Own.Stopped)).ToList();
        if (due.Count == 0) return [];
        return [Texts.HomeDuties.With(("count", due.Count)), .. due.Take(MostAtHome).SelectMany(d => Parts(d, situation))];
    }

    private static IEnumerable<Part> Parts(DutyItem item, Situation situation)
    {
        if (item.Duty.InsteadOf is { } other)
            yield return Texts.DutyInsteadOf.With(("name", Colleagues.NameOf(other, situation)));
        foreach (var part in item.Duty.View.Parts) yield return part;
    }

    /// <summary>Settings and stop stand in the card's own menu, or in one of their own; three things to press stay three.</summary>
    private static List<Part> WithFooter(List<Part> parts, PersonRecord person)
    {
        var footer = CardMenus.Footer(person);
        var presses = parts.SelectMany(p => p.Presses ?? []).ToList();
        var host = parts.FindLastIndex(p => p.Presses is { Count: > 0 });
        if (host < 0) host = parts.Count - 1;
        if (host < 0) return parts;
        var own = parts[host].Presses ?? [];
        var menu = own.LastOrDefault(p => p.Kind is PressKind.Menu);
        IReadOnlyList<Press> shown;
        if (menu is not null) shown = [.. own.Select(p => ReferenceEquals(p, menu) ? p with { Items = [.. p.Items ?? [], .. footer.Items!] } : p)];
        else if (presses.Count >= MostPresses && own.Count > 0) shown = [.. own.SkipLast(1), footer with { Items = [own[^1], .. footer.Items!] }];
        else shown = [.. own, footer];
        parts[host] = parts[host] with { Presses = shown };
        return parts;
    }
}
