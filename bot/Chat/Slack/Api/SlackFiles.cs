using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Api;

/// <summary>
/// Uploads a picture in Slack's three steps: ask for an address, bring the bytes there without a token, say that it is complete.
/// Needs the scope <c>files:write</c>, for which the manifest does not ask: no message of ours carries a picture yet, since tables,
/// charts and timelines are blocks or words. https://docs.slack.dev/messaging/working-with-files
/// </summary>
public sealed class SlackFiles(SlackClient client, WorkspaceClient workspaces)
{
    /// <param name="alt">What the picture shows, for whoever does not see it.</param>
    /// <param name="thread">Slack's stamp of the thread's first message, or null.</param>
    /// <returns>Slack's id of the file. Before the last step nobody has seen anything: there it can always be tried again.</returns>
    public async Task<SendResult<string>> Upload(
        Installation installation, SlackAddress room, string name, string alt, ReadOnlyMemory<byte> bytes, string? thread, CancellationToken cancel)
    {
        var begun = await workspaces.Call(
            installation,
            room.Team,
            "files.getUploadURLExternal",
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["filename"] = name, ["length"] = bytes.Length.ToString(CultureInfo.InvariantCulture), ["alt_txt"] = alt },
            cancel);
        var place = SlackErrors.Result(begun, body => (File: body.GetProperty("file_id").GetString()!, Address: new Uri(body.GetProperty("upload_url").GetString()!)));
        if (place is not Done<(string File, Uri Address)> { Receipt: var (file, address) }) return Unseen<(string, Uri)>(place);

        var brought = SlackErrors.Result(await client.Upload(address, bytes, cancel), _ => file);
        if (brought is not Done<string>) return Unseen(brought);

        var complete = await workspaces.Call(
            installation,
            room.Team,
            "files.completeUploadExternal",
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["files"] = new JsonArray(new JsonObject { ["id"] = file, ["title"] = name }).ToJsonString(),
                ["channel_id"] = room.Id,
                ["thread_ts"] = thread,
            },
            cancel);
        return SlackErrors.Result(complete, _ => file);
    }

    private static SendResult<string> Unseen<T>(SendResult<T> end) => end switch
    {
        TryAgain<T> again => new TryAgain<string>(again.NotBefore, again.Reason),
        Unknown<T> unknown => new TryAgain<string>(null, unknown.Reason),
        Failed<T> failed => new Failed<string>(failed.Category, failed.Reason),
        _ => throw new InvalidOperationException($"This is no end: {end.GetType().Name}"),
    };
}
