using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Rooms;

/// <summary>Where a team reads what concerns all of it: its room, and one thread for each deal [ADM-12].</summary>
public static class TeamRooms
{
    /// <summary>The deal's thread, as a kill switch names it. This string stands in the database.</summary>
    private const string ThreadKind = "thread";

    private static readonly TimeSpan Useful = TimeSpan.FromDays(2);

    /// <summary>The team's room; null where it has none, or where it is not known that colleagues alone read in it [PRV-15].</summary>
    public static Destination? Of(string? team, Situation situation) => OfColleagues(Named(team, situation), situation);

    /// <summary>The room of the team that the deal's owner is in; null where there is none, or others than colleagues may read in it.</summary>
    public static Destination? Of(DealRecord deal, Situation situation) => OfColleagues(Named(deal, situation), situation);

    /// <summary>The room, where it is known that colleagues alone read there [PRV-15].</summary>
    public static Destination? OfColleagues(Destination? room, Situation situation) =>
        room is not null && Sharing.Refusal(room, situation) is null ? room : null;

    /// <summary>The room of the deal owner's team, whoever reads there.</summary>
    public static Destination? Named(DealRecord deal, Situation situation) =>
        Named(TeamOf(deal, situation), situation);

    /// <summary>The room of a team, whoever reads there; null where it has none.</summary>
    public static Destination? Named(string? team, Situation situation)
    {
        if (team is not { Length: > 0 }) return null;
        var tenant = situation.Tenant;
        var room = situation.Find<TeamRecord>(Subjects.Team(team))?.Room ?? tenant.TeamRoom?.Replace("{team}", team, StringComparison.Ordinal);
        return room is null ? null : RoomName.Read(room, tenant.DefaultChat);
    }

    private static string? TeamOf(DealRecord deal, Situation situation) =>
        deal.Facts.OwnerEmail is { Length: > 0 } owner ? situation.Find<PersonRecord>(Subjects.Person(owner))?.Facts.Team : null;

    /// <summary>Neither switched off for everybody, this team or this kind of prompt, nor outside the pilot [ADM-21, ADM-36].</summary>
    public static bool MaySpeak(string? team, string kind, Situation situation)
    {
        var off = situation.Find<TenantRecord>(Subjects.Tenant)?.Off ?? [];
        var pilot = situation.Tenant.PilotTeams;
        return (pilot.Count == 0 || pilot.Contains(team ?? "")) && !off.Any(o => o == "all" || o == "kind:" + kind || o == "team:" + team);
    }

    /// <summary>For whom a room's texts are written: the tenant's zone and language.</summary>
    public static Reader ReaderIn(TenantSettings tenant) => new(tenant.TimeZone ?? "Etc/UTC", tenant.Language);

    /// <summary>
    /// A message in the deal's thread in its team's room; the thread begins with the first of them. Nothing where the team
    /// has no room: then it is the caller's to tell the owner.
    /// </summary>
    /// <param name="subject">The record that decides on this message.</param>
    /// <param name="what">Names the message within the deal, such as <c>overdue/tests</c>: the same name again is an edit.</param>
    public static IReadOnlyList<Decision> InThread(DealRecord deal, string subject, string what, IReadOnlyList<Part> parts, Situation situation, DateTimeOffset now)
    {
        if (Of(deal, situation) is not { } room || !MaySpeak(TeamOf(deal, situation), ThreadKind, situation)) return [];
        var root = CardKeys.Thread(deal.Id);
        return
        [
            new Show(Card(root, [Texts.DealThread.With(("deal", deal.Name))], null)),
            new Show(Card($"{root}/{what}", parts, root)),
        ];

        Card Card(string key, IReadOnlyList<Part> shown, string? thread) => new(
            key,
            subject,
            room,
            ReaderIn(situation.Tenant),
            new CardView(shown, Texts.PreviewRoom.Id, Facts.None, new About("deal", deal.Id)),
            new Timing(now, now, now + Useful),
            thread);
    }
}
