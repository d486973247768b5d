using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.People;
using CoachBot.Coach.People;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.People;

/// <summary>Who is behind an activity, and who behind an address [INT-13] [PRV-15].</summary>
public sealed class TeamsDirectoryTests : IAsyncLifetime
{
    private const string Bo = "bo@ours.example";
    private ChatWorld world = null!;

    public async ValueTask InitializeAsync() => world = await ChatWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Who_writes_is_asked_for_once_a_day_where_he_writes()
    {
        var bo = world.Teams.Person(Bo, "Bo", "Europe/Berlin", locale: "de-DE");
        await world.Know(Bo);
        for (var i = 0; i < 3; i++) await world.Teams.Screen(bo).Say("help");
        var user = world.Directory.Find(bo.Tenant.Id, bo.ObjectId);
        Assert.Equal(new TeamsUser(bo.Tenant.Id, bo.ObjectId, bo.UserId, Bo, TeamsUserKind.Member, "Europe/Berlin", "de-DE", world.Teams.Direct(bo)!.Id), user);
        Assert.Equal(user, world.Directory.FindUser(bo.Tenant.Id, bo.UserId));
        Assert.Equal(2, world.Teams.CallsOf("member").Count); // Ann's at the beginning
        Assert.Equal(["bo@ours.example Colleague Europe/Berlin de-DE"], await world.Told());

        world.Machine.Advance(TimeSpan.FromDays(1));
        Assert.False(world.Directory.Knows(bo.Tenant.Id, bo.ObjectId));
        bo.Email = "b.lind@ours.example";
        await world.Teams.Screen(bo).Say("help");
        Assert.Equal("b.lind@ours.example", world.Directory.Find(bo.Tenant.Id, bo.ObjectId)!.Email);
        Assert.Equal(["bo@ours.example Missing"], await world.Told());
    }

    [Fact] // ADM-04
    public async Task On_the_move_zone_and_language_follow_his_client()
    {
        await world.Teams.Screen(world.Ann).Say("help");
        Assert.Empty(await world.Told());
        (world.Ann.Zone, world.Ann.Locale) = ("America/New_York", "en-US");
        await world.Teams.Screen(world.Ann).Say("help");
        Assert.Equal(["ann@ours.example Colleague America/New_York en-US"], await world.Told());
        world.Ann.Zone = "Eastern Standard Time";
        await world.Teams.Screen(world.Ann).Say("help");
        world.Ann.Zone = "UTC";
        await world.Teams.Screen(world.Ann).Say("help");
        Assert.Empty(await world.Told());
        Assert.Single(world.Teams.CallsOf("member"));
    }

    [Fact]
    public async Task An_address_is_looked_for_in_the_rosters_of_teams_once_an_hour()
    {
        Assert.StartsWith("Unreachable: CoachBot is not installed for this person in Teams, and nobody with this address", await world.WhyNot(new(ChatWorld.Tenant, Bo)), StringComparison.Ordinal);
        var bo = world.Teams.Person("Bo@Ours.Example", "Bo");
        world.North.Members.Add(bo);
        await world.Know(Bo);
        await world.WhyNot(new(ChatWorld.Tenant, Bo));
        Assert.Single(world.Teams.CallsOf("members"));

        world.Machine.Advance(TeamsUsers.MissedFor);
        await world.Sent(new(ChatWorld.Tenant, Bo), "hello");
        Assert.Equal(["hello"], world.Reads(bo));
        Assert.Equal(2, world.Teams.CallsOf("members").Count(call => call.Outcome == "200")); // the old token has run out meanwhile
        Assert.Equal(["bo@ours.example Colleague"], await world.Told());
        await world.Sent(new(ChatWorld.Tenant, Bo), "again");
        Assert.Single(world.Teams.CallsOf("open"));
    }

    [Fact]
    public async Task A_roster_has_pages_and_of_strangers_nothing_is_kept()
    {
        for (var i = 0; i < 1100; i++) world.North.Members.Add(world.Teams.Person($"p{i}@ours.example", "Somebody"));
        await world.Know("p1099@ours.example");
        await world.Sent(new(ChatWorld.Tenant, "p1099@ours.example"));
        Assert.Equal(3, world.Teams.CallsOf("members").Count);
        Assert.Equal(2, world.Store.Read(sql => sql.Number("select count(*) from teams_users"))); // and Ann
    }

    [Fact]
    public async Task A_new_team_is_read_at_once_and_one_that_refuses_stops_nobody()
    {
        await world.WhyNot(new(ChatWorld.Tenant, Bo));
        var bo = world.Teams.Person(Bo, "Bo");
        await world.Know(Bo);
        var (south, closed) = (world.Teams.Home.Team("South", withBot: true, world.Ann, bo), world.Teams.Home.Team("Closed", withBot: true, world.Ann));
        await world.Teams.Screen(world.Ann).AddTo(south);
        await world.Teams.Screen(world.Ann).AddTo(closed);
        closed.HasBot = false;
        await world.Sent(new(ChatWorld.Tenant, Bo));
    }

