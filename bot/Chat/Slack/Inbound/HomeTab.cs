using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Chats;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// The home view, built anew from things as they stand at each opening, and once what was done in it was decided on [PRE-37]. Nothing of
/// it is stored.
/// https://docs.slack.dev/surfaces/app-home
/// </summary>
public sealed class HomeTab(Views views, HomeViews homes, Decided decided, Sentences sentences) : IDeed
{
    private const string Conflict = "hash_conflict";

    public bool Is(SlackCall call) => call is { Connection: SlackConnections.Events, Type: "app_home_opened", User: not null } && call.Event.TextAt("tab") == "home";

    public string KeyOf(SlackCall call) => call.KeyOf("event", call.Payload.TextAt("event_id"));

    public HookReading Read(SlackCall call, Colleague by, DateTimeOffset now)
    {
        call.Reaction = views.Does(call, () => Publish(call, by));
        return SlackInbox.Nothing;
    }

    /// <summary>One sentence, in place of whatever he saw while he was a colleague [PRV-15].</summary>
    public IReaction ToOther(SlackCall call, Other by) => views.Does(call, () => Publish(call, () => Told(by.Unasked ? AppSheet.Page("findingOut") : by.Why, by.Reader)));

    /// <summary>What can be pressed there now; null where no record tells of him.</summary>
    public ShownCard? Shown(SlackCall call, Colleague by) => Of(call, by) is { } view ? new ShownCard(HomeViews.CardOf(by.Email), view.Buttons) : null;

    /// <summary>What was done there, or in a form that was opened there, is answered; Slack does not wait for the view.</summary>
    public IReaction Then(SlackCall call, Colleague by, InboundEvent happened, IReaction answered) => new ThenHome(answered, () => views.Within(TimeSpan.Zero, Task.Run(() => Follow(call, by, happened))));

    /// <summary>Publishes it anew.</summary>
    public Task Publish(SlackCall call, Colleague by) =>
        Publish(call, () => Of(call, by) is { } home ? BlockKit.Home(home) : Told(ChatSentences.NotKnown, by.Reader));

    /// <summary>It was pressed in a home view.</summary>
    internal static bool IsOnHome(SlackCall call) => call.Payload.TextAt("view", "type") == "home";

    private async Task Follow(SlackCall call, Colleague by, InboundEvent happened)
    {
        await decided.Wait(by.Email, happened, CancellationToken.None);
        await Publish(call, by);
    }

    private HomeView? Of(SlackCall call, Colleague by) => homes.Of(call.Installation.Tenant, by.Email);

    private JsonObject Told(Part why, Reader reader)
    {
        var sentence = sentences.Text(why, reader);
        return BlockKit.Home(new HomeView(sentence, [new Paragraph([new Run(sentence)])], []));
    }

    /// <param name="home">Built once more where something else was published meanwhile: what was built before may be the older.</param>
    private async Task Publish(SlackCall call, Func<JsonObject> home)
    {
        // What stood there when it was opened or pressed; a request that was held is older than whatever stands there now, and a form has a hash of its own.
        var hash = call.WasHeld ? null : call.Event.TextAt("view", "hash") ?? (IsOnHome(call) ? call.Payload.TextAt("view", "hash") : null);
        if (await views.Publish(call, call.User!, home(), hash) is SlackRefused { Code: Conflict }) await views.Publish(call, call.User!, home(), null);
    }
}
