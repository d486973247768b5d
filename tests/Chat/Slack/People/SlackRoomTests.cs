using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.Rooms;
using CoachBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Tests.Chat.Slack.People;

/// <summary>Who reads in a room is known, or said to be unknown [PRV-14] [PRV-15].</summary>
public sealed class SlackRoomTests
{
    private const string Guest = """{"id":"U8","team_id":"T1","is_restricted":true}""";
    private const string Stranger = """{"id":"U9","team_id":"T9"}""";
    private const string Bot = """{"id":"U7","team_id":"T1","is_bot":true}""";

    [Theory]
    [InlineData("", "2/0/0", "U1", "U2")]
    [InlineData("", "3/1/0", "U1", "U2", "U8")]
    [InlineData("", "4/1/1", "U1", "U2", "U8", "U9")]
    [InlineData("", "2/0/0", "U1", "U2", "U7")] // a bot is no reader
    [InlineData("\"is_ext_shared\":true", "3/0/1", "U1", "U2")]
    [InlineData("\"is_ext_shared\":true", "3/0/1", "U1", "U2", "U9")]
    [InlineData("\"is_pending_ext_shared\":true", "3/0/1", "U1", "U2")]
    [InlineData("\"is_org_shared\":true", "2/0/0", "U1", "U2")]
    [InlineData("", "2/0/0", "U1", "U2", "U77")] // unknown to Slack: gone
    public async Task A_room_is_told_how_many_read_there_and_how_many_of_them_are_none_of_ours(string flags, string expected, params string[] members)
    {
        await using var world = World().WithRoom("C1", flags, members);
        using var rooms = Stage(world);
        Assert.Equal([$"T1/C1 {expected}"], await Run(world, rooms));
    }

    [Fact]
    public async Task Rooms_in_which_the_bot_is_are_found_page_by_page_and_those_it_has_left_are_unknown_again()
    {
        await using var world = World();
        for (var i = 1; i <= 4; i++) world.WithRoom($"C{i}", "", "U1");
        using var rooms = Stage(world);
        Assert.Equal(["T1/C1 1/0/0", "T1/C2 1/0/0", "T1/C3 1/0/0", "T1/C4 1/0/0"], await Run(world, rooms));

        world.WithoutRoom("C2");
        world.Machine.Advance(SlackRooms.Again);
        Assert.Equal("T1/C2 unknown", (await Run(world, rooms))[0]);
    }

    [Fact]
    public async Task Whoever_comes_in_and_is_not_known_to_be_a_colleague_makes_the_room_unknown_at_once()
    {
        await using var world = World().WithRoom("C1", "", "U1");
        using var rooms = Stage(world);
        await Run(world, rooms);

        world.WithRoom("C1", "", "U1", "U8");
        await Happens(world, "member_joined_channel", """{"user":"U8","channel":"C1"}""");
        Assert.Equal(["T1/C1 unknown"], Told(world));
        world.Machine.Advance(RoomEvents.Settles);
        Assert.Equal(["T1/C1 2/1/0"], await Run(world, rooms));

        world.WithRoom("C1", "", "U1");
        await Happens(world, "member_left_channel", """{"user":"U8","channel":"C1"}""");
        Assert.Empty(Told(world));
        world.Machine.Advance(RoomEvents.Settles);
        Assert.Equal(["T1/C1 1/0/0"], await Run(world, rooms));

        // A colleague who is known changes nothing at once.
        await world.Directory.Look(world.Installations[0], "T1", "U2", default);
        world.WithRoom("C1", "", "U1", "U2");
        await Happens(world, "member_joined_channel", """{"user":"U2","channel":"C1"}""");
        Assert.Empty(Told(world));
        world.Machine.Advance(RoomEvents.Settles);
        Assert.Equal(["T1/C1 2/0/0"], await Run(world, rooms));
    }

