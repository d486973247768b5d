using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Delivery;
using CoachBot.Operations;
using CoachBot.Schedule;
using CoachBot.Storage;
using CoachBot.Tests.Delivery;
using CoachBot.Turns;
using CoachBot.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Storage;

/// <summary>What the little coach of these tests knows of a subject: what it heard, in order.</summary>
internal sealed record Diary(IReadOnlyList<string> Heard, IReadOnlyList<string>? Names = null) : CoachBot.Coach.Record
{
    public override IReadOnlyList<string> Links => Names ?? [];
}

/// <summary>All stages over one file, with a chat that behaves, a clock that is moved, and a coach that each test writes.</summary>
internal sealed class StageWorld : IAsyncDisposable
{
    public const string Tenant = "acme";
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly TempStore temp = new();
    private readonly bool virtualClock;

    public StageWorld(Decide decide, bool virtualClock = true)
    {
        this.virtualClock = virtualClock;
        Decide = decide;
        Machine = new FakeTimeProvider(Monday);
        Chat = new FakeChat();
        Build();
    }

    public Decide Decide { get; set; }

    public FakeTimeProvider Machine { get; }

    public FakeChat Chat { get; }

    public CardRenderer Render { get; set; } = (view, _) =>
        new Message("", view.Parts[0].Text, [], [], new ContentRef(view.Parts[0].Text, "1"));

    public Store Store => temp.Store;

    public BusinessClock Clock { get; private set; } = null!;

    public SituationLoader Situations { get; private set; } = null!;

    public TurnStage Turns { get; private set; } = null!;

    public ScheduleStage Schedule { get; private set; } = null!;

    public DeliveryStage Delivery { get; private set; } = null!;

    public Pipeline Pipeline { get; private set; } = null!;

    public static InboundEvent Event(string subject, string key, Happening? what = null) =>
        new(Tenant, subject, key, Monday, what ?? new Said("ann@acme.example", "dm", key));

    public static Card Card(
        string key = "card",
        string text = "hello",
        DateTimeOffset? notBefore = null,
        DateTimeOffset? notAfter = null,
        string? thread = null,
        bool tell = false,
        string address = "dm:ann",
        Urgency urgency = Urgency.Nudge) => new(
        key,
        "thing:owner",
        new Destination(FakeChat.PlatformName, address),
        new Reader("Europe/Madrid", "en"),
        new CardView([new Part(text, new Dictionary<string, Fact>())], "preview", new Dictionary<string, Fact>()),
        new Timing(notBefore ?? Monday, notBefore ?? Monday, notAfter ?? Monday.AddHours(4), urgency),
        thread,
        tell);

    public Task Put(params InboundEvent[] events) => Store.Write(
        WriteUrgency.Work,
        sql =>
        {
            foreach (var happened in events) Inbox.Add(sql, happened);
        },
        default);

    public Task Show(params Card[] cards) => Store.Write(
        WriteUrgency.Work,
        sql =>
        {
            foreach (var card in cards) Outbox.Show(sql, Tenant, card, StoredJson.Write(card.View));
        },
        default);

    public Task Withdraw(string card) => Store.Write(WriteUrgency.Work, sql => Outbox.Withdraw(sql, Tenant, card, "not wanted"), default);

    public IReadOnlyList<string> Heard(string subject) =>
        Situations.Ask(Tenant, situation => situation.Find<Diary>(subject))?.Heard ?? [];

    public OutboxRow Row(string card = "card")
    {
        using var db = SqliteCoachDb.On(Store.Connection);
        return db.Outbox.Single(row => row.Card == card);
    }

    public List<DeadLetterRow> DeadLetters()
    {
        using var db = SqliteCoachDb.On(Store.Connection);
        return [.. db.DeadLetters];
    }

    public List<InboxRow> Waiting()
    {
        using var db = SqliteCoachDb.On(Store.Connection);
        return [.. db.Inbox.OrderBy(row => row.Seq)];
    }

    public long Count(string table) => Store.Read(sql => sql.Number($"select count(*) from {table}"));

    /// <summary>As after a crash.</summary>
    public async Task Restart()
    {
        await temp.Restart();
        Build();
    }

    public async ValueTask DisposeAsync()
    {
        Pipeline.Dispose();
        Turns.Dispose();
        Schedule.Dispose();
        Delivery.Dispose();
        await temp.DisposeAsync();
    }

    private void Build()
    {
        var codec = new RecordCodec(new Dictionary<string, Type> { ["thing"] = typeof(Diary) });
        Clock = new BusinessClock(Store, Create(new ClockOptions { VirtualClock = virtualClock, StartAt = Monday }), Machine);
        Situations = new SituationLoader(Store, codec, new TenantBook());
        Turns = new TurnStage(
            Store, Situations, codec, Clock, (situation, happened, now) => Decide(situation, happened, now), Create(new TurnOptions()), NullLogger<TurnStage>.Instance);
        Schedule = new ScheduleStage(Store, Clock, NullLogger<ScheduleStage>.Instance);
        Delivery = new DeliveryStage(
            Store, Clock, [Chat], (view, reader) => Render(view, reader), Create(new DeliveryOptions()), NullLogger<DeliveryStage>.Instance);
        Pipeline = new Pipeline(Store, Clock, Schedule, Turns, Delivery);
    }
}

/// <summary>Coaches for these tests.</summary>
internal static class Coaches
{
    /// <summary>Decides nothing.</summary>
    public static IReadOnlyList<Decision> Silent(Situation situation, InboundEvent happened, DateTimeOffset now) => [];

    /// <summary>Writes down what it hears: the key of what was said, the type of everything else.</summary>
    public static IReadOnlyList<Decision> Diarist(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var heard = situation.Find<Diary>(happened.Subject)?.Heard ?? [];
        var what = happened.What is Said said ? said.Text : happened.What.GetType().Name;
        return [new Keep(happened.Subject, new Diary([.. heard, what]))];
    }
}
