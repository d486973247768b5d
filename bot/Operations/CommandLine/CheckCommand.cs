using System.CommandLine;
using CoachBot.Content;
using CoachBot.Operations.Checkup;
using CoachBot.Operations.Health;
using CoachBot.Operations.Tenants;

namespace CoachBot.Operations.CommandLine;

/// <summary><c>check</c>: looks at everything a start needs, and says of each thing that is wrong what to do.</summary>
internal static class CheckCommand
{
    private static readonly TimeSpan ProbeWaits = TimeSpan.FromSeconds(3);

    public static Command Create(Func<string[], WebApplication> build)
    {
        var live = new Option<bool>("--live") { Description = "Only ask the running service whether it lives; for container health checks." };
        var command = new Command("check", "Look at settings, content, database, port, Slack and Teams, and say what to do.") { live };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) =>
        {
            string[] settings = [.. parsed.UnmatchedTokens];
            return parsed.GetValue(live) ? Probe(build(settings), cancel) : Check(() => build(settings));
        });
        return command;
    }

    private static async Task<int> Check(Func<WebApplication> build)
    {
        var findings = await Waiting.For("Looking at settings, content, database and port", () => Task.Run(() => Look(build)));
        foreach (var (kind, what, then) in findings)
        {
            Console.Out.WriteLine($"{Label(kind),-8} {what}");
            if (then is not null) Console.Out.WriteLine($"         {then}");
        }

        return findings.Exists(finding => finding.Kind == FindingKind.Error) ? 1 : 0;
    }

    private static async Task<List<Finding>> Look(Func<WebApplication> build)
    {
        try
        {
            await using var app = build();
            return await Look(app);
        }
        catch (ContentException unusable)
        {
            return [.. unusable.Problems.Select(problem => Finding.Error(problem.ToString(), "Correct the file; 'content check' tries it again."))];
        }
        catch (Exception wrong) when (StartCheckup.Told(wrong) is { Count: > 0 } told)
        {
            return [.. told.Select(failure => Finding.Error("A setting is wrong.", failure))];
        }
    }

    private static async Task<List<Finding>> Look(WebApplication app)
    {
        var settings = app.Configuration;
        var tenant = settings.GetSection(TenantOptions.Section).Get<TenantOptions>() ?? new();
        var database = SandboxConnection.Database(settings);
        var content = ContentFolder.Find(settings["Content:Path"], app.Environment.IsDevelopment());
        return
        [
            .. SettingsCheckup.Look(app.Services),
            .. ContentCheckup.Look(content, HealthReader.Countries(tenant), TimeProvider.System.GetUtcNow()),
            .. DatabaseCheckup.Look(database),
            .. PeopleCheckup.Look(database),
            .. ReachCheckup.Look(database),
            .. PortCheckup.Unreadable(ListenAddresses.Unreadable(settings)),
            .. PortCheckup.Look(ListenAddresses.Read(settings), DatabaseCheckup.IsRunning(database)),
            .. await SlackCheckup.Look(app.Services, settings, database, CancellationToken.None),
            .. await TeamsCheckup.Look(app.Services, database, CancellationToken.None),
            .. SandboxCheckup.Look(settings, app.Environment),
        ];
    }

    private static async Task<int> Probe(WebApplication app, CancellationToken cancel)
    {
        await using var built = app;
        if (ListenAddresses.Read(app.Configuration) is not [var address, ..]) return 1;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = ProbeWaits };
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/health/live"), cancel);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{address} does not answer: {silent.Message}");
            return 1;
        }
    }

    private static string Label(FindingKind kind) => kind switch
    {
        FindingKind.Fine => "ok",
        FindingKind.Note => "note",
        FindingKind.Warning => "warning",
        FindingKind.Error => "error",
    };
}