    [Theory]
    [InlineData("member_left_channel", """{"user":"UBOT","channel":"C1"}""")]
    [InlineData("channel_left", """{"channel":"C1"}""")]
    [InlineData("group_left", """{"channel":"C1"}""")]
    [InlineData("channel_archive", """{"channel":"C1","user":"U1"}""")]
    [InlineData("channel_deleted", """{"channel":"C1"}""")]
    public async Task A_room_that_the_bot_is_out_of_is_unknown_and_not_looked_at_any_more(string type, string body)
    {
        await using var world = World().WithRoom("C1", "", "U1");
        using var rooms = Stage(world);
        await Run(world, rooms);
        await Happens(world, type, body);
        Assert.Equal(["T1/C1 unknown"], Told(world));
        Assert.Empty(world.Store.Read(sql => SlackRoomRows.Of(sql, "T1")));
    }

    [Fact]
    public async Task The_bot_is_added_to_a_room_and_looks_who_reads_there()
    {
        await using var world = World();
        using var rooms = Stage(world);
        Assert.Empty(await Run(world, rooms));
        world.WithRoom("C5", "", "U1", "U8");
        await Happens(world, "member_joined_channel", """{"user":"UBOT","channel":"C5","inviter":"U1"}""");
        world.Machine.Advance(RoomEvents.Settles);
        Assert.Equal(["T1/C5 2/1/0"], await Run(world, rooms));
    }

    [Theory]
    [InlineData("channel_shared", """{"channel":"C1","connected_team_id":"T9"}""", "C1")]
    [InlineData("channel_id_changed", """{"old_channel_id":"C0","new_channel_id":"C1"}""", "C0")]
    public async Task A_room_that_is_opened_to_others_is_unknown_until_it_was_looked_at(string type, string body, string unknown)
    {
        await using var world = World().WithRoom("C1", "\"is_ext_shared\":true", "U1");
        using var rooms = Stage(world);
        await Run(world, rooms);
        await Happens(world, type, body);
        Assert.Equal([$"T1/{unknown} unknown"], Told(world));
        world.Machine.Advance(RoomEvents.Settles);
        Assert.Contains("T1/C1 2/0/1", await Run(world, rooms));
    }

    [Fact]
    public async Task Who_comes_in_while_a_look_is_under_way_is_not_missed()
    {
        await using var world = World().WithRoom("C1", "", "U1");
        using var rooms = Stage(world);
        await Run(world, rooms);
        await Happens(world, "member_left_channel", """{"user":"U2","channel":"C1"}""");
        world.Machine.Advance(RoomEvents.Settles);

        // The members were read; before the answer is written, a guest comes in.
        world.Instead = method =>
        {
            if (method != "conversations.members") return null;
            world.Instead = _ => null;
            world.WithRoom("C1", "", "U1", "U8");
            Happens(world, "member_joined_channel", """{"user":"U8","channel":"C1"}""").GetAwaiter().GetResult();
            return new SlackDone(JsonDocument.Parse("""{"ok":true,"members":["UBOT","U1"]}""").RootElement.Clone());
        };
        Assert.Equal(["T1/C1 unknown", "T1/C1 2/1/0"], await Run(world, rooms));
    }

    [Fact]
    public async Task A_colleague_who_becomes_a_guest_is_seen_in_the_rooms_where_he_is()
    {
        await using var world = World().WithRoom("C1", "", "U1", "U2");
        using var rooms = Stage(world);
        await Run(world, rooms);
        var events = new PeopleEvents(world.Directory, world.Store, world.Machine);
        var changed = Event(world, "user_change", """{"user":{"id":"U2","team_id":"T1","is_restricted":true,"profile":{"email":"u2@ours.example"}}}""");
        await events.Take(changed, default);
        Assert.Equal(["T1/C1 unknown"], Told(world).Where(line => line.StartsWith("T1", StringComparison.Ordinal)));
        world.Machine.Advance(RoomEvents.Settles);
        Assert.Equal(["T1/C1 2/1/0"], await Run(world, rooms));
    }

