using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.People;

/// <summary>The cards about one meeting, as its reader sees them. First view: three things to press at most [PRE-39].</summary>
public static class MeetingCards
{
    /// <summary>So many lines of the brief are shown at first; the rest is behind "show all" [PRE-39].</summary>
    public const int ShortBrief = 3;

    /// <summary>The one card of a meeting and person: the question, and all that follows before the start [PRE-02].</summary>
    public static Card Ask(AgendaItem item, PersonRecord person, Situation situation, DateTimeOffset now, DateTimeOffset notAfter)
    {
        var key = CardKeys.Ask(item.Entry.MeetingId, person.Email);
        return Make(key, person, situation, View(key, item, person, situation, now, Texts.PreviewMeeting.Id), new Timing(now, now, notAfter), tell: true);
    }

    /// <summary>The questions after the meeting, in the same thread [AFT-01].</summary>
    public static Card After(AgendaItem item, PersonRecord person, Situation situation, DateTimeOffset now, DateTimeOffset notAfter)
    {
        var key = CardKeys.After(item.Entry.MeetingId, person.Email);
        var parts = First(key, person, situation);
        parts.Add(Head(item.Entry));
        var paused = person.Own.Stopped || new Speaking(person, situation, now).IsSwitchedOff(Nudges.AfterKind);
        parts.AddRange(paused ? [Texts.Paused.With()] : AfterParts.For(item.Entry, person));
        var thread = item.Questioned ? CardKeys.Ask(item.Entry.MeetingId, person.Email) : null;
        return Make(key, person, situation, new CardView(parts, Texts.PreviewAfter.Id, Facts.None, AboutOf(item)), new Timing(now, now, notAfter), thread);
    }

    /// <summary>One short reply in the card's thread [PRE-36].</summary>
    public static Card Reminder(AgendaItem item, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var id = item.Entry.MeetingId;
        var part = Texts.Reminder.With(("company", item.Entry.Customer), ("time", Fact.DayAndTime(item.Entry.Start)))
            .Presses(new Press(Verbs.NameValue, Subjects.Meeting(id), PressKind.Form, PressStyle.Primary), CardMenus.More(item, person, situation, now));
        var view = new CardView([part], Texts.PreviewReminder.Id, Facts.None, AboutOf(item));
        var thread = PersonPresses.ThreadOf(item, person);
        return Make(CardKeys.Reminder(id, person.Email, item.Reminders), person, situation, view, new Timing(now, now, item.Entry.Start), thread);
    }

    /// <summary>A card that the person opened himself, in the room where he asked.</summary>
    public static Card Opened(AgendaItem item, OpenedCard opened, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var key = CardKeys.Answer(opened.AnswerKey);
        var card = Make(key, person, situation, View(key, item, person, situation, now, Texts.PreviewAnswer.Id), Timing.Now(now), opened.Thread);
        return card with { To = RoomName.Read(opened.Room, card.To.Platform) with { OnlyFor = person.Email } };
    }

    /// <summary>Where a tenant needs it: nothing is asked before Start was pressed [ADM-34].</summary>
    public static Card Start(PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var key = CardKeys.Start(person.Email);
        var part = Texts.FirstStart.With()
            .Presses(
                new Press(Verbs.Start, Subjects.Person(person.Email), Style: PressStyle.Primary),
                new Press(Verbs.Stop, Subjects.Person(person.Email)));
        List<Part> parts = person.Own.Started ? [Texts.FirstMessage.With(("cap", situation.Tenant.Defaults.Cap))] : [Texts.FirstMessage.With(("cap", situation.Tenant.Defaults.Cap)), part];
        var view = new CardView(parts, Texts.PreviewAnswer.Id, Facts.None, new About("person", person.Email));
        return Make(key, person, situation, view, new Timing(now, now, now.AddDays(7)));
    }

    public static CardView View(string key, AgendaItem item, PersonRecord person, Situation situation, DateTimeOffset now, string preview)
    {
        var parts = First(key, person, situation);
        parts.Add(Head(item.Entry));
        parts.AddRange(Body(item, person, situation, now));
        return new CardView(parts, preview, Facts.None, AboutOf(item));
    }

    /// <summary>Nothing is left of a meeting that was made private, not even on cards that stand in the chat [PRV-08].</summary>
    public static IEnumerable<Card> Wiped(AgendaItem item, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var id = item.Entry.MeetingId;
        var own = new[]
        {
            item is { Questioned: true, OnDay: null } ? CardKeys.Ask(id, person.Email) : null,
            item is { After: AfterStage.Asked, OnDay: null } ? CardKeys.After(id, person.Email) : null,
        };
        var reminders = Enumerable.Range(1, item.Reminders).Select(n => CardKeys.Reminder(id, person.Email, n));
        var view = new CardView([Texts.Excused.With()], Texts.PreviewAnswer.Id, Facts.None, AboutOf(item));
        return own.OfType<string>()
            .Concat(reminders)
            .Concat(item.Opened.Select(o => CardKeys.Answer(o.AnswerKey)))
            .Select(key => Make(key, person, situation, view, new Timing(now, now, now)));
    }

