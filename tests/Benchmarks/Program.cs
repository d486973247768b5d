using System.Globalization;
using CoachBot.Benchmarks.Burst;
using CoachBot.Benchmarks.Hooks;
using CoachBot.Benchmarks.One;
using CoachBot.Benchmarks.Renderers;
using CoachBot.Benchmarks.Reviews;
using CoachBot.Benchmarks.Slack;
using CoachBot.Benchmarks.Start;
using CoachBot.Benchmarks.Support;
using CoachBot.Benchmarks.Teams;

// tests/Benchmarks/run.sh [name…] [--small]: prints one line per figure. An exception fails, a slow day does not.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var small = args.Contains("--small", StringComparer.Ordinal);
var named = args.Where(arg => !arg.StartsWith('-')).ToList();
if (named.Count == 0 && small) named = ["one", "hooks", "slack-intake", "teams-intake", "start", "reviews", "renderers", "burst-5000"];
(string Name, Func<bool, Task<IReadOnlyList<Figure>>> Run)[] all =
[
    ("one", OneNudge.Run),
    ("hooks", HookStorm.Run),
    ("slack-intake", SlackIntake.Run),
    ("teams-intake", TeamsIntake.Run),
    ("start", StartToReady.Run),
    ("reviews", ReviewsAndDigests.Run),
    ("renderers", RendererSpeed.Run),
    ("burst-5000", NudgeBurst.Of(5_000)),
    ("burst-20000", NudgeBurst.Of(20_000)),
];
var unknown = named.Where(name => all.All(one => one.Name != name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no benchmark {string.Join(", ", unknown)}; there are: {string.Join(", ", all.Select(one => one.Name))}.");
    return 1;
}

foreach (var (name, run) in all)
{
    if (named.Count > 0 && !named.Contains(name, StringComparer.Ordinal)) continue;
    var surroundings = Surroundings.Begin();
    var figures = await run(small).WaitAsync(small ? TimeSpan.FromMinutes(3) : TimeSpan.FromHours(1)); // what hangs fails
    var beside = surroundings.End();
    foreach (var figure in figures) Console.WriteLine($"{figure} | {beside}");
}

return 0;
