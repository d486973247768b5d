using CoachBot.Chat.Teams.Clouds;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>A way in which activities reach us. They differ in how they know that it is the service's; the rest is the inbox's.</summary>
public abstract class TeamsDoor(TeamsInbox inbox) : IHookSource
{
    protected TeamsInbox Inbox => inbox;

    public string Name => TeamsIds.Platform;

    public TimeSpan AnswersWithin => TeamsInbox.AnswersWithin;

    /// <summary>The address that registrations of Azure Bot expect.</summary>
    public virtual string? OtherPath => null;

    public abstract HookVerdict Admit(HookRequest headersOnly);

    public virtual Task Ready(HookRequest request, CancellationToken cancel) => Task.CompletedTask;

    public abstract HookVerdict Verify(HookRequest request, DateTimeOffset now);

    public Task Prepare(HookRequest request, string tenant, CancellationToken cancel) => inbox.Prepare(request, cancel);

    public HookReading Read(HookRequest request, string tenant, DateTimeOffset businessNow) => inbox.Read(request, businessNow);

    public Task<HookReply?> Wait(HookRequest request, HookReading reading, CancellationToken cancel) => inbox.Wait(request, cancel);

    public Task<HookReply> Reply(HookRequest request, HookReading reading, Answer answer, bool late, CancellationToken cancel) =>
        inbox.Reply(request, answer, late, cancel);

    public Task<HookReply?> NotStored(HookRequest request, HookReading reading, bool late, CancellationToken cancel) => inbox.NotStored(request, late, cancel);
}
