using System.Globalization;
using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack;

/// <summary>
/// Looks whether a message has arrived of which nobody knows: by its metadata, in the minute of its sending, with one call.
/// https://docs.slack.dev/reference/methods/conversations.history
/// </summary>
internal sealed class SlackSearch(WorkspaceClient client, TimeProvider machine)
{
    /// <summary>Apps that are sold outside Slack's marketplace get no more.</summary>
    private const string Most = "15";

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(1);

    /// <param name="thread">Slack's stamp of the thread's first message, or null.</param>
    /// <param name="attemptedAt">Machine time.</param>
    /// <exception cref="TimeoutException">Slack could not say now: the question may be put again.</exception>
    public async Task<(Found Found, ChatReceipt? Receipt)> Find(SlackPlace place, string? thread, string key, DateTimeOffset attemptedAt, CancellationToken cancel)
    {
        var (found, receipt, ahead) = await Look(place, thread, key, attemptedAt, cancel);

        // Slack's clock is so far from ours that its stamps lie elsewhere: once more, by its own clock.
        if (found is Found.No && ahead?.Duration() >= Before) (found, receipt, _) = await Look(place, thread, key, attemptedAt + ahead.Value, cancel);
        return (found, receipt);
    }

    private async Task<(Found Found, ChatReceipt? Receipt, TimeSpan? Ahead)> Look(SlackPlace place, string? thread, string key, DateTimeOffset at, CancellationToken cancel)
    {
        var arguments = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["channel"] = place.Room,
            ["ts"] = thread,
            ["oldest"] = Stamp(at - Before),
            ["latest"] = Stamp(at + After),
            ["inclusive"] = "true",
            ["include_all_metadata"] = "true",
            ["limit"] = Most,
        };
        var answer = await client.Call(place.Installation, place.Team, thread is null ? "conversations.history" : "conversations.replies", arguments, cancel);
        if (answer is SlackSilent silent) throw new TimeoutException(silent.Reason);
        if (answer is SlackRefused refused)
        {
            return SlackErrors.Of(refused.Code) is SlackErrorClass.Limited or SlackErrorClass.NotSent or SlackErrorClass.MayBeSent
                ? throw new TimeoutException(refused.Code)
                : (Found.CannotTell, null, null);
        }

        var done = (SlackDone)answer;
        if (!done.Body.TryGetProperty("messages", out var messages) || messages.ValueKind is not JsonValueKind.Array) return (Found.CannotTell, null, null);
        foreach (var message in messages.EnumerateArray().Where(each => each.ValueKind is JsonValueKind.Object && IsOurs(each, place) && SentKey.Has(each, key)))
        {
            if (Text(message, "ts") is { Length: > 0 } ts) return (Found.Yes, new ChatReceipt($"{place.Team}/{place.Room}", ts), null);
        }

        var isAll = !done.Body.TryGetProperty("has_more", out var more) || more.ValueKind is JsonValueKind.False;
        return (isAll ? Found.No : Found.CannotTell, null, done.Date - machine.GetUtcNow());
    }

    /// <summary>Anybody may copy metadata: only what our app has written counts. Whose token stands in the settings tells its bot, and not always its app.</summary>
    private static bool IsOurs(JsonElement message, SlackPlace place) =>
        Is(place.Installation.BotUser, Text(message, "user")) || Is(place.Installation.App, Text(message, "app_id"));

    private static bool Is(string ours, string? whose) => ours.Length > 0 && whose == ours;

    private static string Stamp(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeSeconds()}.{at.ToUnixTimeMilliseconds() % 1000:D3}000");

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
