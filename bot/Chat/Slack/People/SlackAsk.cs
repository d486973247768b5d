using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.People;

/// <summary>Asks Slack something with an installation's token.</summary>
internal delegate Task<SlackAnswer> SlackAsk(Installation installation, string method, IReadOnlyDictionary<string, string?> arguments, CancellationToken cancel);

/// <summary>The usual way to ask: with the token of now, and a dead one is noted.</summary>
internal static class SlackAsking
{
    /// <summary>There is no token any more.</summary>
    private const string NoToken = "token_revoked";

    public static SlackAsk With(Installations installations, SlackClient client) => async (installation, method, arguments, cancel) =>
    {
        if (await installations.Token(installation, cancel) is not { } token) return new SlackRefused(NoToken);
        var answer = await client.Call(token, method, arguments, cancel);
        if (answer is SlackRefused refused && SlackErrors.Of(refused.Code) is SlackErrorClass.TokenDead) await installations.Break(installation, refused.Code);
        return answer;
    };

    /// <summary>An answer that is no success, as a result of another kind.</summary>
    public static SendResult<T> As<T>(this SlackAnswer answer) =>
        SlackErrors.Result<T>(answer, _ => throw new InvalidOperationException("Slack said yes."));
}