    /// <summary>[PRV-15]</summary>
    [Fact]
    public async Task A_colleague_of_a_large_room_who_becomes_a_guest_makes_it_unknown_at_once_although_nobody_has_stored_him()
    {
        await using var world = World();
        var members = Enumerable.Range(100, 40).Select(i => $"U{i}").ToArray();
        foreach (var member in members) world.WithMember(id: member, email: $"{member}@ours.example".ToLowerInvariant());
        world.WithRoom("C1", "", members);
        using var rooms = Stage(world);
        Assert.Equal(["T1/C1 40/0/0"], await Run(world, rooms));
        const string guest = """{"id":"U117","team_id":"T1","is_restricted":true}""";
        world.WithUser("T1", guest);
        var events = new PeopleEvents(world.Directory, world.Store, world.Machine);
        var changed = Event(world, "user_change", $$"""{"user":{{guest}}}""");

        // What could not be written comes once more.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => events.Take(changed, new CancellationToken(canceled: true)));
        Assert.Empty(Told(world));
        await events.Take(changed, default);
        Assert.Equal(["T1/C1 unknown"], Told(world));
        world.Machine.Advance(RoomEvents.Settles);
        Assert.Equal(["T1/C1 40/1/0"], await Run(world, rooms));

        // He changes his picture.
        await events.Take(Event(world, "user_change", $$"""{"user":{{guest}}}"""), default);
        Assert.Empty(Told(world));
    }

    [Fact]
    public async Task Rooms_of_a_workspace_that_is_broken_for_a_while_are_kept_until_it_works_again()
    {
        await using var world = World().WithRoom("C1", "", "U1");
        world.Installations.Add(PeopleWorld.Workspace("T2"));
        using var rooms = Stage(world);
        await Run(world, rooms);
        var works = world.Installations[0];
        world.Installations[0] = works with { Broken = "accesslimited" };
        world.Machine.Advance(SlackRooms.Again);
        Assert.Empty(await Run(world, rooms));
        Assert.Equal(["C1"], world.Store.Read(sql => SlackRoomRows.Of(sql, "T1")));

        world.Installations[0] = works;
        world.Machine.Advance(SlackRooms.Later);
        Assert.Equal(["T1/C1 1/0/0"], await Run(world, rooms));
        world.Installations.RemoveAt(0);
        world.Machine.Advance(SlackRooms.Again);
        Assert.Equal(["T1/C1 unknown"], await Run(world, rooms));
    }

