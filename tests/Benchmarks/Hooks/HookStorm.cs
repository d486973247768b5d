using System.Security.Cryptography;
using CoachBot.Benchmarks.Support;

namespace CoachBot.Benchmarks.Hooks;

/// <summary>P6: signed hooks that are on disk before their 202: grouped as the service does it, with a commit each, and verified only.</summary>
internal static class HookStorm
{
    private const int Many = 64;
    private const int Few = 2;
    private const string Grouped = $"/hooks/webhook/{HookServer.Connection}";
    private const string Each = $"/each/{HookServer.Connection}";
    private const string Verify = $"/hooks/verify/{HookServer.Connection}";

    public static async Task<IReadOnlyList<Figure>> Run(bool small)
    {
        var secret = $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
        var hooks = new SignedHooks(secret);
        using var folder = new TempFolder();
        await using var server = await HookServer.Start(folder, secret);
        var (rounds, size) = small ? (1, 200) : (3, 10_000);

        // What is compiled once is not measured.
        foreach (var path in new[] { Grouped, Each, Verify }) await Measure(path, Many, size / 4);
        var (grouped, each, verify) = (new List<double>(), new List<double>(), new List<double>());
        var (groupedFew, eachFew) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            grouped.Add(await Measure(Grouped, Many, size));
            each.Add(await Measure(Each, Many, size / 5));
            verify.Add(await Measure(Verify, Many, size));
            groupedFew.Add(await Measure(Grouped, Few, size / 10));
            eachFew.Add(await Measure(Each, Few, size / 10));
        }

        var half = Spread.Of(grouped).Median / 2;
        var late = await Load.Steady(server.Address, Many, hooks.Make((int)Math.Min(half * 4, size), Grouped), half);
        var (toEach, toVerify, few) = (Ratio(grouped, each), Ratio(grouped, verify), Ratio(groupedFew, eachFew));
        var absolute = $"grouped {Spread.Of(grouped).Text("0")}/s, a commit each {Spread.Of(each).Text("0")}/s, verified only {Spread.Of(verify).Text("0")}/s";
        var how = $"signed hooks of 2 KB over Kestrel on loopback, sender in the same process, SQLite WAL synchronous=FULL, {rounds} rounds in turn";
        return
        [
            new("hooks-64", toEach.Text("0.0", " x a commit each"), "at least 4 x", absolute, $"{Many} connections, {how}"),
            new("hooks-verify", toVerify.Text("0.00", " of verified only"), "at least 0.45", absolute, $"{Many} connections, {how}"),
            new(
                "hooks-2",
                few.Text("0.00", " x a commit each"),
                "at least 0.85",
                $"grouped {Spread.Of(groupedFew).Text("0")}/s, a commit each {Spread.Of(eachFew).Text("0")}/s",
                $"{Few} connections, {how}"),
            new(
                "hooks-p99",
                $"{Spread.Quantile(late, 0.99):0.0} ms",
                "at most 15 ms",
                $"median {Spread.Quantile(late, 0.5):0.0} ms, most {late.Max():0.0} ms, at {half:0}/s",
                $"half of the saturated load, fixed rate, {Many} connections"),
        ];

        async Task<double> Measure(string path, int connections, int count) => await Load.Saturate(server.Address, connections, hooks.Make(count, path));
    }

    private static Spread Ratio(IEnumerable<double> ours, IEnumerable<double> theirs) => Spread.Of(ours.Zip(theirs, (a, b) => a / b));
}
