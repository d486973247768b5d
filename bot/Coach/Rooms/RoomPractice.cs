using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Rooms;

/// <summary>What is known of a room, and what is shared there by a person's press.</summary>
public static class RoomPractice
{
    private const int MostOffers = 20;

    /// <summary>Who reads in a room may change: an offer is good for a day.</summary>
    private static readonly TimeSpan OfferLasts = TimeSpan.FromDays(1);

    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var before = situation.Find<RoomRecord>(happened.Subject) ?? Named(happened.Subject);
        return happened.What switch
        {
            RoomSeen seen when before.Audience != seen.Audience => Greeting.Seen(before, seen.Audience, happened.Subject, situation, now),
            RoomJoined => Greeting.Joined(before, happened.Subject, situation, now),
            ShareOffered { Offer: var offer } when before.Offers.All(o => o.Key != offer.Key) =>
                [new Keep(happened.Subject, before with { Offers = [.. before.Offers.Where(o => o.At + OfferLasts > now).TakeLast(MostOffers - 1), offer] })],
            Pressed { Verb: Verbs.ShareHere or Verbs.KeepPrivate, Value: { } key } pressed => Answered(before, happened, key, pressed, situation, now),
            _ => [],
        };
    }

    private static IReadOnlyList<Decision> Answered(RoomRecord before, InboundEvent happened, string key, Pressed pressed, Situation situation, DateTimeOffset now)
    {
        var subject = happened.Subject;
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return [];
        if (before.Offers.FirstOrDefault(o => o.Key == key) is not { } offer || offer.By != pressed.By || offer.At + OfferLasts <= now)
            return [Replies.To(person, situation, happened.Key, now, [Texts.TooOld.With()])];
        var shared = pressed.Verb == Verbs.ShareHere;
        var kept = new Keep(subject, before with { Offers = [.. before.Offers.Where(o => o.Key != key)] });
        var answer = Replies.To(person, situation, key, now, [(shared ? Texts.ShareDone : Texts.ShareKept).With()], offer.AskedIn);
        if (!shared) return [kept, answer];

        // Somebody may have come in since the question.
        var room = new Destination(before.Platform, before.Id);
        if (Sharing.Refusal(room, situation) is { } no) return [kept, Replies.To(person, situation, key, now, [no], offer.AskedIn)];
        var view = offer.View with { Parts = [.. offer.View.Parts, Texts.SharedBy.With(("name", person.Name))], Preview = Texts.PreviewRoom.Id, PreviewFacts = Facts.None };
        return [kept, answer, new Show(new Card($"share/{key}", subject, room, TeamRooms.ReaderIn(situation.Tenant), view, Timing.Now(now)))];
    }

    private static RoomRecord Named(string subject)
    {
        var id = Subjects.IdOf(subject);
        var slash = Math.Max(0, id.IndexOf('/', StringComparison.Ordinal));
        return new() { Platform = id[..slash], Id = id[Math.Min(id.Length, slash + 1)..] };
    }
}
