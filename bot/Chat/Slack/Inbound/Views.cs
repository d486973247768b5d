using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Opens, changes and publishes views. What fails is in the client's log; nobody repeats it. https://docs.slack.dev/surfaces/modals</summary>
public sealed partial class Views(Installations installations, SlackClient client, TimeProvider machine, ILogger<Views> logger)
{
    private readonly SlackAsk _ask = SlackAsking.With(installations, client);

    /// <summary>Opens a modal; its id, or null where it did not open.</summary>
    public async Task<string?> Open(SlackCall call, JsonObject view) =>
        call.Trigger is { } trigger && await Call(call, "views.open", ("trigger_id", trigger), ("view", view.ToJsonString())) is SlackDone done
            ? done.Body.TextAt("view", "id")
            : null;

    /// <summary>Changes a view that stands open.</summary>
    /// <param name="hash">Only while nobody else has changed it; null for whatever stands there.</param>
    public Task<SlackAnswer> Update(SlackCall call, string id, JsonObject view, string? hash = null) =>
        Call(call, "views.update", ("view_id", id), ("view", view.ToJsonString()), ("hash", hash));

    /// <summary>Puts a home view in place of the one that is there.</summary>
    /// <param name="hash">As for <see cref="Update"/>.</param>
    public Task<SlackAnswer> Publish(SlackCall call, string user, JsonObject view, string? hash) =>
        Call(call, "views.publish", ("user_id", user), ("view", view.ToJsonString()), ("hash", hash));

    /// <summary>A reaction that does something while Slack waits, and answers nothing.</summary>
    public IReaction Does(SlackCall call, Func<Task> work) => new Reactions.Does(async _ =>
    {
        await InTime(call, work());
        return Reactions.Empty;
    });

    /// <summary>Waits for work of ours for as long as Slack waits for us; what takes longer goes on by itself.</summary>
    /// <param name="part">How much of the time that is left it may take.</param>
    /// <returns>Whether it is done.</returns>
    public Task<bool> InTime(SlackCall call, Task work, double part = 1) => Within((call.Until - machine.GetUtcNow()) * part, work);

    /// <summary>The same, for so long.</summary>
    public async Task<bool> Within(TimeSpan time, Task work)
    {
        if (!work.IsCompleted && time > TimeSpan.Zero)
        {
            using var enough = new CancellationTokenSource();
            await Task.WhenAny(work, Task.Delay(time, machine, enough.Token));
            await enough.CancelAsync();
        }

        if (work.IsCompleted)
        {
            await work;
            return true;
        }

        _ = Watch(work);
        return false;
    }

    private Task<SlackAnswer> Call(SlackCall call, string method, params ReadOnlySpan<(string Name, string? Value)> arguments)
    {
        var named = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments) named[name] = value;
        return _ask(call.Installation, method, named, CancellationToken.None);
    }

    private async Task Watch(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception e)
        {
            // Its caller was let go: nobody else would hear of it.
            LogLate(e);
        }
    }

    [LoggerMessage(LogLevel.Error, "What Slack did not wait for has failed")]
    private partial void LogLate(Exception exception);
}
