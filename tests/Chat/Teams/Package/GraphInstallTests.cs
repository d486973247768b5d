using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Package;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Teams.Package;

/// <summary>The app is installed for people by Graph, and of each is known what became of it.</summary>
public sealed class GraphInstallTests : IAsyncLifetime
{
    private const string Catalogue = "aaaaaaaa-0000-4000-8000-000000000001";
    private readonly FakeTimeProvider machine = new(DateTimeOffset.UnixEpoch.AddYears(57));
    private FakeTeams teams = null!;
    private ServiceProvider services = null!;

    private GraphInstall Graph => services.GetRequiredService<GraphInstall>();

    public async ValueTask InitializeAsync()
    {
        teams = await FakeTeams.Start(machine);
        var options = new TeamsOptions { AppId = teams.App.AppId, TenantId = teams.App.TenantId, ClientSecret = teams.App.ClientSecret, Local = teams.Address };
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(machine)
            .AddSingleton(Options.Create(options))
            .AddClouds(options)
            .AddConnector()
            .AddPackage()
            .BuildServiceProvider();
        teams.Catalogue[teams.App.AppId] = Catalogue;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await teams.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_does_not_have_it_gets_it_and_twice_is_no_harm()
    {
        var ann = teams.Home.Person("ann@ours.example", "Ann", installed: false);
        Assert.Equal((Catalogue, null), await Graph.Find(default));
        Assert.Equal(new(InstallOutcome.Installed), await Graph.For(ann.Upn!, Catalogue, default));
        Assert.True(ann.Installed);
        Assert.Equal(new(InstallOutcome.WasThere), await Graph.For(ann.ObjectId, Catalogue, default));
    }

    [Fact]
    public async Task Nobody_of_that_name_and_no_such_app_are_said()
    {
        Assert.Equal(InstallOutcome.NoSuchPerson, (await Graph.For("nobody@ours.example", Catalogue, default)).Outcome);
        teams.Catalogue.Clear();
        Assert.Equal((null, new InstallEnd(InstallOutcome.NotInCatalogue)), await Graph.Find(default));
    }

    [Fact]
    public async Task The_organisations_app_is_taken_and_not_what_somebody_uploaded_for_himself()
    {
        teams.Faults.Add(new("graph") { Status = 200, Body = """{"value":[{"id":"mine","distributionMethod":"sideloaded"},{"id":"ours","distributionMethod":"organization"},{"id":null},7]}""" });
        Assert.Equal(("ours", null), await Graph.Find(default));
    }

    [Theory]
    [InlineData("""{"error":{"code":"Forbidden","message":"Missing role permissions on the request. API requires one of 'TeamsAppInstallation.ReadWriteSelfForUser.All'."}}""", InstallOutcome.NotPermitted)]
    [InlineData("""{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges"}}""", InstallOutcome.NotPermitted)]
    [InlineData("""{"error":{"code":"Forbidden","message":"AAD App Id '11111111-1111-4111-8111-111111111111' is not allowed to manage the Teams App 'aaaaaaaa-0000-4000-8000-000000000001'"}}""", InstallOutcome.NotOurs)]
    [InlineData("""{"error":{"code":"Forbidden","message":"The app is blocked for this user by policy."}}""", InstallOutcome.Refused)]
    [InlineData(null, InstallOutcome.NotPermitted)]
    public async Task A_missing_permission_is_told_from_a_policy_against_one_person(string? body, InstallOutcome expected)
    {
        var ann = teams.Home.Person("ann@ours.example", "Ann", installed: false);
        teams.Faults.Add(new("graph") { Status = 403, Body = body });
        Assert.Equal(expected, (await Graph.For(ann.ObjectId, Catalogue, default)).Outcome);
    }

    [Fact]
    public async Task It_waits_as_long_as_Graph_asks_and_tries_again_where_there_is_no_answer()
    {
        var ann = teams.Home.Person("ann@ours.example", "Ann", installed: false);
        teams.Faults.Limit("graph", "30");
        teams.Faults.Fail("graph", 503, effect: true);
        var installing = Graph.For(ann.ObjectId, Catalogue, default);
        await Eventually.Holds(() => teams.Calls.Count(call => call is { Verb: "POST", Base: "graph" }) == 1);
        machine.Advance(TimeSpan.FromSeconds(29));
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        Assert.False(installing.IsCompleted);

        // The second was carried out, though nobody said so.
        Assert.Equal(new(InstallOutcome.WasThere), await machine.Until(installing, step: TimeSpan.FromSeconds(1), most: TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public async Task A_token_that_does_not_count_any_more_is_bought_anew_once()
    {
        var ann = teams.Home.Person("ann@ours.example", "Ann", installed: false);
        await Graph.Find(default);
        teams.Tokens.Revoke();
        Assert.Equal(new(InstallOutcome.Installed), await Graph.For(ann.ObjectId, Catalogue, default));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_the_token_goes_nowhere_else()
    {
        await using var other = await FakeTeams.Start(machine);
        teams.Faults.Add(new("graph") { Status = 307, Location = new Uri(other.Address, "graph/v1.0/appCatalogs/teamsApps").AbsoluteUri });
        var (id, problem) = await Graph.Find(default);
        Assert.Null(id);
        Assert.Equal(InstallOutcome.Refused, problem!.Outcome);
        Assert.Empty(other.Calls);
    }

    [Theory]
    [InlineData("http://evil.example/v1.0/users")]
    [InlineData("https://graph.microsoft.com.evil.example/v1.0/users")]
    [InlineData("https://ann@graph.microsoft.com/v1.0/users")]
    [InlineData("https://smba.trafficmanager.net/v1.0/users")]
    public async Task The_gate_of_Graph_lets_nothing_else_pass(string address)
    {
        using var gate = new HttpMessageInvoker(new GraphGate(TeamsCloud.Of(new TeamsOptions())) { InnerHandler = new Open() });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        GraphGate.Give(request, new TokenBought("secret", DateTimeOffset.MaxValue));
        await Assert.ThrowsAsync<InvalidOperationException>(() => gate.SendAsync(request, default));
        Assert.Null(request.Headers.Authorization);
    }

    private sealed class Open : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new InvalidOperationException("It was called.");
    }
}
