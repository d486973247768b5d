using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoachBot.Chat.Slack.Install;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;
using static CoachBot.Operations.CommandLine.Refusal;

namespace CoachBot.Operations.CommandLine;

/// <summary><c>manifest</c>: the app as a chat platform is to set it up. For Slack it is pasted into "Create an app from a manifest".</summary>
internal static class ManifestCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Func<string[], WebApplication> build)
    {
        var address = new Option<string?>("--address") { Description = "Where Slack and browsers reach this service, such as https://coach.example.com; by default Slack:PublicAddress." };
        var socket = new Option<bool>("--socket") { Description = "Socket Mode: nothing has to reach this service; so it is where Slack:AppToken is set. With --address too, that is where workspaces install the app." };
        var output = new Option<string?>("--out") { Description = "The file to write to; by default it is printed." };
        var slack = new Command("slack", "Print the manifest of the Slack app.") { address, socket, output };
        slack.SetAction((parsed, cancel) => Print(build, parsed.GetValue(address), parsed.GetValue(socket), parsed.GetValue(output), cancel));
        return new Command("manifest", "What a chat platform has to know of this bot.") { slack, TeamsManifestCommand.Create(build) };
    }

    private static async Task<int> Print(Func<string[], WebApplication> build, string? address, bool socket, string? output, CancellationToken cancel)
    {
        await using var app = build([]);
        var set = app.Configuration[$"{SlackOptions.Section}:{nameof(SlackOptions.PublicAddress)}"];
        socket |= address is null && SlackOptions.In(app.Configuration) is { IsOn: true, UsesSocket: true };
        if ((address ?? set) is not { } given)
        {
            if (!socket) return await Refuse("Say how Slack reaches this service: --socket, or --address https://coach.example.com.");
            return await Write(SlackManifest.Of(null, socket, app.Services.GetRequiredService<SentenceRenderer>()).ToJsonString(Readable), output, cancel);
        }

        if (AddressIn(given) is not { } at)
            return await Refuse($"'{given}' is not an address that Slack calls: write it as https://coach.example.com.");
        return await Write(SlackManifest.Of(at, socket, app.Services.GetRequiredService<SentenceRenderer>()).ToJsonString(Readable), output, cancel);
    }

    /// <summary>An address that a chat platform can call; null where the text is none.</summary>
    internal static Uri? AddressIn(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var at) && at.Scheme == Uri.UriSchemeHttps && at.UserInfo.Length == 0 && at.Query.Length == 0 && at.Fragment.Length == 0 ? at : null;

    /// <summary>Why a file could not be written; null where it was.</summary>
    internal static async Task<string?> NotWritten(Func<Task> write, string output)
    {
        try
        {
            await write();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"'{output}' cannot be written: name a file in a folder that is there and may be written to.";
        }
    }

    private static async Task<int> Write(string manifest, string? output, CancellationToken cancel)
    {
        if (output is null)
        {
            Console.Out.WriteLine(manifest);
            return 0;
        }

        if (await NotWritten(() => File.WriteAllTextAsync(output, manifest + "\n", cancel), output) is { } problem) return await Refuse(problem);
        Console.Out.WriteLine($"{output} can be pasted on https://api.slack.com/apps: Create New App, From a manifest.");
        return 0;
    }
}