    /// <summary>The state's own parts, without the heading.</summary>
    private static IEnumerable<Part> Body(AgendaItem item, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var entry = item.Entry;
        if (entry.Role is AgendaRole.Gone) return [Closed(entry)];
        return entry.State switch
        {
            MeetingState.Cancelled or MeetingState.Postponed or MeetingState.Excused => Ended(entry),
            MeetingState.DidNotHappen => [Texts.DidNotHappen.With(("how", HowOf(entry)))],
            MeetingState.Held or MeetingState.StartedWithout => Started(entry),
            _ when now >= entry.Start => [],
            _ => [.. Before(item, person, situation, now), .. Brief(item), .. person.Own.Stopped ? [] : Extra(entry)],
        };
    }

    private static IEnumerable<Part> Before(AgendaItem item, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var entry = item.Entry;
        var subject = Subjects.Meeting(entry.MeetingId);
        var name = new Press(Verbs.NameValue, subject, PressKind.Form, PressStyle.Primary);
        var paused = person.Own.Stopped || new Speaking(person, situation, now).IsSwitchedOff(Nudges.AskKind);
        if (paused) return [Texts.Paused.With()];

        if (entry.AskDomain is { } domain)
        {
            return
            [
                Texts.AskDomain.With(("domain", domain)).Presses(
                    new Press(Verbs.DomainCustomer, subject, Style: PressStyle.Primary),
                    new Press(Verbs.DomainIgnore, subject),
                    new Press(Verbs.DomainOnce, subject)),
            ];
        }

        // A draft for the customer waits until its author says that he has sent it; the state is what it was.
        if (entry.Handed is { SentAt: null } draft)
        {
            var again = new Press(draft.CallOff ? Verbs.CallOff : Verbs.Postpone, subject, PressKind.Form);
            return [DraftOf(draft).Presses(new Press(Verbs.Sent, subject, Style: PressStyle.Primary), again, Menu(again.Verb))];
        }

        var unmatched = entry.UnmatchedDomain is { } link ? new[] { Texts.LinkAccount.With(("domain", link)) } : [];
        return entry.State switch
        {
            MeetingState.Ready => [.. Ready(entry, person, Menu(entry.Hint is null ? Verbs.EditValue : Verbs.Improve)), .. unmatched],
            MeetingState.WentAhead => [Texts.WentAhead.With(("reason", Facts.Maybe(entry.Reason))).Presses(name, Menu()), .. unmatched],
            MeetingState.NotReady =>
            [
                Texts.NotReady.With(("minutes", (int)situation.Tenant.Defaults.Cutoff.TotalMinutes))
                    .Presses(name, new Press(Verbs.GoAhead, subject, PressKind.Form), Menu(Verbs.GoAhead)),
                .. unmatched,
            ],
            _ => [.. Question(item, name, person, situation, now), .. unmatched],
        };

        Press Menu(params IReadOnlyList<string> shown) => CardMenus.More(item, person, situation, now, shown);
    }

    private static IEnumerable<Part> Question(AgendaItem item, Press name, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var entry = item.Entry;
        var deals = CardMenus.Deals(entry);
        var subject = Subjects.Meeting(entry.MeetingId);
        var question = entry.Question switch
        {
            QuestionKind.Purpose when entry.Purpose is { } purpose => Texts.AskPurpose.With(("company", entry.Customer), ("purpose", purpose)),
            QuestionKind.Purpose => Texts.AskPurposeLater.With(("company", entry.Customer)),
            QuestionKind.Howdy => Texts.AskHowdy.With(("company", entry.Customer)),
            QuestionKind.Plain => Texts.Ask.With(("company", entry.Customer)),
        };
        var last = entry.SeriesLast is { } value ? Texts.SeriesLast.With(("value", value)) : null;
        var which = deals is null ? null : Texts.AskDeal.With(("company", entry.Customer));

        // Three things to press: the value, the one that fits best here, and the rest under "more".
        var second = deals
            ?? (last is not null ? new Press(Verbs.StillTrue, subject) : null)
            ?? (Drafts.ShortNotice(entry.Start, person, situation.Tenant, now) ? null : new Press(Verbs.Postpone, subject, PressKind.Form));
        List<Part> parts = [question, .. last is null ? [] : new[] { last }, .. which is null ? [] : new[] { which }];
        parts[^1] = parts[^1].Presses(name, second, CardMenus.More(item, person, situation, now, second is null ? [] : [second.Verb]));
        return parts;
    }

