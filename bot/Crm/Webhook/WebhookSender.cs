using System.Net.Http.Headers;
using System.Text.Json;

namespace CoachBot.Crm.Webhook;

/// <summary>Signs a body as a sender would and posts it: the shortest way to try an integration.</summary>
/// <param name="time">Machine time: signatures are always checked against the real clock.</param>
public sealed class WebhookSender(HttpClient http, TimeProvider time)
{
    /// <summary>Posts the file's bytes exactly as they are.</summary>
    /// <param name="secret">The connection's secret, <c>whsec_…</c>.</param>
    public async Task<WebhookSent> Send(string file, string secret, Uri url, CancellationToken cancel)
    {
        if (!WebhookSecret.TryRead(secret, out _))
            return WebhookSent.Not($"The connection's secret is not one; it is {WebhookSecret.Rule(WebhookSecret.LeastBytes)}.");
        if (await ReadFile(file, cancel) is not { } body)
            return WebhookSent.Not($"{file} cannot be read; check the path and that you may read it.");
        if (NotJson(body) is { } place)
            return WebhookSent.Not($"{file} is not JSON ({place}); write one object: {{\"type\": …, \"timestamp\": …, \"data\": {{…}}}}.");

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in StandardWebhooks.Headers(secret, $"msg_{Guid.NewGuid():N}", time.GetUtcNow(), body))
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var response = await http.SendAsync(request, cancel);
            return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancel), null);
        }
        catch (HttpRequestException refused)
        {
            return WebhookSent.Not($"{url} cannot be reached ({refused.Message}); start the service, or say where it is with --to.");
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return WebhookSent.Not($"{url} did not answer in {http.Timeout.TotalSeconds:0} seconds; look at its log, then send again.");
        }
    }

    private static async Task<byte[]?> ReadFile(string file, CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancel);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static string? NotJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return null;
        }
        catch (JsonException odd)
        {
            return $"line {odd.LineNumber + 1}, byte {odd.BytePositionInLine + 1}";
        }
    }
}

/// <summary>What came of it: the answer, or why nothing was sent.</summary>
/// <param name="Status">HTTP status; 0 where there was no answer.</param>
/// <param name="Problem">A sentence that says what to do; null where there was an answer.</param>
public sealed record WebhookSent(int Status, string Body, string? Problem)
{
    internal static WebhookSent Not(string problem) => new(0, "", problem);
}
