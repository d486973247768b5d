using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;

namespace CoachBot.Coach.People;

/// <summary>Presses that concern the person himself.</summary>
public static class PersonPresses
{
    public static IReadOnlyList<Decision> Decide(PersonRecord before, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (pressed.By != before.Email) return [];
        var item = pressed.Value is { } id ? before.Item(id) : null;
        switch (pressed.Verb)
        {
            case Verbs.Stop:
                return Stopped(before, key, situation, now);
            case Verbs.Start:
                return Started(before, key, situation, now, null);
            case Verbs.RemindLater when item is not null:
                return item.Entry.WantsValue && Moments.Later(item.Entry, new Speaking(before, situation, now), situation.Tenant) is { } later
                    ? Snoozed(before, item, later, key, situation, now)
                    : [Reply([Texts.TooLateToRemind.With()])];
            case Verbs.ShowAll when item is not null:
                return Plan.Settle(before, before.With(item.Entry.MeetingId, i => i with { ShowAll = true, Pressed = true }), situation, now);
            case Verbs.AsText when item is not null:
                return Plan.Settle(
                    before,
                    before.With(item.Entry.MeetingId, i => i with { Pressed = true }),
                    situation,
                    now,
                    [Reply(Commands.Answers.AsText(item, before, situation, now))]);
            case Verbs.OpenCard when item is not null:
                var opened = new OpenedCard(key, before.AddressIn(situation.Tenant).Address);
                return Plan.Settle(before, before.With(item.Entry.MeetingId, i => i with { Opened = [.. i.Opened, opened] }), situation, now);
            case Verbs.MyMeetings:
                return [Reply(HomeSheets.For(before, situation, now).Parts)];
            case Verbs.HelpAll:
                return [Reply([Texts.HelpAll.With()])];
            case Verbs.AskManager:
                return EarlySignal.HelpAsked(before, key, situation, now);
            case Verbs.SaveTyped when pressed.Value is { } choice:
                return Conversation.Chosen(before, choice, situation);
            default:
                return [];
        }

        Decision Reply(IReadOnlyList<Part> parts) => Replies.To(before, situation, key, now, parts, thread: item is null ? null : ThreadOf(item, before));
    }

    /// <summary>One more reminder at that time, which takes the place of the usual one.</summary>
    public static IReadOnlyList<Decision> Snoozed(PersonRecord before, AgendaItem item, DateTimeOffset at, string key, Situation situation, DateTimeOffset now)
    {
        var id = item.Entry.MeetingId;
        var last = item.Entry.Start - situation.Tenant.Defaults.Cutoff;
        var answer = Texts.RemindedLater.With(("when", Fact.DayAndTime(at)));
        return Plan.Settle(
            before,
            before.With(id, i => i with { RemindAt = at, RemindBy = last, Pressed = true }),
            situation,
            now,
            [Replies.To(before, situation, key, now, [answer], thread: ThreadOf(item, before), about: new About("meeting", id))]);
    }

    /// <summary>All about a meeting stays in the thread of its card [ADM-12]; null where it has none.</summary>
    public static string? ThreadOf(AgendaItem item, PersonRecord person)
    {
        if (!item.Questioned) return null;
        return item.OnDay is { } day ? CardKeys.Day(day, person.Email) : CardKeys.Ask(item.Entry.MeetingId, person.Email);
    }

    /// <summary>Coach prompts stop at once; nobody is told [ADM-15].</summary>
    public static IReadOnlyList<Decision> Stopped(PersonRecord before, string key, Situation situation, DateTimeOffset now, string? room = null, string? thread = null)
    {
        var part = Texts.Stopped.With().Presses(new Press(Verbs.Start, Subjects.Person(before.Email), Style: PressStyle.Primary));
        return Changed(before with { Own = before.Own with { Stopped = true } }, before, key, situation, now, part, room, thread);
    }

    public static IReadOnlyList<Decision> Started(PersonRecord before, string key, Situation situation, DateTimeOffset now, string? room, string? thread = null) =>
        Changed(before with { Own = before.Own with { Started = true, Stopped = false } }, before, key, situation, now, Texts.StartedAgain.With(), room, thread);

    private static IReadOnlyList<Decision> Changed(
        PersonRecord after, PersonRecord before, string key, Situation situation, DateTimeOffset now, Part answer, string? room, string? thread)
    {
        List<Decision> settled = [.. Plan.Settle(before, after, situation, now)];
        if (before.FirstCard == CardKeys.Start(after.Email)) settled.Add(new Show(MeetingCards.Start(after, situation, now)));
        return [.. settled, Replies.To(after, situation, key, now, [answer], room, thread), .. PersonPractice.MeetingsLookAgain(after.Email, situation)];
    }
}