    [Fact]
    public async Task Somebody_who_has_left_or_is_a_guest_is_asked_for_again_and_may_be_a_colleague_then() // PRV-15
    {
        world.Ann.Kind = FakeTeamsKind.Guest;
        world.Machine.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Unreachable: This is a guest account in Teams: guests get no coach messages.", await world.WhyNot(world.ToAnn));
        Assert.Equal(["ann@ours.example Guest"], await world.Told());

        world.Ann.Kind = FakeTeamsKind.Member;
        Assert.StartsWith("Unreachable", await world.WhyNot(world.ToAnn), StringComparison.Ordinal);
        world.Machine.Advance(TimeSpan.FromDays(1));
        await world.Teams.Screen(world.Ann).Say("help");
        await world.Sent(world.ToAnn);
    }

    [Fact]
    public async Task People_of_other_tenants_and_who_is_not_signed_in_are_nobody_of_ours() // PRV-15
    {
        var theirs = world.Teams.Tenant("Theirs");
        var (carl, eve) = (theirs.Person("carl@theirs.example", "Carl"), world.Teams.Person(null, "Eve", kind: FakeTeamsKind.Anonymous));
        await world.Know("carl@theirs.example");
        foreach (var person in new[] { carl, eve }) world.North.Members.Add(person);
        foreach (var person in new[] { carl, eve }) await world.Teams.Screen(person).Say("help", world.Room, mention: true);
        Assert.Equal(TeamsUserKind.Outside, world.Directory.Find(world.Teams.Home.Id, carl.ObjectId)!.Kind);
        Assert.Equal("Unreachable: The account belongs to another organisation's Teams.", await world.WhyNot(new(ChatWorld.Tenant, "carl@theirs.example")));
        Assert.Null(TeamsDirectory.PersonOf(null!, world.Directory.Find(world.Teams.Home.Id, carl.ObjectId)!));
        Assert.Empty(world.Teams.CallsOf("open"));
    }