    [Fact]
    public async Task A_room_that_the_bot_comes_into_while_Slack_lists_the_others_is_not_forgotten()
    {
        await using var world = World().WithRoom("C1", "", "U1");
        using var rooms = Stage(world);
        world.Instead = method =>
        {
            if (method != "users.conversations") return null;
            world.Instead = _ => null;
            world.WithRoom("C5", "", "U1", "U8");
            Happens(world, "member_joined_channel", """{"user":"UBOT","channel":"C5"}""").GetAwaiter().GetResult();
            return new SlackDone(JsonDocument.Parse("""{"ok":true,"channels":[{"id":"C1"}]}""").RootElement.Clone());
        };
        await Run(world, rooms);
        Assert.Equal(["C1", "C5"], world.Store.Read(sql => SlackRoomRows.Of(sql, "T1")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_Slack_cannot_say_now_it_is_asked_again_and_nothing_is_claimed()
    {
        await using var world = World().WithRoom("C1", "", "U1");
        using var rooms = Stage(world);
        world.Instead = method => method == "conversations.members" ? new SlackRefused("ratelimited", world.Machine.GetUtcNow().AddMinutes(5)) : null;
        Assert.Empty(await Run(world, rooms));
        var asked = world.Calls.Count;
        world.Machine.Advance(TimeSpan.FromMinutes(4));
        Assert.Empty(await Run(world, rooms));
        Assert.Equal(asked, world.Calls.Count);
        world.Instead = _ => null;
        world.Machine.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["T1/C1 1/0/0"], await Run(world, rooms));
    }

    [Theory]
    [InlineData("missing_scope")]
    [InlineData("channel_not_found")]
    public async Task A_room_of_which_we_may_not_know_stays_unknown(string code)
    {
        await using var world = World().WithRoom("C1", "", "U1");
        using var rooms = Stage(world);
        world.Instead = method => method == "conversations.info" ? new SlackRefused(code) : null;
        Assert.Equal(["T1/C1 unknown"], await Run(world, rooms));
    }

    [Fact]
    public async Task Of_a_large_room_the_whole_workspace_is_read_once_and_nobody_of_it_is_stored()
    {
        await using var world = World();
        var members = Enumerable.Range(100, 40).Select(i => $"U{i}").ToArray();
        foreach (var member in members) world.WithMember(id: member, email: $"{member}@ours.example".ToLowerInvariant());
        world.WithRoom("C1", "", [.. members, "U8"]);
        using var rooms = Stage(world);
        Assert.Equal(["T1/C1 41/1/0"], await Run(world, rooms));
        Assert.DoesNotContain(world.Calls, call => call.Contains("users.info", StringComparison.Ordinal));
        Assert.Equal(0, world.Store.Read(sql => sql.Number("select count(*) from slack_users")));
    }

    [Fact]
    public async Task A_workspace_that_is_larger_than_Slack_tells_at_once_is_read_on_where_it_stopped()
    {
        await using var world = World();
        var members = Enumerable.Range(100, 40).Select(i => $"U{i}").ToArray();
        foreach (var member in members) world.WithMember(id: member, email: $"{member}@ours.example".ToLowerInvariant());
        world.WithRoom("C1", "", [.. members, "U8"]);
        using var rooms = Stage(world);
        var left = 5;
        world.Instead = method => method == "users.list" && left-- == 0 ? new SlackRefused("our_budget", world.Machine.GetUtcNow().AddSeconds(3)) : null;
        Assert.Empty(await Run(world, rooms));
        world.Machine.Advance(SlackRooms.Later);
        Assert.Equal(["T1/C1 41/1/0"], await Run(world, rooms));

        // 45 users, three a page, and the one that was refused.
        Assert.Equal(15 + 1, world.Calls.Count(call => call.Contains("users.list", StringComparison.Ordinal)));
    }

    private static PeopleWorld World() => new PeopleWorld(PeopleWorld.Workspace("T1") with { Scopes = new HashSet<string>(StringComparer.Ordinal) { "channels:read", "groups:read", "users:read" } })
        .WithMember(email: "u1@ours.example").WithMember(id: "U2", email: "u2@ours.example").WithUser("T1", Guest).WithUser("T1", Stranger).WithUser("T1", Bot);

    private static SlackRooms Stage(PeopleWorld world) =>
        new(world.Store, new RoomReader(world.Directory, world.Ask, world.Machine), _ => world.Installations, world.Clock, NullLogger<SlackRooms>.Instance);

    private static async Task<List<string>> Run(PeopleWorld world, SlackRooms rooms)
    {
        var idle = 0;
        while (idle < 2)
        {
            idle = await rooms.RunOnce(default) > 0 ? 0 : idle + 1;
            world.Machine.Advance(TimeSpan.FromSeconds(1));
        }

        return Told(world);
    }

    private static List<string> Told(PeopleWorld world)
    {
        var waiting = world.Store.Read(sql => sql.All("select seq, subject, body from inbox order by seq", row => (Seq: row.GetInt64(0), Subject: row.GetString(1), Body: row.GetString(2))));
        world.Store.Write(WriteUrgency.Work, sql => Inbox.Remove(sql, [.. waiting.Select(row => row.Seq)]), default).GetAwaiter().GetResult();
        return waiting.ConvertAll(row => StoredJson.Read<Happening>(row.Body) is RoomSeen seen
            ? $"{seen.Id} {(seen.Audience is { } audience ? $"{audience.Members}/{audience.Guests}/{audience.Outside}" : "unknown")}"
            : row.Subject);
    }

    private static Task Happens(PeopleWorld world, string type, string body)
    {
        var events = new RoomEvents(world.Store, world.Directory, world.Machine);
        Assert.Contains(type, events.Types);
        return events.Take(Event(world, type, body), default);
    }

    private static SlackEvent Event(PeopleWorld world, string type, string body) =>
        new(world.Installations[0], "T1", type, JsonDocument.Parse(body).RootElement.Clone(), $"event/{Guid.NewGuid():N}", world.Machine.GetUtcNow());
}
