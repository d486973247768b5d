using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>Microsoft's library for tabs, from npm: the same bytes as at its address (<c>npm ci --prefix tests/npm</c>).</summary>
internal static class TeamsLibrary
{
    public static string File => Path.Combine(Folder(), "dist", "umd", "MicrosoftTeams.min.js");

    public static string Version => (string)JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Folder(), "package.json")))!["version"]!;

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "npm", "node_modules", "@microsoft", "teams-js");
}
