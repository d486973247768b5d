using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Package;

/// <summary>
/// Installs the app for people, where the organisation has it in its catalogue and an administrator has agreed to
/// <see cref="Permission"/>, and to <see cref="CataloguePermission"/> for looking it up. Installing twice is harmless. https://learn.microsoft.com/graph/api/userteamwork-post-installedapps
/// </summary>
public sealed class GraphInstall(IHttpClientFactory clients, BotTokens tokens, TeamsCloud cloud, IOptions<TeamsOptions> options, TimeProvider machine)
{
    public const string Permission = "TeamsAppInstallation.ReadWriteSelfForUser.All";

    /// <summary>https://learn.microsoft.com/graph/api/appcatalogs-list-teamsapps</summary>
    public const string CataloguePermission = "AppCatalog.Read.All";

    /// <summary>Name of the HTTP client that alone carries a token for Graph.</summary>
    internal const string ClientName = "teams-graph";

    private const int MostTries = 4;
    private static readonly TimeSpan CallWaits = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private string Scope => new Uri(cloud.Graph, ".default").AbsoluteUri;

    /// <summary>The catalogue's id of our app: not the one that stands in its manifest. Null with why there is none.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<(string? Id, InstallEnd? Problem)> Find(CancellationToken cancel)
    {
        var filter = Uri.EscapeDataString($"externalId eq '{options.Value.AppId}'");
        var (status, body, trouble) = await Call(HttpMethod.Get, $"v1.0/appCatalogs/teamsApps?$filter={filter}", null, cancel);
        if (trouble is not null) return (null, trouble);
        if (status is not HttpStatusCode.OK) return (null, Refusal(status, body));

        // Somebody may have uploaded the same package for himself alone: it stands beside the organisation's.
        var ids = from app in Values(body) where app.TextAt("id") is not null orderby app.TextAt("distributionMethod") == "organization" descending select app.TextAt("id");
        return ids.FirstOrDefault() is { } id ? (id, null) : (null, new(InstallOutcome.NotInCatalogue));
    }

    /// <param name="person">His sign-in name (UPN) or Entra object id.</param>
    /// <param name="app">The catalogue's id.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<InstallEnd> For(string person, string app, CancellationToken cancel)
    {
        var installed = $"v1.0/users/{Uri.EscapeDataString(person)}/teamwork/installedApps";
        var (status, body, trouble) = await Call(
            HttpMethod.Post, installed, new JsonObject { ["teamsApp@odata.bind"] = new Uri(cloud.Graph, $"v1.0/appCatalogs/teamsApps/{app}").AbsoluteUri }, cancel);
        if (trouble is not null) return trouble;
        switch (status)
        {
            case HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.NoContent or HttpStatusCode.Accepted:
                return new(InstallOutcome.Installed);
            case HttpStatusCode.Conflict:
                return new(InstallOutcome.WasThere);
            case HttpStatusCode.NotFound:
                return new(InstallOutcome.NoSuchPerson, CodeOf(body));
            case HttpStatusCode.BadRequest when await IsThere(installed, app, cancel):
                return new(InstallOutcome.WasThere);
            default:
                return Refusal(status, body);
        }
    }

    private async Task<bool> IsThere(string installed, string app, CancellationToken cancel)
    {
        var filter = Uri.EscapeDataString($"teamsApp/id eq '{app}'");
        var (status, body, _) = await Call(HttpMethod.Get, $"{installed}?$expand=teamsApp&$filter={filter}", null, cancel);
        return status is HttpStatusCode.OK && Values(body).Any();
    }

    /// <summary>A call, again after a pause where Graph asks for one or does not answer: none of these does harm twice.</summary>
    private async Task<(HttpStatusCode? Status, JsonElement Body, InstallEnd? Trouble)> Call(HttpMethod method, string path, JsonObject? body, CancellationToken cancel)
    {
        var (pause, code) = (FirstPause, "no answer");
        for (var tries = 0; tries < MostTries; tries++)
        {
            switch (await tokens.Get(Scope, cancel))
            {
                case TokenRefused refused:
                    return (null, default, new(InstallOutcome.NoToken, refused.Reason));
                case TokenLater later:
                    code = later.Reason;
                    break;
                case TokenBought token:
                    var (status, found, wait) = await Send(method, path, body, token, cancel);
                    if (status is HttpStatusCode.Unauthorized && tries == 0 && tokens.Drop(Scope, token)) continue;
                    if (status is { } said and not (HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)) return (said, found, null);
                    if (status is not null) code = $"{(int)status} {CodeOf(found)}".TrimEnd();
                    if (wait is { } asked) pause = asked;
                    break;
            }

            if (tries + 1 < MostTries) await Task.Delay(pause < LongestPause ? pause : LongestPause, machine, cancel);
            pause = 2 * (pause < LongestPause ? pause : LongestPause);
        }

        return (null, default, new(InstallOutcome.Later, code));
    }

    private async Task<(HttpStatusCode? Status, JsonElement Body, TimeSpan? Wait)> Send(
        HttpMethod method, string path, JsonObject? body, TokenBought token, CancellationToken cancel)
    {
        using var enough = new CancellationTokenSource(CallWaits, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, enough.Token);
        using var request = new HttpRequestMessage(method, new Uri(cloud.Graph, path)) { Content = body is null ? null : JsonContent.Create(body) };
        GraphGate.Give(request, token);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (response.StatusCode, Read(await Bounded.Read(response.Content, either.Token)), RetryAfter.Of(response, machine.GetUtcNow()) is { } said ? RetryAfter.Sane(said) : null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, default, null);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return (null, default, null);
        }
    }

    private static JsonElement Read(ReadOnlyMemory<byte>? body)
    {
        try
        {
            return body is { Length: > 0 } bytes ? JsonElement.Parse(bytes.Span) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static InstallEnd Refusal(HttpStatusCode? status, JsonElement body)
    {
        var code = $"{(int?)status} {CodeOf(body)}".Trim();
        if (status is HttpStatusCode.Forbidden && body.TextAt("error", "message") is { } said && said.Contains("AAD", StringComparison.Ordinal) && said.Contains("manage", StringComparison.OrdinalIgnoreCase)) return new(InstallOutcome.NotOurs, code);
        return new(status is HttpStatusCode.Unauthorized || (status is HttpStatusCode.Forbidden && IsOurs(body)) ? InstallOutcome.NotPermitted : InstallOutcome.Refused, code);
    }

    /// <summary>A permission of ours is missing, and not a policy against this one person: Graph says so in its text alone.</summary>
    private static bool IsOurs(JsonElement body) =>
        CodeOf(body) is "Authorization_RequestDenied" || body.TextAt("error", "message") is not { } text || text.Contains("permission", StringComparison.OrdinalIgnoreCase) && text.Contains("role", StringComparison.OrdinalIgnoreCase);

    /// <summary>Graph's code of an error: a word of letters, or nothing.</summary>
    private static string? CodeOf(JsonElement body) =>
        body.TextAt("error", "code") is { Length: <= 80 } code && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.') ? code : null;

    private static IEnumerable<JsonElement> Values(JsonElement body) =>
        body.At("value") is { ValueKind: JsonValueKind.Array } values ? values.EnumerateArray() : [];
}
