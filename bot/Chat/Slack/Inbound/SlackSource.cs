using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>What Slack sends: events, interactions, commands and options, signed (v0). https://docs.slack.dev/authentication/verifying-requests-from-slack</summary>
public sealed class SlackSource : IHookSource
{
    public const string SourceName = "slack";

    public string Name => SourceName;

    public TimeSpan AnswersWithin => TimeSpan.FromSeconds(2.5);

    public HookVerdict Admit(HookRequest headersOnly) => throw new NotSupportedException();

    public HookVerdict Verify(HookRequest request, DateTimeOffset now) => throw new NotSupportedException();

    public HookReading Read(HookRequest request, string tenant, DateTimeOffset businessNow) => throw new NotSupportedException();

    public Task<HookReply> Reply(HookRequest request, HookReading reading, Answer answer, bool late, CancellationToken cancel) => throw new NotSupportedException();
}
