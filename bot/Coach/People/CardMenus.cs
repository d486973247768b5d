using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>The menus below a meeting: what is rarely pressed stands here [PRE-02].</summary>
public static class CardMenus
{
    /// <param name="shown">Verbs that stand at first sight already.</param>
    public static Press More(AgendaItem item, PersonRecord person, Situation situation, DateTimeOffset now, params IReadOnlyList<string> shown)
    {
        var entry = item.Entry;
        var meeting = Subjects.Meeting(entry.MeetingId);
        var self = Subjects.Person(person.Email);
        var open = entry.WantsValue;
        var later = open ? Moments.Later(entry, new Speaking(person, situation, now), situation.Tenant) : null;
        Press?[] items =
        [
            open || entry.Values.All(v => v.Email != person.Email) ? null : new Press(Verbs.EditValue, meeting, PressKind.Form),
            open && entry.Handed is { SentAt: null } ? new Press(Verbs.NameValue, meeting, PressKind.Form) : null,
            new Press(Verbs.Postpone, meeting, PressKind.Form),
            open && entry.CanHandOver ? new Press(Verbs.NotMe, meeting) : null,
            new Press(Verbs.NotCustomerMeeting, meeting),
            later is null ? null : new Press(Verbs.RemindLater, self, Value: entry.MeetingId),
            later is null ? null : new Press(Verbs.RemindAt, meeting, PressKind.Form),
            open ? new Press(Verbs.GoAhead, meeting, PressKind.Form) : null,
            new Press(Verbs.CallOff, meeting, PressKind.Form),
            entry is { EventWanted: { } deal, Extra: CoachingExtra.ValueEvent } && open ? new Press(Verbs.DefineEvent, Subjects.Event(deal), PressKind.Form) : null,
            entry.InSeries ? new Press(Verbs.RestSeries, meeting, PressKind.Form) : null,
            entry.UnmatchedDomain is null ? null : new Press(Verbs.LinkAccount, meeting, PressKind.Form),
            !item.ShowAll && entry.Brief.Count > MeetingCards.ShortBrief ? new Press(Verbs.ShowAll, self, Value: entry.MeetingId) : null,
            new Press(Verbs.Why, meeting),
            new Press(Verbs.History, meeting),
            new Press(Verbs.AsText, self, Value: entry.MeetingId),
            item.ShowAll || entry.Brief.Count <= MeetingCards.ShortBrief ? null : new Press(Verbs.ShowAll, self, Value: entry.MeetingId),
            new Press(Verbs.Stop, self),
        ];
        return new Press(Verbs.More, meeting, PressKind.Menu, Items: [.. items.OfType<Press>().Where(i => !shown.Contains(i.Verb))]);
    }

    /// <summary>What stands below a message that asks nothing: settings, and the way to stop [ADM-15].</summary>
    public static Press Footer(PersonRecord person)
    {
        var self = Subjects.Person(person.Email);
        return new(Verbs.More, self, PressKind.Menu, Items: [new(Verbs.Settings, self, PressKind.Form), new(Verbs.Stop, self)]);
    }

    /// <summary>Up to five deals and "no deal"; null where it is clear [PRE-20].</summary>
    public static Press? Deals(AgendaEntry entry)
    {
        if (entry.DealChoices.Count == 0) return null;
        var meeting = Subjects.Meeting(entry.MeetingId);
        return new Press(
            Verbs.ChooseDeal,
            meeting,
            PressKind.Menu,
            Items:
            [
                .. entry.DealChoices.Select(d => new Press(Verbs.ChooseDeal, meeting, Value: d.Id, Label: d.Name)),
                new Press(Verbs.NoDeal, meeting),
            ]);
    }
}
