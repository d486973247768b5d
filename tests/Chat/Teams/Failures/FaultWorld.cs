using CoachBot.Chat.Teams;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Delivery;
using CoachBot.Storage;
using CoachBot.Tests.Support.Teams;
using CoachBot.Tests.Support;
using CoachBot.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Chat.Teams.Failures;

/// <summary>The real delivery over the real adapter, and a Teams on which things go wrong on demand.</summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    private FaultWorld(TeamsWorld teams)
    {
        Teams = teams;
        Open();
    }

    public TeamsWorld Teams { get; }

    public FakeTeamsFaults Faults => Teams.Teams.Faults;

    public DeliveryStage Delivery { get; private set; } = null!;

    public DateTimeOffset Now => Teams.Machine.GetUtcNow();

    /// <summary>Every message of the bot, however it came there.</summary>
    public IReadOnlyList<FakeTeamsMessage> Messages => [.. Teams.Teams.Messages.Where(message => message is { By: null, Deleted: false })];

    public static async Task<FaultWorld> Start() => new(await TeamsWorld.Start());

    public Card Card(string key = "card", string text = "hello", string address = TeamsWorld.AnnsAddress, TimeSpan? useful = null, Urgency urgency = Urgency.Nudge) => new(
        key,
        "thing:owner",
        new Destination(TeamsIds.Platform, address),
        new Reader("Europe/Madrid", "en"),
        new CardView([new Part(text, new Dictionary<string, Fact>())], "preview", new Dictionary<string, Fact>()),
        new Timing(Now, Now, Now + (useful ?? TimeSpan.FromHours(4)), urgency),
        null,
        true);

    public Task Show(params IEnumerable<Card> cards) => Teams.Store.Write(
        WriteUrgency.Work,
        sql =>
        {
            foreach (var card in cards) Outbox.Show(sql, TeamsWorld.Tenant, card, StoredJson.Write(card.View));
        },
        default);

    /// <summary>Cards to group chats of their own.</summary>
    public async Task<IReadOnlyList<Card>> Burst(int count, string name = "burst")
    {
        var cards = new List<Card>();
        for (var i = 0; i < count; i++) cards.Add(Card($"{name}-{i}", address: (await Teams.GroupChat($"{name}-{i}")).Id));
        return cards;
    }

    public OutboxRow Row(string card = "card") => Rows(card).Single();

    public IReadOnlyList<OutboxRow> Rows(string name = "")
    {
        using var db = SqliteCoachDb.On(Teams.Store.Connection);
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
            Teams.Machine.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>The delivery runs into a call that is never answered; the clock goes on until the client gives up.</summary>
    public async Task OnceWithoutAnswer(string method)
    {
        var before = Teams.Teams.CallsOf(method).Count;
        var running = Once();
        await Reached(method, before + 1);
        Teams.Machine.Advance(ConnectorCalls.Waits);
        await running;
    }

    /// <summary>Waits in real time until so many calls of a method have arrived.</summary>
    public Task Reached(string method, int calls) => Eventually.Holds(() => Teams.Teams.CallsOf(method).Count >= calls);

    /// <summary>As after a crash.</summary>
    public async Task Restart()
    {
        Delivery.Dispose();
        await Teams.Restart();
        Open();
    }

    /// <summary>Whatever befell them: no card stands there twice.</summary>
    public void NothingTwice() => Assert.All(Messages.GroupBy(message => (message.Room.Id, Text: Read(message))), same => Assert.Single(same));

    public async ValueTask DisposeAsync()
    {
        Delivery.Dispose();
        await Teams.DisposeAsync();
    }

    private string Read(FakeTeamsMessage message) => Teams.Teams.Screen(Teams.Ann).Read(message);

    private static Message Render(CardView view, Reader reader) => TeamsWorld.Message(view.Parts[0].Text);

    private void Open() => Delivery = new DeliveryStage(
        Teams.Store, Teams.Clock, [Teams.Chat], Render, Create(new DeliveryOptions()), NullLogger<DeliveryStage>.Instance);
}
