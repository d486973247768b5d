using System.CommandLine;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Package;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Operations.DryRun;
using CoachBot.Operations.Tenants;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using static CoachBot.Operations.CommandLine.Refusal;

namespace CoachBot.Operations.CommandLine;

/// <summary><c>teams install</c>: installs the app for people, and says of each what became of it. A running service is not disturbed.</summary>
internal static class TeamsCommand
{
    /// <summary>After so many in a row of whom nothing was heard, nobody else is tried.</summary>
    private const int MostSilent = 3;

    private static readonly InstallEnd Foreign = new(InstallOutcome.Refused, "guest");

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
        if (app.Services.GetRequiredService<IOptions<TeamsOptions>>().Value.Cloud is TeamsCloudName.China)
            return await Refuse("Microsoft's Graph in China installs no apps: let a setup policy do it, in the Teams admin center.");
        var database = SandboxConnection.Database(app.Configuration);
        if (all && !File.Exists(database)) return await Refuse($"There is no database at {database}: start the service once, or name people.");
        if (Read(database, all) is not var (everybody, accounts)) return await Refuse($"The database at {database} cannot be read: see that it is the service's, that this user may read it, and try again.");
        var tenant = app.Services.GetRequiredService<TenantShelf>().Settings(TenantOptions.Id);
        var colleagues = everybody.Where(email => AddressVerdict.Of(email, tenant) == AddressVerdict.Colleague);
        var people = named.Concat(colleagues).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (people.Count == 0) return await Refuse("Our records hold nobody yet.");

        var (catalogue, problem) = await Waiting.For("Looking for the app in the organisation's catalogue", () => graph.Find(cancel));
        if (catalogue is null) return await Refuse(Advice(problem!, GraphInstall.CataloguePermission));
        return await Install(graph, people, catalogue, accounts, cancel);
    }

    private static async Task<int> Install(GraphInstall graph, IReadOnlyList<string> people, string catalogue, TeamsAccountsKnown accounts, CancellationToken cancel)
    {
        var (silent, counts) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        for (var at = 0; at < people.Count; at++)
        {
            var person = people[at];
            var end = accounts.IsForeign(person) ? Foreign : await Waiting.For(person, () => graph.For(accounts.Ids.GetValueOrDefault(person, person), catalogue, cancel));
            if (end.Outcome is InstallOutcome.NotPermitted or InstallOutcome.NotOurs or InstallOutcome.NoToken) return await Refuse(Advice(end, GraphInstall.Permission)); // of anybody else it would say the same
            Console.Out.WriteLine($"{person}: {Said(end)}");
            var kind = end.Outcome switch { InstallOutcome.Installed => "installed", InstallOutcome.WasThere => "there already", _ => "not" };
            counts[kind] = counts.GetValueOrDefault(kind) + 1;

            // Where nobody answers, each of the others would take as long.
            silent = end.Outcome is InstallOutcome.Later ? silent + 1 : 0;
            if (silent == MostSilent && at + 1 < people.Count) return await Refuse($"Graph does not answer. {people.Count - at - 1} people were not tried: run it again later, it does no harm.");
        }

        if (people.Count > 1) Console.Out.WriteLine($"{people.Count} people: {string.Join(", ", counts.Select(each => $"{each.Value} {each.Key}"))}.");
        return counts.ContainsKey("not") ? 1 : 0;
    }

    private static string Said(InstallEnd end) => end.Outcome switch
    {
        InstallOutcome.Installed => "installed.",
        InstallOutcome.WasThere => "was there already.",
        InstallOutcome.NoSuchPerson => "Graph knows nobody of that name: give his sign-in name (user principal name), which may differ from his address.",
        InstallOutcome.Refused when end == Foreign => "not a member of the organisation in Teams: guests get no coach messages.",
        InstallOutcome.Later => $"no answer ({end.Code}); try again later, it does no harm.",
        _ => $"refused ({end.Code}); the app's policies in the Teams admin center say for whom it may be installed.",
    };

    private static string Advice(InstallEnd end, string permission) => end.Outcome switch
    {
        InstallOutcome.NotPermitted =>
            $"Graph does not permit it ({end.Code}): in the Entra admin center, App registrations, API permissions, add Microsoft Graph's application permission {permission} and grant admin consent.",
        InstallOutcome.NotOurs =>
            $"Graph says that the app in the catalogue is not this one ({end.Code}): its manifest has to name it in webApplicationInfo. Write it anew with 'manifest teams' and a higher --version, and upload it in the Teams admin center.",
        InstallOutcome.NoToken => $"There is no token for Graph ({end.Code}): 'check' says what is wrong with the credentials.",
        InstallOutcome.NotInCatalogue =>
            "The organisation's catalogue does not have the app: upload what 'manifest teams' writes in the Teams admin center, Teams apps, Manage apps, and allow it there. What was uploaded just now may not be seen for a day.",
        InstallOutcome.Later => $"Graph does not answer ({end.Code}); try again later.",
        _ => $"Graph refuses to look for the app ({end.Code}).",
    };

    /// <summary>What our records say of people; null where the file cannot be read.</summary>
    private static (IReadOnlyList<string> Everybody, TeamsAccountsKnown Accounts)? Read(string database, bool all)
    {
        try
        {
            return ([.. all ? Everybody(database) : []], TeamsAccountsKnown.In(database));
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
}