    private static IEnumerable<Part> Ready(AgendaEntry entry, PersonRecord person, Press menu)
    {
        var deals = CardMenus.Deals(entry);

        // Three things to press: where a choice of deals joins two others, it takes the place of "more" until it is made.
        var last = deals is null ? menu : null;
        var subject = Subjects.Meeting(entry.MeetingId);
        var first = entry.Values[0];
        var ready = Texts.Ready.With(
            ("value", first.Text),
            ("goal", Facts.Maybe(first.Goal)),
            ("kind", first.Kind is { } kind ? Fact.Word("kind." + kind) : null),
            ("justification", Facts.Maybe(first.Justification)),
            ("questions", Facts.Maybe(first.Questions)),
            ("by", first.Email == person.Email ? null : new TextFact(first.By)));
        List<Part> parts = [ready, .. entry.Values.Skip(1).Select(v => Texts.ReadyAlso.With(("value", v.Text), ("by", v.By)))];
        if (entry.Hint is { } hint && first.Email == person.Email)
        {
            parts.Add(Texts.Hint.With(("question", Fact.Word(hint)))
                .Presses(new Press(Verbs.Improve, subject, PressKind.Form), new Press(Verbs.KeepValue, subject), last));
        }
        else if (entry.MovedFar)
        {
            parts.Add(Texts.StillRight.With(("value", first.Text)).Presses(new Press(Verbs.StillRight, subject), new Press(Verbs.EditValue, subject, PressKind.Form), last));
        }
        else
        {
            var own = entry.Values.Any(v => v.Email == person.Email);
            parts[^1] = parts[^1].Presses(new Press(own ? Verbs.EditValue : Verbs.AddValue, subject, PressKind.Form), menu);
        }
        if (deals is not null) parts.Add(Texts.AskDeal.With(("company", entry.Customer)).Presses(deals));
        return parts;
    }

    private static Part Closed(AgendaEntry entry)
    {
        if (entry.State is MeetingState.Cancelled) return Texts.Cancelled.With(("value", Facts.Maybe(entry.Values.FirstOrDefault()?.Text)));
        return entry.HandedTo is { } name ? Texts.Handed.With(("name", name)) : Texts.Excused.With();
    }

    private static IEnumerable<Part> Ended(AgendaEntry entry)
    {
        if (entry.State is MeetingState.Excused) return [entry.NotCustomer ? Texts.NotCustomer.With() : Texts.Excused.With()];
        if (entry.State is MeetingState.Postponed) return [Texts.Postponed.With()];
        return entry.Handed is { CallOff: true, SentAt: not null }
            ? [Texts.CalledOff.With()]
            : [Texts.Cancelled.With(("value", Facts.Maybe(entry.Values.FirstOrDefault()?.Text)))];
    }

    private static Part DraftOf(HandedText draft) =>
        Texts.Draft.With(
            ("to", draft.To),
            ("draft", draft.Text),
            ("slots", new WordsFact([.. (draft.Slots ?? []).Select(Fact.DayAndTime)])));

    private static IEnumerable<Part> Started(AgendaEntry entry)
    {
        if (entry.Outcome is not null) return [AfterParts.Summary(entry)];
        if (entry.State is MeetingState.StartedWithout) return [Texts.StartedWithout.With()];
        return entry.Values.Select((v, i) => i == 0 ? Texts.Ready.With(("value", v.Text)) : Texts.ReadyAlso.With(("value", v.Text), ("by", v.By)));
    }

    private static IEnumerable<Part> Brief(AgendaItem item)
    {
        if (item.Entry.Brief.Count == 0) return [];
        var shown = item.ShowAll ? item.Entry.Brief : [.. item.Entry.Brief.Take(ShortBrief)];
        return
        [
            Texts.Brief.With(),
            .. shown.Select(l => Texts.BriefLine.With(
                ("what", Fact.Word(l.What)),
                ("text", Facts.Maybe(l.Text)),
                ("by", Facts.Maybe(l.By)),
                ("date", Facts.Maybe(l.Date)),
                ("from", l.FromDay is { } day ? day : Facts.Maybe(l.FromName)))),
        ];
    }

    private static IEnumerable<Part> Extra(AgendaEntry entry)
    {
        if (!entry.WantsValue || entry.AskDomain is not null) return [];
        return entry.Extra switch
        {
            CoachingExtra.ValueEvent => [Texts.ExtraValueEvent.With(("company", entry.Customer))],
            CoachingExtra.CriticalDate => [Texts.ExtraCriticalDate.With(("company", entry.Customer))],
            _ => [],
        };
    }

    private static Fact? HowOf(AgendaEntry entry) => entry.NotHeldBecause is { } how ? Fact.Word(StateWords.Of(how)) : null;

    private static Part Head(AgendaEntry entry) =>
        Texts.MeetingHead.With(
            ("customer", entry.Customer),
            ("title", Facts.Maybe(entry.Title)),
            ("when", Fact.DayAndTime(entry.Start)),
            ("deal", Facts.Maybe(entry.Deal)));

    /// <summary>The four first lines stand above a person's first message [ADM-34].</summary>
    public static List<Part> First(string key, PersonRecord person, Situation situation) =>
        person.FirstCard == key ? [Texts.FirstMessage.With(("cap", situation.Tenant.Defaults.Cap))] : [];

    private static About AboutOf(AgendaItem item) => new("meeting", item.Entry.MeetingId);

    public static Card Make(string key, PersonRecord person, Situation situation, CardView view, Timing timing, string? thread = null, bool tell = false) =>
        new(key, Subjects.Person(person.Email), person.AddressIn(situation.Tenant), person.ReaderIn(situation.Tenant), view, timing, thread, tell);
}
