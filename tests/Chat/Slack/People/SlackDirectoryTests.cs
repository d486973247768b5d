using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.People;

/// <summary>Who is behind an address, and which address is behind a user [INT-13].</summary>
public sealed class SlackDirectoryTests
{
    [Fact]
    public async Task Somebody_is_found_by_his_address_once_and_then_known()
    {
        await using var world = new PeopleWorld().WithMember();
        Assert.Equal("U1", (await world.Behind("Ann@ours.example"))?.Id);
        Assert.Equal("U1", (await world.Behind("ann@ours.example"))?.Id);
        await world.Restart();
        Assert.Equal("U1", (await world.Behind("ann@ours.example"))?.Id);
        Assert.Equal(["T1 users.lookupByEmail ann@ours.example"], world.Calls);
        Assert.Equal("Europe/Berlin", world.Directory.Find("T1", "U1")?.Zone);
    }

    [Fact]
    public async Task What_Slack_said_when_everybody_had_given_up_is_not_the_answer_to_who_asks_later()
    {
        await using var world = new PeopleWorld().WithMember();
        var (slow, asked) = (new TaskCompletionSource<SlackAnswer>(), 0);
        var directory = new SlackDirectory(
            world.Store, world.Accounts, world.Machine, _ => world.Installations, (there, method, arguments, cancel) => ++asked == 1 ? slow.Task : world.Ask(there, method, arguments, cancel));
        using var gone = new CancellationTokenSource();
        var first = directory.Look(world.Installations[0], "T1", "U1", gone.Token);
        await Eventually.Holds(() => Volatile.Read(ref asked) > 0);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        slow.SetResult(new SlackRefused("user_not_found"));
        for (var i = 0; i < 500 && directory.Find("T1", "U1") is null; i++) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);

