using System.CommandLine;
using CoachBot.Chat.Teams.Package;
using CoachBot.Coach.People;
using CoachBot.Operations.DryRun;
using CoachBot.Operations.Tenants;
using Microsoft.Data.Sqlite;
using static CoachBot.Operations.CommandLine.Refusal;

namespace CoachBot.Operations.CommandLine;

/// <summary><c>teams install</c>: installs the app for people, and says of each what became of it. A running service is not disturbed.</summary>
internal static class TeamsCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var people = new Argument<string[]>("person") { Description = "Sign-in names (ann@example.com) or Entra object ids.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Everybody of our records who works here." };
        var install = new Command("install", "Install the app for people, by Microsoft Graph.") { people, all };
        install.SetAction((parsed, cancel) => Install(build, parsed.GetValue(people) ?? [], parsed.GetValue(all), cancel));
        return new Command("teams", "What is done in Teams for an organisation.") { install };
    }

    private static async Task<int> Install(Func<string[], WebApplication> build, IReadOnlyList<string> named, bool all, CancellationToken cancel)
    {
        if (named.Count == 0 && !all) return await Refuse("Say for whom: sign-in names such as ann@example.com, or --all for everybody of our records.");
        await using var app = build([]);
        if (app.Services.GetService<GraphInstall>() is not { } graph) return await Refuse("Teams is not set up: set Teams:AppId, Teams:TenantId and a credential first; 'check' says what is missing.");
        var database = SandboxConnection.Database(app.Configuration);
        if (all && !File.Exists(database)) return await Refuse($"There is no database at {database}: start the service once, or name people.");
        if (Read(database, all) is not var (everybody, ids)) return await Refuse($"The database at {database} cannot be read: see that it is the service's, that this user may read it, and try again.");
        var people = named.Concat(everybody).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (people.Count == 0) return await Refuse("Our records hold nobody yet.");

        var (catalogue, problem) = await Waiting.For("Looking for the app in the organisation's catalogue", () => graph.Find(cancel));
        if (catalogue is null) return await Refuse(Advice(problem!, GraphInstall.CataloguePermission));
        return await Install(graph, people, catalogue, ids, cancel);
    }

    private static async Task<int> Install(GraphInstall graph, IReadOnlyList<string> people, string catalogue, IReadOnlyDictionary<string, string> ids, CancellationToken cancel)
    {
        var well = true;
        foreach (var person in people)
        {
            var end = await Waiting.For(person, () => graph.For(ids.GetValueOrDefault(person, person), catalogue, cancel));
            if (end.Outcome is InstallOutcome.NotPermitted or InstallOutcome.NoToken) return await Refuse(Advice(end, GraphInstall.Permission)); // of anybody else it would say the same
            Console.Out.WriteLine($"{person}: {Said(end)}");
            well &= end.Outcome is InstallOutcome.Installed or InstallOutcome.WasThere;
        }

        return well ? 0 : 1;
    }

    private static string Said(InstallEnd end) => end.Outcome switch
    {
        InstallOutcome.Installed => "installed.",
        InstallOutcome.WasThere => "was there already.",
        InstallOutcome.NoSuchPerson => "Graph knows nobody of that name: give his sign-in name (user principal name), which may differ from his address.",
        InstallOutcome.Later => $"no answer ({end.Code}); try again later, it does no harm.",
        _ => $"refused ({end.Code}); the app's policies in the Teams admin center say for whom it may be installed.",
    };

    private static string Advice(InstallEnd end, string permission) => end.Outcome switch
    {
        InstallOutcome.NotPermitted =>
            $"Graph does not permit it ({end.Code}): in the Entra admin center, App registrations, API permissions, add Microsoft Graph's application permission {permission} and grant admin consent.",
        InstallOutcome.NoToken => $"There is no token for Graph ({end.Code}): 'check' says what is wrong with the credentials.",
        InstallOutcome.NotInCatalogue =>
            "The organisation's catalogue does not have the app: upload what 'manifest teams' writes in the Teams admin center, Teams apps, Manage apps, and allow it there.",
        InstallOutcome.Later => $"Graph does not answer ({end.Code}); try again later.",
        _ => $"Graph refuses to look for the app ({end.Code}).",
    };

    /// <summary>What our records say of people; null where the file cannot be read.</summary>
    private static (IReadOnlyList<string> Everybody, IReadOnlyDictionary<string, string> Ids)? Read(string database, bool all)
    {
        try
        {
            return ([.. all ? Everybody(database) : []], ObjectIds(database));
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Everybody(string database) =>
        DryRunner.Read(database, TenantOptions.Id).Records.Select(each => each.Record).OfType<PersonRecord>()
            .Where(person => person is { Known.Now: not null, IsActive: true })
            .Select(person => person.Email)
            .Order(StringComparer.Ordinal);

    /// <summary>Whoever Teams has told of before is named by his object id: his address need not be his sign-in name.</summary>
    private static Dictionary<string, string> ObjectIds(string database)
    {
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(database)) return ids;
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where name = 'teams_users'";
        if (command.ExecuteScalar() is not > 0L) return ids; // written before Teams was known
        command.CommandText = "select email, object_id from teams_users where email is not null and kind = 'member' order by seen_at";
        using var reader = command.ExecuteReader();
        while (reader.Read()) ids[reader.GetString(0)] = reader.GetString(1);
        return ids;
    }
}
