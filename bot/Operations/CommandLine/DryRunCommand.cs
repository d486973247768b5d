using System.CommandLine;
using System.Globalization;
using CoachBot.Content;
using CoachBot.Operations.DryRun;
using CoachBot.Operations.Tenants;
using static CoachBot.Operations.CommandLine.Refusal;

namespace CoachBot.Operations.CommandLine;

/// <summary><c>dry-run</c>: every message that would go out in the coming days, to whom and why; nothing is sent [ADM-02].</summary>
internal static class DryRunCommand
{
    private const int LongestDays = 92;

    public static Command Create(Func<string[], WebApplication> build)
    {
        var days = new Option<int>("--days") { Description = "How many days to look ahead.", DefaultValueFactory = _ => 7 };
        var from = new Option<string?>("--from") { Description = "The instant to begin at, such as 2026-11-23T07:00:00Z; by default the present of the service." };
        var command = new Command("dry-run", "Show every message of the coming days, to whom and why. Nothing is sent.") { days, from };
        command.SetAction(parsed => Waiting.For("Looking ahead", () => Show(build, parsed.GetValue(days), parsed.GetValue(from))));
        return command;
    }

    private static async Task<int> Show(Func<string[], WebApplication> build, int days, string? from)
    {
        if (days is < 1 or > LongestDays) return await Refuse($"--days is {days}: choose 1 to {LongestDays}.");
        DateTimeOffset? begin = null;
        if (from is not null)
        {
            if (!DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return await Refuse($"--from is '{from}': write an instant such as 2026-11-23T07:00:00Z.");
            begin = at;
        }

        await using var app = build([]);
        var database = SandboxConnection.Database(app.Configuration);
        if (!File.Exists(database)) return await Refuse($"There is no database at {database}: start the service once, or set Storage:Sqlite.");
        var shelf = app.Services.GetRequiredService<TenantShelf>();
        var input = DryRunner.Read(database, TenantOptions.Id);
        var now = begin ?? input.VirtualNow ?? app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var lines = DryRunner.Play(input, shelf.Settings(TenantOptions.Id), shelf.Hint, app.Services.GetRequiredService<ContentStore>().Current, now, TimeSpan.FromDays(days));
        foreach (var line in lines) Print(line);
        Console.Out.WriteLine($"{lines.Count} messages in {days} days from {now:yyyy-MM-dd HH:mm} UTC, if nobody answers. Nothing was sent.");
        return 0;
    }

    private static void Print(DryRunLine line)
    {
        Console.Out.WriteLine($"{line.Local.ToString("ddd dd MMM HH:mm", CultureInfo.InvariantCulture)}  to {line.To}  because of {line.Key}, text {line.Content} version {line.Version}");
        foreach (var text in line.Text.Split('\n').Where(t => t.Length > 0)) Console.Out.WriteLine($"    │ {text}");
        Console.Out.WriteLine();
    }
}