        Assert.Equal(SlackUserKind.Member, Assert.IsType<Done<SlackUser>>(await directory.Look(world.Installations[0], "T1", "U1", default)).Receipt.Kind);
    }

    [Theory]
    [InlineData("U1")]
    [InlineData("T1/U1")]
    public async Task Somebody_is_found_by_the_id_that_the_records_give(string address)
    {
        await using var world = new PeopleWorld().WithMember();
        Assert.Equal("ann@ours.example", (await world.Behind(address))?.Email);
        Assert.Equal("ann@ours.example", (await world.Behind(address))?.Email);
        Assert.Equal(["T1 users.info U1,true"], world.Calls);
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_asked_for_once_an_hour()
    {
        await using var world = new PeopleWorld();
        for (var i = 0; i < 3; i++) Assert.Equal("Unreachable: Nobody in Slack has this address.", await world.WhyNot("ann@ours.example"));
        Assert.Single(world.Calls);

        world.Machine.Advance(SlackDirectory.MissedFor);
        world.WithMember();
        Assert.Equal("U1", (await world.Behind("ann@ours.example"))?.Id);
    }

    [Fact]
    public async Task Who_joins_is_found_although_he_was_missed_a_moment_ago()
    {
        await using var world = await new PeopleWorld().WithPerson();
        Assert.NotNull(await world.WhyNot("ann@ours.example"));
        await world.Directory.Heard(world.Installations[0], "T1", User("""{"id":"U1","team_id":"T1","profile":{"email":"ann@ours.example"}}"""));
        Assert.Equal("U1", (await world.Behind("ann@ours.example"))?.Id);
    }

    [Fact]
    public async Task What_Slack_said_is_asked_again_after_a_day_and_the_old_stands_while_it_cannot_say()
    {
        await using var world = new PeopleWorld().WithMember();
        await world.Behind("ann@ours.example");
        world.Machine.Advance(SlackDirectory.GoodFor);
        world.Instead = method => method == "users.info" ? new SlackSilent(true, "no answer") : null;
        Assert.Equal("U1", (await world.Behind("ann@ours.example"))?.Id);

        world.Instead = _ => null;
        world.WithUser("T1", """{"id":"U1","team_id":"T1","deleted":true,"profile":{"email":"ann@ours.example"}}""");
        Assert.Equal("Unreachable: The account in Slack is deactivated, or unknown there.", await world.WhyNot("ann@ours.example"));
    }

    [Theory]
    [InlineData("guests", "\"is_restricted\":true")]
    [InlineData("another company", "\"is_stranger\":true")]
    [InlineData("a bot", "\"is_bot\":true")]
    [InlineData("deactivated", "\"deleted\":true")]
    public async Task Guests_outsiders_bots_and_leavers_are_unreachable_by_every_address(string why, string flag) // PRV-15
    {
        await using var world = new PeopleWorld().WithUser("T1", $$"""{"id":"U1","team_id":"T1",{{flag}},"profile":{"email":"ann@ours.example"} }""");
        foreach (var address in new[] { "ann@ours.example", "U1", "T1/U1" })
            Assert.Contains(why, await world.WhyNot(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_of_a_user_take_the_place_of_what_was_known_and_keep_language_and_room()
    {
        await using var world = new PeopleWorld().WithMember();
        var installation = world.Installations[0];
        await world.Directory.Look(installation, "T1", "U1", default);
        await world.Directory.DirectRoom(installation, world.Directory.Find("T1", "U1")!, default);
        await world.Directory.Heard(installation, "T1", User("""{"id":"U1","team_id":"T1","tz":"America/New_York","profile":{"email":"ann@ours.example"}}"""));

        var expected = new SlackUser("T1", "U1", "ann@ours.example", SlackUserKind.Member, "America/New_York", "de-DE", "DU1");
        Assert.Equal(expected, world.Directory.Find("T1", "U1"));
        await world.Restart();
        Assert.Equal(expected, world.Directory.Find("T1", "U1"));
    }

    [Fact]
    public async Task The_direct_room_is_opened_once()
    {
        await using var world = new PeopleWorld().WithMember();
        var user = (await world.Behind("ann@ours.example"))!;
        for (var i = 0; i < 2; i++) Assert.Equal(new Done<string>("DU1"), await world.Directory.DirectRoom(world.Installations[0], user, default));
        await world.Restart();
        Assert.Equal(new Done<string>("DU1"), await world.Directory.DirectRoom(world.Installations[0], user, default));
        Assert.Single(world.Calls, call => call.Contains("conversations.open", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whom_Slack_does_not_know_is_gone_and_whom_it_hides_is_from_outside()
    {
        await using var world = new PeopleWorld();
        var installation = world.Installations[0];
        Assert.Equal(SlackUserKind.Gone, Assert.IsType<Done<SlackUser>>(await world.Directory.Look(installation, "T1", "U8", default)).Receipt.Kind);
        world.Instead = _ => new SlackRefused("user_not_visible");
        Assert.Equal(SlackUserKind.Outside, Assert.IsType<Done<SlackUser>>(await world.Directory.Look(installation, "T1", "U9", default)).Receipt.Kind);
        Assert.Equal(SlackUserKind.Outside, world.Directory.Find("T1", "U9")?.Kind);
    }

    [Fact]
    public async Task Many_who_ask_for_one_user_at_once_ask_Slack_once()
    {
        await using var world = new PeopleWorld().WithMember();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => world.Directory.Look(world.Installations[0], "T1", "U1", default)));
        Assert.All(answers, answer => Assert.IsType<Done<SlackUser>>(answer));
        Assert.InRange(world.Calls.Count, 1, 10);
    }

    [Fact]
    public async Task A_user_of_our_records_is_known_by_his_verified_address_or_by_the_chat_address_he_was_given()
    {
        await using var world = new PeopleWorld();
        var records = new CoachWorld().WithPerson().WithPerson(Some.Bob);
        records.Take(CoachBot.Coach.Subjects.Person(Some.Bob), new PersonSeen(Some.Bob, new PersonFacts(Chat: new ChatHandle("slack", "T1/U2")), Some.Version("2026-11-19T00:00:00Z")));
        string? Person(SlackUser user) => world.Directory.PersonOf(records.Situation, user);

        Assert.Equal(Some.Ann, Person(new SlackUser("T1", "U1", Some.Ann, SlackUserKind.Member)));
        Assert.Equal(Some.Bob, Person(new SlackUser("T1", "U2", "robert@ours.example", SlackUserKind.Member)));

        // What Slack has verified counts for more than what a CRM says.
        Assert.Equal(Some.Ann, Person(new SlackUser("T1", "U2", Some.Ann, SlackUserKind.Member)));
        Assert.Null(Person(new SlackUser("T2", "U2", null, SlackUserKind.Member)));
        Assert.Null(Person(new SlackUser("T1", "U3", "stranger@ours.example", SlackUserKind.Member)));
        Assert.Null(Person(new SlackUser("T1", "U1", Some.Ann, SlackUserKind.Guest)));
        Assert.Null(Person(new SlackUser("T1", "U1", Some.Ann, SlackUserKind.Outside)));
    }

    [Fact]
    public async Task A_chat_address_that_is_another_colleagues_by_the_verified_address_reaches_nobody() // INT-13
    {
        await using var world = await new PeopleWorld().WithMember(id: "U2", email: Some.Bob).WithPerson(Some.Ann, new ChatHandle("slack", "U2"));
        Assert.Equal("U2", (await world.Behind("U2"))?.Id);
        await world.WithPerson(Some.Bob);
        Assert.Equal("Unreachable: The chat address that the records give belongs to another of our people, as Slack says.", await world.WhyNot("U2"));
        Assert.Equal("U2", (await world.Behind(Some.Bob))?.Id);
    }

    [Fact]
    public async Task Of_whom_nobody_has_asked_and_whom_the_records_do_not_know_nothing_is_stored()
    {
        await using var world = new PeopleWorld();
        await world.Directory.Heard(world.Installations[0], "T1", User("""{"id":"U1","team_id":"T1","profile":{"email":"ann@ours.example"}}"""));
        Assert.Null(world.Directory.Find("T1", "U1"));
        await world.WithPerson();
        await world.Directory.Heard(world.Installations[0], "T1", User("""{"id":"U1","team_id":"T1","profile":{"email":"ann@ours.example"}}"""));
        Assert.NotNull(world.Directory.Find("T1", "U1"));
    }

    [Fact]
    public async Task A_change_in_one_workspace_of_an_organisation_is_known_in_all()
    {
        await using var world = new PeopleWorld(PeopleWorld.Organisation("E1"));
        var installation = world.Installations[0];
        const string user = """{"id":"W1","team_id":"T2","enterprise_user":{"enterprise_id":"E1","teams":["T1","T2"]},"profile":{"email":"ann@ours.example"}}""";
        world.WithUser("E1", user);
        foreach (var team in new[] { "T1", "T2", "T3" }) await world.Directory.Look(installation, team, "W1", default);
        await world.Directory.Heard(installation, "T2", User(user.Replace("\"team_id\"", "\"deleted\":true,\"team_id\"", StringComparison.Ordinal)));
        Assert.All(["T1", "T2", "T3"], team => Assert.Equal(SlackUserKind.Gone, world.Directory.Find(team, "W1")!.Kind));
    }

    [Fact]
    public async Task Somebody_of_two_workspaces_is_reached_where_he_has_a_room_with_the_bot()
    {
        await using var world = new PeopleWorld(PeopleWorld.Workspace("T1"), PeopleWorld.Workspace("T2")).WithMember().WithMember("T2", "U2");
        Assert.Equal("T1", (await world.WorkspaceOf("ann@ours.example"))?.Team);

        var second = Assert.IsType<Done<SlackUser>>(await world.Directory.Look(world.Installations[1], "T2", "U2", default)).Receipt;
        Assert.Equal("T1", (await world.WorkspaceOf("ann@ours.example"))?.Team);
        await world.Directory.DirectRoom(world.Installations[1], second, default);
        Assert.Equal("T2", (await world.WorkspaceOf("ann@ours.example"))?.Team);
    }

    [Fact]
    public async Task Who_has_left_one_workspace_is_reached_in_the_other()
    {
        await using var world = new PeopleWorld(PeopleWorld.Workspace("T1"), PeopleWorld.Workspace("T2")).WithMember().WithMember("T2", "U2");
        await world.Behind("ann@ours.example");
        await world.Directory.Heard(world.Installations[0], "T1", User("""{"id":"U1","team_id":"T1","deleted":true,"profile":{"email":"ann@ours.example"}}"""));
        Assert.Equal("T2", (await world.WorkspaceOf("ann@ours.example"))?.Team);
    }

    [Fact]
    public async Task A_workspace_whose_installation_is_broken_is_passed_over_and_none_at_all_is_said_so()
    {
        await using var world = new PeopleWorld(PeopleWorld.Workspace("T1") with { Broken = "token_revoked" }, PeopleWorld.Workspace("T2")).WithMember().WithMember("T2", "U2");
        Assert.Equal("T2", (await world.WorkspaceOf("ann@ours.example"))?.Team);
        world.Installations.RemoveAt(1);
        Assert.Equal("NotAllowed: The installation in Slack does not work: token_revoked.", await world.WhyNot("ann@ours.example"));
        world.Installations.Clear();
        Assert.Equal("NotAllowed: Slack is not installed.", await world.WhyNot("ann@ours.example"));
    }

    [Fact]
    public async Task A_user_of_an_organisation_is_one_in_all_its_workspaces()
    {
        await using var world = new PeopleWorld(PeopleWorld.Organisation("E1"))
            .WithUser("E1", """{"id":"W1","team_id":"T2","tz":"Europe/Berlin","enterprise_user":{"enterprise_id":"E1","teams":["T1","T2"]},"profile":{"email":"ann@ours.example"}}""");
        var user = await world.Behind("ann@ours.example");
        Assert.Equal(("T2", "W1", SlackUserKind.Member), (user!.Team, user.Id, user.Kind));
        Assert.Equal("W1", (await world.Behind("T1/W1"))?.Id);
        Assert.Equal("W1", (await world.Behind("W1"))?.Id);
    }

    [Fact]
    public async Task Somebody_of_another_company_in_a_shared_channel_is_nobodys_colleague_whatever_his_address() // PRV-15
    {
        await using var world = new PeopleWorld().WithUser("T1", """{"id":"U1","team_id":"T9","profile":{"email":"ann@ours.example"}}""");
        var user = Assert.IsType<Done<SlackUser>>(await world.Directory.Look(world.Installations[0], "T1", "U1", default)).Receipt;
        Assert.Equal(SlackUserKind.Outside, user.Kind);
        Assert.Null(world.Directory.PersonOf(new CoachWorld().WithPerson().Situation, user));
        Assert.Equal("Unreachable: The address belongs to another company's Slack.", await world.WhyNot("ann@ours.example"));
    }

    private static JsonElement User(string json) => JsonDocument.Parse(json).RootElement.Clone();
}
