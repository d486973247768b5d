using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>A way in which something of Slack reaches us. They differ in how they know that it is Slack's; the rest is the inbox's.</summary>
public abstract class SlackDoor(SlackInbox inbox) : IHookSource
{
    public const string SourceName = "slack";

    protected SlackInbox Inbox => inbox;

    public string Name => SourceName;

    /// <summary>Slack gives up after 3 s; the way to and fro takes some of them.</summary>
    public TimeSpan AnswersWithin => SlackInbox.AnswersWithin;

    public abstract HookVerdict Admit(HookRequest headersOnly);

    public abstract HookVerdict Verify(HookRequest request, DateTimeOffset now);

    public Task Prepare(HookRequest request, string tenant, CancellationToken cancel) => inbox.Prepare(request, cancel);

    public HookReading Read(HookRequest request, string tenant, DateTimeOffset businessNow) => inbox.Read(request, businessNow);

    public Task<HookReply?> Wait(HookRequest request, HookReading reading, CancellationToken cancel) => inbox.Wait(request, reading, cancel);

    public Task<HookReply> Reply(HookRequest request, HookReading reading, Answer answer, bool late, CancellationToken cancel) =>
        inbox.Reply(request, reading, answer, late, cancel);

    public Task<HookReply?> NotStored(HookRequest request, HookReading reading, bool late, CancellationToken cancel) =>
        inbox.NotStored(request, reading, late, cancel);
}
