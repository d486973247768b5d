using CoachBot.Chat.Teams.Tokens;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// What the Bot Framework's service posts: activities, with a token. A refusal says nothing but its status.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
/// </summary>
public sealed class TeamsSource(TeamsInbox inbox, ServiceTokens tokens) : TeamsDoor(inbox)
{
    private const string Json = "application/json";

    public override string OtherPath => "/api/messages";

    public override HookVerdict Admit(HookRequest headersOnly)
    {
        if (headersOnly.Connection.Length > 0) return new HookVerdict(404);
        return headersOnly.MediaType == Json ? HookVerdict.Admitted : new HookVerdict(415);
    }

    public override Task Ready(HookRequest request, CancellationToken cancel) => tokens.Ready(request, cancel);

    public override HookVerdict Verify(HookRequest request, DateTimeOffset now) => tokens.Check(request, now) switch
    {
        ({ Genuine: true, Tenant: { } tenant }, { } activity) => Inbox.Recognize(request, activity, tenant),
        ({ Genuine: true }, _) => throw new InvalidOperationException("An activity was let in without its tenant."),
        var (refused, _) => refused,
    };
}
