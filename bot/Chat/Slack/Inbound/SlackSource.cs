using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// What Slack posts to our address: events, interactions, commands and options, signed (v0). Without a signing secret nothing
/// is taken here. https://docs.slack.dev/authentication/verifying-requests-from-slack
/// </summary>
public sealed class SlackSource(SlackInbox inbox, IOptions<SlackOptions> options) : SlackDoor(inbox)
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private const string SslCheck = "ssl_check";

    private readonly SlackSignature? _signature = Signature(options.Value);

    public override HookVerdict Admit(HookRequest headersOnly)
    {
        if (_signature is null || TypeOf(headersOnly.Connection) is not { } wanted) return new HookVerdict(404, "There is no such hook.");
        return headersOnly.MediaType == wanted ? HookVerdict.Admitted : new HookVerdict(415, $"Send {wanted}.");
    }

    public override HookVerdict Verify(HookRequest request, DateTimeOffset now)
    {
        if (_signature is null) return new HookVerdict(404, "There is no such hook.");

        // Slack looks at our certificate now and then, unsigned; nothing that stands beside the question is looked at.
        if (!request.Headers.ContainsKey(SlackSignature.SignatureHeader) && IsSslCheck(request)) return new HookVerdict(200);
        return _signature.Check(request, now) is { Genuine: false } refused ? refused : Inbox.Recognize(request);
    }

    private static SlackSignature? Signature(SlackOptions options)
    {
        string?[] secrets = [options.SigningSecret, options.PreviousSigningSecret];
        return options.SigningSecret is { Length: > 0 } ? new SlackSignature([.. secrets.OfType<string>().Where(secret => secret.Length > 0)]) : null;
    }

    private static string? TypeOf(string connection) => connection switch
    {
        SlackConnections.Events => Json,
        SlackConnections.Interactions or SlackConnections.Commands or SlackConnections.Options => Form,
        _ => null,
    };

    private static bool IsSslCheck(HookRequest request) =>
        request.MediaType == Form && SlackPayload.Form(request.Body.Span).TryGetValue(SslCheck, out var value) && value is ["1"];
}
