using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Commands;

/// <summary>What a person types: a command, or an answer. Typing is answering, and nothing typed is lost [PRE-41].</summary>
public static class Conversation
{
    private const int MostChoices = 5;

    public static IReadOnlyList<Decision> Decide(PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        if (person.Known.Now is null || !person.IsActive) return [];
        if (CommandLine.Parse(said.Text, said.Direct, situation.Tenant.CommandWords) is { } command) return Answers.To(command, person, said, key, situation, now);
        if (string.IsNullOrWhiteSpace(said.Text)) return [];
        if (said.Thread is { } thread && OnCard(thread, person) is [var only]) return [Typed(only, person, said.Text, said.Room, key, said.Thread)];
        if (!said.Direct) return [];

        var waiting = Waiting(person, said.Thread, now);
        if (waiting is [var one]) return [Typed(one, person, said.Text, said.Room, key, said.Thread)];
        if (waiting.Count == 0) return [Answers.Reply(person, said, key, situation, now, [Texts.NotSaved.With(("text", said.Text))])];

        var self = Subjects.Person(person.Email);
        var which = Texts.WhichMeeting.With(("text", said.Text)).Presses(waiting.Take(MostChoices).Select(i =>
            new Press(Verbs.SaveTyped, self, Value: $"{key}|{i.Entry.MeetingId}", Label: new PairFact(i.Entry.Customer, Fact.DayAndTime(i.Entry.Start)))));
        var after = person with { Typed = [.. person.Typed, new TypedText(key, said.Text, now)] };
        return [new Keep(self, after), Answers.Reply(person, said, key, situation, now, [which])];
    }

    /// <summary>The meeting of a sentence was chosen: the message that asked becomes the one that says it is saved.</summary>
    public static IReadOnlyList<Decision> Chosen(PersonRecord person, string choice, Situation situation)
    {
        var bar = choice.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0 || person.Typed.FirstOrDefault(t => t.Key == choice[..bar]) is not { } typed) return [];
        if (person.Item(choice[(bar + 1)..]) is not { } item) return [];
        var after = person with { Typed = [.. person.Typed.Where(t => t.Key != typed.Key)] };
        return
        [
            new Keep(Subjects.Person(person.Email), after),
            Typed(item, person, typed.Text, person.AddressIn(situation.Tenant).Address, typed.Key, null),
        ];
    }

    /// <summary>The meetings that a card shows.</summary>
    public static IReadOnlyList<AgendaItem> OnCard(string card, PersonRecord person) =>
    [
        .. person.Agenda.Where(i =>
            CardKeys.Ask(i.Entry.MeetingId, person.Email) == card
            || CardKeys.After(i.Entry.MeetingId, person.Email) == card
            || i.Opened.Any(o => CardKeys.Answer(o.AnswerKey) == card)
            || (i.OnDay is { } day && CardKeys.Day(day, person.Email) == card)),
    ];

    /// <summary>Cards that wait for an answer: a value before the start, what was learned after the end.</summary>
    private static List<AgendaItem> Waiting(PersonRecord person, string? thread, DateTimeOffset now)
    {
        var onCard = thread is null ? [] : OnCard(thread, person);
        return (onCard.Count > 0 ? onCard : person.Agenda)
            .Where(i => i.Questioned && i.Entry.Role is AgendaRole.Asked)
            .Where(i => (i.Entry.WantsValue && i.Entry.Start > now)
                || (i.Entry.State is MeetingState.Held or MeetingState.StartedWithout && i.After is AfterStage.Asked && i.Entry.Learned is null))
            .ToList();
    }

    private static Tell Typed(AgendaItem item, PersonRecord person, string text, string room, string key, string? thread) =>
        new(Subjects.Meeting(item.Entry.MeetingId), new ValueTyped(person.Email, text.Trim(), room, key, thread));
}
