using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Rooms;

/// <summary>
/// The leak guard: nothing is shared to a room before the person has seen how many read there, and how many of them are
/// guests or from outside [PRV-14]. Where there are such, or nobody can say who reads, a deal is not shared at all [PRV-15].
/// </summary>
public static class Sharing
{
    /// <summary>Asks the person, privately; the answer is a press on the room.</summary>
    /// <param name="askedIn">The room in which the card stands whose "Share" was pressed; null for the direct chat: then the deal's team room is offered.</param>
    /// <param name="view">What would be shared; presses are taken out.</param>
    public static IReadOnlyList<Decision> Ask(
        PersonRecord person, string? askedIn, DealRecord deal, CardView view, string key, Situation situation, DateTimeOffset now)
    {
        var home = TeamRooms.Named(deal, situation);
        var room = askedIn is { Length: > 0 } ? RoomName.Read(askedIn, home?.Platform ?? situation.Tenant.DefaultChat) : home;
        if (room is null) return [Answer(Texts.ShareNoRoom.With())];
        var subject = Subjects.Room(room.Platform, room.Address);
        if (Refusal(room, situation) is { } no) return [Answer(no)];

        var bare = view with { Parts = [.. view.Parts.Select(p => p with { Presses = null })] };
        return
        [
            new Tell(subject, new ShareOffered(new Offer(key, person.Email, askedIn, bare, now))),
            Answer(Texts.ShareAsk.With(("count", AudienceOf(room, situation)!.Members), ("deal", deal.Name)).Presses(
                new Press(Verbs.KeepPrivate, subject, Style: PressStyle.Primary, Value: key),
                new Press(Verbs.ShareHere, subject, Value: key))),
        ];

        Decision Answer(Part part) => Replies.To(person, situation, key, now, [part], askedIn is { Length: > 0 } ? askedIn : null);
    }

    /// <summary>Why nothing of ours is written into a room; null where colleagues alone read there.</summary>
    public static Part? Refusal(Destination room, Situation situation)
    {
        if (AudienceOf(room, situation) is not { } audience) return Texts.ShareUnknown.With();
        return audience.Guests + audience.Outside == 0 ? null : Texts.ShareOutsiders.With(("count", audience.Members), ("guests", audience.Guests), ("outside", audience.Outside));
    }

    /// <summary>Who reads in a room: as its platform says, else those whom our records put there; null where nobody can say.</summary>
    public static Audience? AudienceOf(Destination room, Situation situation)
    {
        if (situation.Find<RoomRecord>(Subjects.Room(room.Platform, room.Address))?.Audience is { } said) return said;
        if (ReadersOf(room.Address, situation.Tenant) is not { } readers) return null;
        var members = situation.Linked(readers).Select(situation.Find<PersonRecord>).OfType<PersonRecord>().Where(p => p.IsActive).ToList();
        return new(members.Count, 0, members.Count(p => !situation.Tenant.OwnDomains.Contains(p.Email[(p.Email.IndexOf('@', StringComparison.Ordinal) + 1)..])));
    }

    /// <summary>The link to those who read in a room that holds whom our records put there: a team's, or everybody's.</summary>
    private static string? ReadersOf(string room, TenantSettings tenant)
    {
        if (!tenant.RoomsFollowRecords) return null;
        if (TeamIn(room, tenant.TeamRoom) is { } team) return LinkNames.TeamMember(team);
        return room == tenant.WinsRoom ? LinkNames.Everybody : null;
    }

    private static string? TeamIn(string room, string? pattern)
    {
        const string place = "{team}";
        if (pattern is null || pattern.IndexOf(place, StringComparison.Ordinal) is var at && at < 0) return null;
        var (before, behind) = (pattern[..at], pattern[(at + place.Length)..]);
        return room.Length > before.Length + behind.Length && room.StartsWith(before, StringComparison.Ordinal) && room.EndsWith(behind, StringComparison.Ordinal)
            ? room[before.Length..^behind.Length]
            : null;
    }
}