    [Fact] // INT-13
    public async Task The_same_address_in_two_tenants_of_ours_is_reached_where_he_has_a_chat_with_the_bot()
    {
        var sister = world.Teams.Tenant("Sister");
        await world.Restart(options => options with { Tenants = [world.Teams.Home.Id, sister.Id] });
        var other = sister.Person(ChatWorld.AnnsAddress, "Ann Lee");
        var team = sister.Team("East", withBot: true, other);
        await world.Teams.Screen(other).AddTo(team);
        await world.Teams.Screen(other).Say("help", team.General, mention: true);
        for (var day = 0; day < 3; day++)
        {
            await world.Sent(world.ToAnn);
            world.Machine.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal((3, 0), (world.AnnReads.Count, world.Reads(other).Count));
    }

    [Fact]
    public async Task Who_moves_from_one_tenant_to_another_is_reached_in_the_other()
    {
        var sister = world.Teams.Tenant("Sister");
        await world.Restart(options => options with { Tenants = [world.Teams.Home.Id, sister.Id] });
        var moved = sister.Person(ChatWorld.AnnsAddress, "Ann Lee");
        await world.Teams.Screen(moved).Install();
        await world.Teams.Screen(world.Ann).Uninstall();
        await world.Sent(world.ToAnn, "in her new place");
        Assert.Equal(["in her new place"], world.Reads(moved));

        // The old tenant is served no more.
        await world.Restart(options => options with { Tenants = [sister.Id] });
        await world.Teams.Screen(world.Ann).Install();
        await world.Sent(world.ToAnn, "there again");
        Assert.Equal(2, world.Reads(moved).Count);
        Assert.Empty(world.AnnReads);
    }

    [Fact]
    public async Task An_account_that_is_deleted_is_gone_and_leaves_its_address_to_the_new_one()
    {
        world.Ann.Kind = FakeTeamsKind.Gone;
        world.Machine.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Unreachable: The account is not in Teams any more.", await world.WhyNot(world.ToAnn));
        Assert.Equal(["ann@ours.example Gone"], await world.Told());
        var again = world.Teams.Person(ChatWorld.AnnsAddress, "Ann Lee", "Europe/Madrid");
        await world.Teams.Screen(again).Install();
        await world.Sent(world.ToAnn, "welcome back");
        Assert.Equal(["welcome back"], world.Reads(again));
    }

    [Fact]
    public async Task Who_speaks_where_the_bot_is_not_is_asked_for_where_it_is()
    {
        var chat = world.Teams.Home.GroupChat("Without the bot", withBot: false, world.Ann);
        world.Machine.Advance(TimeSpan.FromDays(1));
        var activity = world.Teams.Sends.Envelope("invoke", world.Ann, chat);
        Assert.Equal(TeamsUserKind.Member, Assert.IsType<Done<TeamsUser>>(await Look(activity)).Receipt.Kind);
        Assert.True(world.Directory.Knows(world.Teams.Home.Id, world.Ann.ObjectId));

        var stranger = world.Teams.Person(Bo, "Bo", installed: false);
        Assert.Equal(FailureCategory.Unreachable, Assert.IsType<Failed<TeamsUser>>(await Look(world.Teams.Sends.Envelope("invoke", stranger, chat))).Category);
    }

    [Theory]
    [InlineData("ConversationNotFound")]
    [InlineData("MemberNotFoundInConversation")]
    public async Task Who_is_not_found_in_one_place_is_still_a_colleague(string code)
    {
        world.Machine.Advance(TimeSpan.FromDays(1));
        world.Teams.Faults.Refuse("member", 404, code);
        Assert.Equal(TeamsUserKind.Member, Assert.IsType<Done<TeamsUser>>(await Look(world.Teams.Sends.Envelope("message", world.Ann, world.Room))).Receipt.Kind);
        await world.Sent(world.ToAnn);
        Assert.Empty(await world.Told());
    }

    [Fact]
    public async Task That_a_room_is_gone_says_nothing_of_who_spoke_there()
    {
        world.Teams.Faults.Refuse("member", 404, "ConversationNotFound", times: 9);
        Assert.IsType<Failed<TeamsUser>>(await Look(world.Teams.Sends.Envelope("message", world.Ann, world.Room)));
        world.Teams.Faults.Clear();
        await world.Sent(world.ToAnn);
        Assert.Empty(await world.Told());
    }

    [Fact]
    public async Task That_the_chat_with_somebody_is_gone_says_nothing_of_him()
    {
        await world.Sql("update teams_conversations set id = 'a:1gone' where kind = 'personal'");
        await world.Sql("update teams_users set conversation = 'a:1gone'");
        world.Machine.Advance(TimeSpan.FromDays(1));
        var sent = await world.Sent(world.ToAnn, "found again");
        Assert.Equal(world.Teams.Direct(world.Ann)!.Id, sent.Room);
        Assert.Equal(["found again"], world.AnnReads);
        Assert.True(world.Directory.Knows(world.Teams.Home.Id, world.Ann.ObjectId));
        Assert.Empty(await world.Told());
    }

    [Fact]
    public async Task Who_is_not_the_one_of_whom_the_activity_speaks_is_not_believed()
    {
        var bo = world.Teams.Person(Bo, "Bo");
        var activity = world.Teams.Sends.Envelope("message", bo, world.Room);
        activity["from"]!["id"] = world.Ann.UserId; // Ann's id with Bo's object id
        Assert.Equal(TeamsUserKind.Outside, Assert.IsType<Done<TeamsUser>>(await Look(activity)).Receipt.Kind);
        Assert.Equal(TeamsUserKind.Member, world.Directory.Find(world.Teams.Home.Id, world.Ann.ObjectId)!.Kind);
    }

    [Fact]
    public async Task Several_who_ask_at_once_get_one_answer()
    {
        var bo = world.Teams.Person(Bo, "Bo");
        world.North.Members.Add(bo);
        var held = new TaskCompletionSource();
        world.Teams.Faults.Add(new("member") { Until = held.Task });
        var looks = Enumerable.Range(0, 5).Select(_ => Look(world.Teams.Sends.Envelope("message", bo, world.Room))).ToList();
        held.SetResult();
        Assert.All(await Task.WhenAll(looks), look => Assert.Equal(bo.ObjectId, Assert.IsType<Done<TeamsUser>>(look).Receipt.ObjectId));
        Assert.Equal(2, world.Teams.CallsOf("member").Count); // Ann's at the beginning
    }

    [Fact]
    public async Task An_activity_from_an_address_that_we_never_call_is_asked_nothing()
    {
        var activity = world.Teams.Sends.Envelope("message", world.Ann, world.Room);
        activity["serviceUrl"] = "https://evil.example/";
        Assert.IsType<Failed<TeamsUser>>(await Look(activity));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rosters_that_write_objectId_are_read_as_well(bool old)
    {
        world.Teams.Home.OldSpelling = old;
        var bo = world.Teams.Person(Bo, "Bo");
        world.North.Members.Add(bo);
        await world.Know(Bo);
        await world.Sent(new(ChatWorld.Tenant, Bo));
    }

    [Fact]
    public async Task Capitals_in_the_settings_or_in_an_activity_make_nobody_another()
    {
        await world.Restart(options => options with { Tenants = [world.Teams.Home.Id.ToUpperInvariant()] });
        await world.Sent(new(ChatWorld.Tenant, world.Ann.ObjectId));
        var activity = world.Teams.Sends.Envelope("message", world.Ann, world.Teams.Direct(world.Ann)!);
        activity["from"]!["aadObjectId"] = world.Ann.ObjectId.ToUpperInvariant();
        activity["channelData"]!["tenant"]!["id"] = world.Teams.Home.Id.ToUpperInvariant();
        await world.Take(activity);
        await world.Sent(world.ToAnn);
        Assert.Equal((world.Teams.Home.Id, world.Ann.ObjectId), world.Conversations.Find(ChatWorld.Tenant, world.Teams.Direct(world.Ann)!.Id) is { } row ? (row.EntraTenant, row.Person) : default);
        Assert.Empty(world.Teams.CallsOf("open"));
    }

    [Fact]
    public async Task Who_is_not_believed_once_stays_a_colleague()
    {
        var bo = world.Teams.Person(Bo, "Bo");
        var activity = world.Teams.Sends.Envelope("message", world.Ann, world.Room);
        activity["from"]!["id"] = bo.UserId; // Bo's id with Ann's object id
        world.North.Members.Add(bo);
        Assert.Equal(TeamsUserKind.Outside, Assert.IsType<Done<TeamsUser>>(await Look(activity)).Receipt.Kind);
        Assert.Equal(TeamsUserKind.Member, world.Directory.Find(world.Teams.Home.Id, world.Ann.ObjectId)!.Kind);
    }

    [Fact]
    public async Task Who_is_said_to_have_left_and_speaks_in_another_language_is_asked_for_again()
    {
        world.Ann.Kind = FakeTeamsKind.Gone;
        world.Machine.Advance(TimeSpan.FromDays(1));
        await world.WhyNot(world.ToAnn);
        world.Ann.Kind = FakeTeamsKind.Member;
        var activity = world.Teams.Sends.Envelope("message", world.Ann, world.Room);
        activity["locale"] = "fr-FR";
        activity.Remove("entities");
        await world.Directory.Heard(ChatWorld.Tenant, new TeamsActivity(JsonElement.Parse(activity.ToJsonString())));
        Assert.False(world.Directory.Knows(world.Teams.Home.Id, world.Ann.ObjectId));
    }

    [Fact]
    public async Task By_the_object_id_alone_a_chat_is_opened_and_told_whose_it_is()
    {
        var (bo, guest, none) = (
            world.Teams.Person("b.lind@ours.example", "Bo"),
            world.Teams.Person("guest@theirs.example", "Guest", kind: FakeTeamsKind.Guest),
            world.Teams.Person("none@ours.example", "None", installed: false));
        await world.Know(Bo, new ChatHandle("teams", bo.ObjectId));
        await world.Sent(new(ChatWorld.Tenant, bo.ObjectId), "hello");
        Assert.Equal(["hello"], world.Reads(bo));
        Assert.Equal(["bo@ours.example Colleague"], await world.Told());
        Assert.Equal("Unreachable: This is a guest account in Teams: guests get no coach messages.", await world.WhyNot(new(ChatWorld.Tenant, guest.ObjectId)));
        Assert.StartsWith("Unreachable: CoachBot is not installed", await world.WhyNot(new(ChatWorld.Tenant, none.ObjectId)), StringComparison.Ordinal);
        Assert.Empty(world.Reads(guest));
    }

    [Fact] // INT-13, PRV-15
    public async Task Whom_a_message_names_is_looked_for_once_where_it_was_said_and_of_strangers_nothing_is_kept()
    {
        var (bo, stranger) = (world.Teams.Person(Bo, "Bo"), world.Teams.Person("stranger@ours.example", "Somebody"));
        world.North.Members.Add(bo);
        world.North.Members.Add(stranger);
        await world.Know(Bo);
        var said = new TeamsActivity(JsonElement.Parse(world.Teams.Sends.Envelope("message", world.Ann, world.Room).ToJsonString()));
        var before = world.Teams.CallsOf("member").Count;
        for (var i = 0; i < 2; i++) await world.Directory.Meet(ChatWorld.Tenant, said, [bo.UserId, world.Ann.UserId], default);
        Assert.Equal(Bo, world.Directory.FindUser(bo.Tenant.Id, bo.UserId)?.Email);
        Assert.Equal(before + 1, world.Teams.CallsOf("member").Count);

        await world.Directory.Meet(ChatWorld.Tenant, said, [stranger.UserId, "29:nobody"], default);
        Assert.Null(world.Directory.FindUser(stranger.Tenant.Id, stranger.UserId));
    }

    private Task<SendResult<TeamsUser>> Look(JsonObject activity) =>
        world.Directory.Look(ChatWorld.Tenant, new TeamsActivity(JsonElement.Parse(activity.ToJsonString())), default);
}
