using System.Diagnostics;
using System.Text.Json.Nodes;
using CoachBot.Tests.Code;

namespace CoachBot.Tests.Chat.Teams.Package;

/// <summary>Microsoft's own check of app packages: npm <c>@microsoft/app-manifest</c>, with the schemas that it brings along.</summary>
internal static class AppCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static Task<IReadOnlyList<string>> Manifest(JsonObject made, string? schema = null) => Check("Teams", made, schema ?? (string)made["manifestVersion"]!);

    public static Task<IReadOnlyList<string>> Language(JsonObject made, string schema) => Check("Localization", made, schema);

    /// <returns>What is wrong with it.</returns>
    private static async Task<IReadOnlyList<string>> Check(string of, JsonObject made, string schema)
    {
        var folder = Path.Combine(Repository.Root, "tests", "npm");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), "Run npm ci --prefix tests/npm first.");
        var start = new ProcessStartInfo("node", ["app-manifest.mjs"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await process.StandardInput.WriteLineAsync(new JsonObject { ["schema"] = schema, ["of"] = of, ["made"] = made.DeepClone() }.ToJsonString());
            process.StandardInput.Close();
            var answer = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return [.. JsonNode.Parse(answer)!.AsArray().Select(each => (string)each!)];
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
