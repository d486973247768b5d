using CoachBot.Coach.People;

namespace CoachBot.Coach.Cards;

/// <summary>Answers to a person's own press or words: seen by him alone, not counted in the cap.</summary>
public static class Replies
{
    /// <summary>Answers in a room, or in the person's direct chat where no room is given.</summary>
    /// <param name="key">The key of the event that is answered: one event has one answer.</param>
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
            (room is null ? address : address with { Address = room }) with { OnlyFor = person.Email },
            person.ReaderIn(situation.Tenant),
            new CardView(parts, Texts.PreviewAnswer.Id, Facts.None, about),
            Timing.Now(now),
            thread));
    }
}
