using CoachBot.Chat;
using CoachBot.Chat.Slack;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Delivery;
using CoachBot.Storage;
using CoachBot.Tests.Support.Slack;
using CoachBot.Tests.Support;
using CoachBot.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Chat.Slack.Failures;

/// <summary>The real delivery over the real adapter, and a Slack on which things go wrong on demand.</summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    private readonly int _atOnce;

    private FaultWorld(SlackWorld slack, int atOnce)
    {
        (Slack, _atOnce) = (slack, atOnce);
        Open();
    }

    public SlackWorld Slack { get; }

    public FakeFaults Faults => Slack.Slack.Faults;

    public DeliveryStage Delivery { get; private set; } = null!;

    public DateTimeOffset Now => Slack.Machine.GetUtcNow();

    /// <summary>Every message in Slack, however it came there.</summary>
    public IReadOnlyList<FakeMessage> Messages => [.. Slack.Slack.Rooms.SelectMany(room => room.Messages)];

    public static async Task<FaultWorld> Start(int atOnce = 32) => new(await SlackWorld.Start(), atOnce);

    public Card Card(string key = "card", string text = "hello", string address = SlackWorld.AnnsAddress, TimeSpan? useful = null) => new(
        key,
        "thing:owner",
        new Destination(SlackChat.PlatformName, address),
        new Reader("Europe/Madrid", "en"),
        new CardView([new Part(text, new Dictionary<string, Fact>())], "preview", new Dictionary<string, Fact>()),
        new Timing(Now, Now, Now + (useful ?? TimeSpan.FromHours(4)), Urgency.Nudge),
        null,
        true);

    public Task Show(params IEnumerable<Card> cards) => Slack.Store.Write(
        WriteUrgency.Work,
        sql =>
        {
            foreach (var card in cards) Outbox.Show(sql, SlackWorld.Tenant, card, StoredJson.Write(card.View));
        },
        default);

    /// <summary>Cards to rooms of their own, which need neither a person nor a direct room.</summary>
    public IReadOnlyList<Card> Burst(int count, FakeWorkspace? workspace = null, string name = "burst", TimeSpan? useful = null)
    {
        var there = workspace ?? Slack.Acme;
        return [.. Enumerable.Range(0, count).Select(i => Card($"{name}-{i}", address: $"{there.Team}/{there.Room($"{name}-{i}", isPrivate: false, there.Bot).Id}", useful: useful))];
    }

    /// <summary>Another workspace with the app in it.</summary>
    public async Task<FakeWorkspace> Other()
    {
        var other = Slack.Slack.Workspace("Other", team: "T0OTHER");
        await Slack.Install(other, Slack.Slack.Install(other));
        return other;
    }

    public OutboxRow Row(string card = "card") => Rows(card).Single();

    public IReadOnlyList<OutboxRow> Rows(string name = "")
    {
        using var db = SqliteCoachDb.On(Slack.Store.Connection);
        return [.. db.Outbox.Where(row => row.Card.StartsWith(name))];
    }

    public Task<int> Once() => Delivery.RunOnce(default);

    /// <summary>Time goes on, a second at a time, and the delivery does what is due.</summary>
    public async Task Pass(TimeSpan time)
    {
        for (var until = Now + time; ;)
        {
            while (await Once() > 0)
            {
            }

            if (Now >= until) return;
            Slack.Machine.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>The delivery runs into a call that is never answered; the clock goes on until the client gives up.</summary>
    public async Task OnceWithoutAnswer(string method)
    {
        var before = Slack.Slack.CallsOf(method).Count;
        var running = Once();
        await Reached(method, before + 1);
        Slack.Machine.Advance(CoachBot.Chat.Slack.Api.SlackClient.Waits);
        await running;
    }

    /// <summary>Waits in real time until so many calls of a method have arrived.</summary>
    public Task Reached(string method, int calls) => Eventually.Holds(() => Slack.Slack.CallsOf(method).Count >= calls);

    /// <summary>As after a crash.</summary>
    public async Task Restart()
    {
        Delivery.Dispose();
        await Slack.Restart();
        Open();
    }

    /// <summary>Whatever befell them: no card stands there twice.</summary>
    public void NothingTwice() => Assert.All(
        Messages.Where(message => message.Metadata is not null).GroupBy(message => message.Metadata!["event_payload"]!["k"]!.GetValue<string>()), same => Assert.Single(same));

    public async ValueTask DisposeAsync()
    {
        Delivery.Dispose();
        await Slack.DisposeAsync();
    }

    private static Message Render(CardView view, Reader reader) => SlackWorld.Message(view.Parts[0].Text);

    private void Open() => Delivery = new DeliveryStage(
        Slack.Store, Slack.Clock, [Slack.Chat], Render, Create(new DeliveryOptions { AtOnce = _atOnce }), NullLogger<DeliveryStage>.Instance);
}
