using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Chat.Slack.People;

/// <summary>The same against a Slack that behaves, over HTTP, with our own client and the real installations [INT-13] [PRV-15] [ADM-03].</summary>
public sealed class OverHttpTests : IAsyncLifetime
{
    private readonly SlackStore store = new(new SlackOptions
    {
        ClientId = "1.2", ClientSecret = "client-secret-planted", SigningSecret = new string('s', 32), Workspaces = [SlackStore.Team, "T0SECOND", "E0ORG"],
    });

    private FakeSlack slack = null!;
    private FakeWorkspace workspace = null!;
    private FakeInstallation installed = null!;
    private ServiceProvider http = null!;
    private SlackClient client = null!;
    private SlackAccounts accounts = null!;
    private SlackDirectory directory = null!;
    private BusinessClock clock = null!;

    public async ValueTask InitializeAsync()
    {
        slack = await FakeSlack.Start(store.Machine);
        workspace = slack.Workspace("Ours", team: SlackStore.Team);
        installed = await Install(workspace);
        http = new ServiceCollection().AddOptions().Configure<SlackOptions>(_ => { }).AddSlackHttp().BuildServiceProvider();
        client = new SlackClient(http.GetRequiredService<IHttpClientFactory>(), Create(new SlackOptions { Api = slack.Api }), store.Machine, NullLogger<SlackClient>.Instance);
        clock = new BusinessClock(store.Store, Create(new ClockOptions()), store.Machine);
        accounts = new SlackAccounts(
            new SituationLoader(store.Store, new RecordCodec(), new TenantBook { Settings = tenant => new TenantSettings { Tenant = tenant, DefaultChat = "slack" } }), clock);
        directory = new SlackDirectory(store.Store, store.Installations, client, accounts, store.Machine);
    }

    public async ValueTask DisposeAsync()
    {
        await slack.DisposeAsync();
        await store.DisposeAsync();
        await http.DisposeAsync();
    }

    [Fact]
    public async Task A_person_is_found_his_room_opened_and_his_quiet_hours_are_read()
    {
        var ann = workspace.Person(Some.Ann, "Ann", "Europe/Madrid");
        ann.Quiet = (store.Machine.GetUtcNow().AddHours(-1), store.Machine.GetUtcNow().AddHours(1));
        var (installation, user) = await Behind(Some.Ann);
        Assert.Equal((workspace.Team, ann.Id, "Europe/Madrid"), (installation.Team, user.Id, user.Zone));

        var room = Assert.IsType<Done<string>>(await directory.DirectRoom(installation, user, default)).Receipt;
        Assert.Equal(slack.Direct(ann)!.Id, room);
        var quiet = new SlackQuiet(store.Store, directory, store.Installations, client, store.Machine);
        Assert.Equal(ann.Quiet.Value.End, await quiet.Until(Installations.Tenant, Some.Ann, default));
    }

    [Theory]
    [InlineData(FakeKind.Guest, "guest")]
    [InlineData(FakeKind.Deactivated, "Nobody in Slack")]
    public async Task A_guest_and_a_leaver_are_not_reached(FakeKind kind, string why)
    {
        workspace.Person(Some.Ann, "Ann", kind: kind);
        var failed = Assert.IsType<Failed<(Installation, SlackUser)>>(await directory.Behind(Installations.Tenant, Some.Ann, default));
        Assert.Equal(FailureCategory.Unreachable, failed.Category);
        Assert.Contains(why, failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_workspaces_and_an_organisation_each_finds_its_own()
    {
        var second = slack.Workspace("Second", team: "T0SECOND");
        await Install(second);
        var org = new FakeOrg("E0ORG", "Group");
        var inside = slack.Workspace("Inside", org);
        var grid = slack.Install(org);
        await store.Installations.Keep(SlackStore.Grant("", org.Id, grid.Token, string.Join(',', FakeInstallation.AllScopes)), default);
        var bob = second.Person(Some.Bob, "Bob");
        var cem = inside.Person("cem@ours.example", "Cem");

        Assert.Equal((second.Team, bob.Id), await Place(Some.Bob));
        Assert.Equal((inside.Team, cem.Id), await Place("cem@ours.example"));
        Assert.Equal(cem.Id, (await Place($"{inside.Team}/{cem.Id}")).User);

        async Task<(string Team, string User)> Place(string address)
        {
            var (_, user) = await Behind(address);
            return (user.Team, user.Id);
        }
    }

    [Fact]
    public async Task A_room_with_a_guest_and_somebody_of_another_company_is_told_so()
    {
        workspace.Room("deals", false, workspace.Bot, workspace.Person(Some.Ann, "Ann"), workspace.Person(Some.Bob, "Bob"), workspace.Person("g@x.example", "Gus", kind: FakeKind.Guest), workspace.Person("o@x.example", "Ove", kind: FakeKind.Outside));
        var secret = workspace.Room("secret", true, workspace.Bot, workspace.Person("d@ours.example", "Dag"));
        secret.Shared = true;
        workspace.Room("without us", false, workspace.Person("e@ours.example", "Eva"));
        using var rooms = new SlackRooms(store.Store, directory, store.Installations, client, clock, NullLogger<SlackRooms>.Instance);
        for (var i = 0; i < 6; i++)
        {
            await rooms.RunOnce(default);
            store.Machine.Advance(TimeSpan.FromSeconds(1));
        }

        var seen = Happened().OfType<RoomSeen>().Select(room => room.Audience).OrderByDescending(audience => audience!.Members);
        Assert.Equal([new Audience(4, 1, 1), new Audience(2, 0, 1)], seen);
    }

    [Fact]
    public async Task A_dead_token_breaks_the_installation_and_is_said_as_the_reason()
    {
        installed.Dead = "token_revoked";
        Assert.IsType<Failed<(Installation, SlackUser)>>(await directory.Behind(Installations.Tenant, Some.Ann, default));
        Assert.Equal("token_revoked", store.Installations.Find("", workspace.Team)!.Broken);
        var failed = Assert.IsType<Failed<(Installation, SlackUser)>>(await directory.Behind(Installations.Tenant, Some.Ann, default));
        Assert.Equal((FailureCategory.NotAllowed, "The installation in Slack does not work: token_revoked."), (failed.Category, failed.Reason));
    }

    [Fact]
    public async Task Without_the_scope_for_addresses_nobody_is_called_missing()
    {
        workspace.Person(Some.Ann, "Ann");
        installed.Scopes.Remove("users:read.email");
        var failed = Assert.IsType<Failed<(Installation, SlackUser)>>(await directory.Behind(Installations.Tenant, Some.Ann, default));
        Assert.Equal(FailureCategory.NotAllowed, failed.Category);
    }

    private async Task<FakeInstallation> Install(FakeWorkspace into)
    {
        var installation = slack.Install(into);
        await store.Installations.Keep(SlackStore.Grant(into.Team, token: installation.Token, scopes: string.Join(',', FakeInstallation.AllScopes)), default);
        return installation;
    }

    private async Task<(Installation Installation, SlackUser User)> Behind(string address) =>
        Assert.IsType<Done<(Installation, SlackUser)>>(await directory.Behind(Installations.Tenant, address, default)).Receipt;

    private List<Happening> Happened() => store.Store.Read(sql => sql.All("select body from inbox order by seq", row => StoredJson.Read<Happening>(row.GetString(0))));
}
