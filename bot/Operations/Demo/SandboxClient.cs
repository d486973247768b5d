using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Operations.Demo;

/// <summary>Drives the Sandbox through its JSON, as anybody could.</summary>
public sealed class SandboxClient(HttpClient http) : IDisposable
{
    public async Task<JsonNode> Get(string call, CancellationToken cancel) =>
        JsonNode.Parse(await http.GetStringAsync(new Uri($"/sandbox/api/{call}", UriKind.Relative), cancel))!;

    /// <exception cref="InvalidOperationException">The call was refused; the message says why.</exception>
    public async Task<JsonNode?> Post(string call, JsonObject body, CancellationToken cancel)
    {
        using var answer = await http.PostAsJsonAsync(new Uri($"/sandbox/api/{call}", UriKind.Relative), body, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{call}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    public void Dispose() => http.Dispose();
}
