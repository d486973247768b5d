using System.Globalization;
using CoachBot.Chat.Sandbox;
using CoachBot.Storage;

namespace CoachBot.Operations.Sandbox;

/// <summary>What can be read: people, rooms, messages, the home view, the world, the clock.</summary>
public sealed class SandboxGets(SituationLoader situations, SandboxDesk desk, SandboxStore chat, SandboxView view, BusinessClock clock)
{
    public IResult People() => SandboxHttp.Json(situations.Ask(SandboxDesk.Tenant, situation => SandboxRooms.People(situation)
        .Select(person => new { person.Email, person.Name, person.Facts.Role, TimeZone = person.ZoneIn(situation.Tenant).Zone })
        .ToList()));

    public IResult Rooms() => SandboxHttp.Json(situations.Ask(SandboxDesk.Tenant, SandboxRooms.All));

    /// <param name="room">Null for all rooms.</param>
    /// <param name="reader">Null for everything; else what this person sees.</param>
    /// <param name="since">A cursor that was answered before.</param>
    public IResult Messages(string? room, string? reader, string? since)
    {
        var cursor = 0L;
        if (since is { Length: > 0 } && (!long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out cursor)))
            return SandboxHttp.Problem(400, "Give as \"since\" the cursor of an earlier answer, or leave it out.");
        var by = reader?.Trim().ToLowerInvariant();
        var (refused, rooms) = situations.Ask(SandboxDesk.Tenant, situation => (Refusal(situation, room, by), SandboxRooms.All(situation)));
        if (refused is not null) return SandboxHttp.Problem(refused.Status, refused.Sentence);
        var (messages, newest) = chat.Since(room, cursor);
        var mine = by is null ? null : rooms.Where(each => each.Has(by)).Select(each => each.Id).ToHashSet(StringComparer.Ordinal);
        var seen = messages.Where(message => mine is null || (mine.Contains(message.Room) && message.VisibleTo is not string[] only || (message.VisibleTo as string[])?.Contains(by) == true));
        return SandboxHttp.Json(new { Messages = seen, Cursor = newest.ToString(CultureInfo.InvariantCulture) });
    }

    public IResult Home(string? person)
    {
        if (string.IsNullOrWhiteSpace(person)) return SandboxHttp.Problem(400, "Add ?person= with somebody's address from /sandbox/api/people.");
        return desk.Home(person.Trim(), clock.GetUtcNow()) is { } home
            ? SandboxHttp.Json(new { Id = SandboxDesk.HomeId(person.Trim()), home.Text, home.Blocks, Actions = home.Buttons })
            : SandboxHttp.Problem(404, $"Nobody here has the address {person}. Read /sandbox/api/people.");
    }

    public IResult Calendar() => SandboxHttp.Json(view.Calendar());

    public IResult Crm() => SandboxHttp.Json(view.Crm());

    public IResult Clock() => SandboxHttp.Json(new { Now = clock.GetUtcNow(), Virtual = clock.IsVirtual });

    private static RefusedCall? Refusal(Coach.Situation situation, string? room, string? by)
    {
        if (by is not null && room is not null) return SandboxDesk.Refusal(situation, by, room);
        if (by is not null && SandboxRooms.Person(situation, by) is null) return new(404, $"Nobody here has the address {by}. Read /sandbox/api/people.");
        return room is null || SandboxRooms.Find(situation, room) is not null ? null : new(404, $"There is no room {room}. Read /sandbox/api/rooms and give the id of one.");
    }
}
