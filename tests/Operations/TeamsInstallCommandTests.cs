using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Operations;

/// <summary><c>teams install</c>, as somebody types it.</summary>
public sealed class TeamsInstallCommandTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private FakeTeams teams = null!;

    public async ValueTask InitializeAsync()
    {
        teams = await FakeTeams.Start();
        teams.Catalogue[teams.App.AppId] = "catalogue-1";
    }

    public async ValueTask DisposeAsync()
    {
        await teams.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Of_each_person_is_said_what_became_of_it()
    {
        var ann = teams.Home.Person("ann@ours.example", "Ann", installed: false);
        teams.Home.Person("bob@ours.example", "Bob");
        var (code, output) = await Run("ann@ours.example", "bob@ours.example", "carl@ours.example");
        Assert.Contains("ann@ours.example: installed.", output, StringComparison.Ordinal);
        Assert.Contains("bob@ours.example: was there already.", output, StringComparison.Ordinal);
        Assert.Contains("carl@ours.example: Graph knows nobody of that name", output, StringComparison.Ordinal);
        Assert.Contains("3 people: 1 installed, 1 there already, 1 not.", output, StringComparison.Ordinal);
        Assert.Equal(1, code);
        Assert.True(ann.Installed);
        Assert.All(TeamsSecrets.Of(teams), secret => Assert.DoesNotContain(secret, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_are_those_of_our_records_who_work_here_by_the_object_id_that_Teams_told()
    {
        // Her sign-in name is not her address: by it Graph would find nobody.
        var ann = teams.Home.Person("ann@ours.example", "Ann", installed: false);
        ann.Upn = "a.able@ours.onmicrosoft.example";
        await Records((Some.Ann, true), (Some.Bob, false));
        var (code, output) = await Run("--all");
        Assert.Contains("ann@ours.example: Graph knows nobody of that name", output, StringComparison.Ordinal);
        Assert.DoesNotContain("bob@", output, StringComparison.Ordinal);

        await Told(ann);
        (code, output) = await Run("--all");
        Assert.True(code == 0, output);
        Assert.Contains("ann@ours.example: installed.", output, StringComparison.Ordinal);
    }

    /// <summary>[PRV-15]</summary>
    [Fact]
    public async Task Nobody_installs_it_for_guests_or_people_of_other_companies()
    {
        var guest = teams.Home.Person("gil@ours.example", "Gil", kind: FakeTeamsKind.Guest, installed: false);
        teams.Home.Person("pat@partner.example", "Pat", installed: false);
        await Records(("gil@ours.example", true), ("pat@partner.example", true));
        await Told(guest, "gil@ours.example", "guest");
        var (code, output) = await Run("--all", "sam_partner.example#EXT#@ours.onmicrosoft.example", guest.ObjectId);

        Assert.Equal(1, code);
        Assert.All(["gil@ours.example", "sam_partner.example#EXT#@ours.onmicrosoft.example", guest.ObjectId], each => Assert.Contains($"{each}: not a member of the organisation", output, StringComparison.Ordinal));
        Assert.DoesNotContain("pat@", output, StringComparison.Ordinal);
        Assert.Contains("3 people: 3 not.", output, StringComparison.Ordinal);
        Assert.DoesNotContain(teams.Calls, call => call is { Verb: "POST", Base: "graph" });
    }

    [Fact]
    public async Task An_app_that_does_not_name_us_is_said_with_what_to_do()
    {
        teams.Home.Person("ann@ours.example", "Ann", installed: false);
        teams.Faults.Add(new("graph") { Status = 200, Body = """{"value":[{"id":"catalogue-1"}]}""" });
        teams.Faults.Add(new("graph") { Status = 403, Body = """{"error":{"code":"Forbidden","message":"AAD App Id 'x' is not allowed to manage the Teams App 'y'"}}""" });
        var (code, output) = await Run("ann@ours.example");

        Assert.Equal(1, code);
        Assert.Contains("Write it anew with 'manifest teams' and a higher --version", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_with_what_to_do()
    {
        Assert.Contains("Say for whom", (await Run()).Output, StringComparison.Ordinal);
        Assert.Contains("There is no database", (await Run("--all")).Output, StringComparison.Ordinal);
        teams.Home.Person("ann@ours.example", "Ann", installed: false);
        teams.Faults.Add(new("graph") { Status = 403, Body = """{"error":{"code":"Forbidden","message":"Missing role permissions on the request."}}""" });
        Assert.Contains("application permission AppCatalog.Read.All", (await Run("ann@ours.example")).Output, StringComparison.Ordinal);
        teams.Catalogue.Clear();
        Assert.Contains("catalogue does not have the app", (await Run("ann@ours.example")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--all")]
    [InlineData("ann@ours.example")]
    public async Task A_database_that_cannot_be_read_is_said_in_one_sentence(string whom)
    {
        await File.WriteAllTextAsync(folder.File("test.db"), new string('x', 5000), TestContext.Current.CancellationToken);
        var (code, output) = await Run(whom);
        Assert.Equal(1, code);
        Assert.Contains("cannot be read", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        await using var run = CommandRun.Start(
            folder.Path,
            [Path.Combine(AppContext.BaseDirectory, "CoachBot.dll"), "teams", "install", .. arguments],
            ("Content__Path", Shipped.Folder),
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Storage__Sqlite", folder.File("test.db")),
            ("Tenant__OwnDomains__0", "ours.example"),
            ("Teams__Local", teams.Address.ToString()),
            ("Teams__AppId", teams.App.AppId),
            ("Teams__TenantId", teams.App.TenantId),
            ("Teams__ClientSecret", teams.App.ClientSecret));
        return (await run.Ends(), run.Output);
    }

    private Task Records(params (string Email, bool Active)[] people) => Store(sql =>
    {
        foreach (var (email, active) in people)
        {
            var person = new PersonRecord { Email = email, Known = Layers<PersonFacts>.None.With(new PersonFacts(email, Roles.Rep, Active: active), Some.Version()) };
            CoachBot.Storage.Records.Save(sql, "default", Subjects.Person(email), new RecordCodec().Write(person), person.Links, DateTimeOffset.UnixEpoch);
        }
    });

    private Task Told(FakeTeamsPerson person, string? email = null, string kind = "member") => Store(sql => sql.Run(
        "insert into teams_users (tenant, entra_tenant, object_id, email, kind, seen_at) values ('default', ?1, ?2, ?3, ?4, 1)", teams.App.TenantId, person.ObjectId, email ?? Some.Ann, kind));

    private async Task Store(Action<Sql> write)
    {
        await using var store = new Store(Microsoft.Extensions.Options.Options.Create(new StorageOptions { Sqlite = folder.File("test.db") }), Microsoft.Extensions.Logging.Abstractions.NullLogger<Store>.Instance);
        store.Start();
        await store.Write(WriteUrgency.Work, write, default);
    }
}
