using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.Cards;

/// <summary>Answers to a person's own press or words: seen by him alone, not counted in the cap.</summary>
public static class Replies
{
    /// <summary>
    /// What answers a press or a form of a room is shown there, to the person alone, in the thread in which the card stands
    /// [ADM-12]; whatever else was decided stays as it is.
    /// </summary>
    public static IReadOnlyList<Decision> WherePressed(IReadOnlyList<Decision> decided, InboundEvent happened, Situation situation)
    {
        var (by, room, thread) = happened.What switch
        {
            Pressed pressed => (pressed.By, pressed.Room, pressed.Thread),
            Submitted sent => (sent.By, sent.Room, sent.Thread),
            _ => ("", null, null),
        };
        if (room is null || situation.Find<PersonRecord>(Subjects.Person(by)) is not { } person) return decided;
        var (answer, direct) = (CardKeys.Answer(happened.Key), person.AddressIn(situation.Tenant));
        return [.. decided.Select(d => d is Show { Card: { } card } show && card.Key == answer && card.To.Address == direct.Address
            ? show with { Card = card with { To = RoomName.Read(room, direct.Platform) with { OnlyFor = card.To.OnlyFor }, Thread = thread } }
            : d)];
    }

    /// <summary>Answers in a room, or in the person's direct chat where no room is given.</summary>
    /// <param name="key">The key of the event that is answered: one event has one answer.</param>
    /// <param name="room">A <see cref="RoomName"/>.</param>
    /// <param name="thread">Key of the card in whose thread the answer stands.</param>
    public static Decision To(
        PersonRecord person,
        Situation situation,
        string key,
        DateTimeOffset now,
        IReadOnlyList<Part> parts,
        string? room = null,
        string? thread = null,
        About? about = null)
    {
        var address = person.AddressIn(situation.Tenant);
        return new Show(new Card(
            CardKeys.Answer(key),
            Subjects.Person(person.Email),
            (room is null ? address : RoomName.Read(room, address.Platform)) with { OnlyFor = person.Email },
            person.ReaderIn(situation.Tenant),
            new CardView(parts, Texts.PreviewAnswer.Id, Facts.None, about),
            Timing.Now(now),
            thread));
    }
}
