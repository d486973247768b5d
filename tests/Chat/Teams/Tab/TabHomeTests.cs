using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Tab;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Tab;

/// <summary>What the tab shows after a press: things as they stand once it was decided on, soon in any case [PRE-37].</summary>
public sealed class TabHomeTests : IAsyncLifetime
{
    private const string Ann = ChatWorld.AnnsAddress;
    private static readonly Reader Reads = new("Europe/Madrid", "en");
    private readonly Colleague by = new(Ann, Reads);
    private ChatWorld world = null!;
    private TabHome home = null!;
    private int built;

    public async ValueTask InitializeAsync()
    {
        world = await ChatWorld.Start();
        var homes = new HomeViews(world.Get<SituationLoader>(), world.Get<BusinessClock>(), (_, _) => new HomeView($"{++built}", [], []));
        home = new TabHome(homes, new Decided(world.Store, world.Machine));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_was_decided_on_already_is_shown_at_once_and_built_once()
    {
        Assert.NotNull(await home.After(by, Event("meeting:m1", "k1"), default));
        Assert.Equal(1, built);
    }

    [Fact]
    public async Task It_waits_for_the_event_and_for_what_the_person_hears_of_it_and_for_no_other()
    {
        var (happened, heard) = (Event("meeting:m1", "k1"), Event(Subjects.Person(Ann), "of k1"));
        await Add(happened);
        await Add(Event("meeting:m1", "another"));
        var shown = home.After(by, happened, default);
        await Pass(0.1);
        Assert.False(shown.IsCompleted);

        await Add(heard);
        await Remove(happened);
        await Pass(0.2);
        Assert.False(shown.IsCompleted);
        Assert.Equal(0, built);

        await Remove(heard);
        await Pass(0.4);
        Assert.NotNull(await shown.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(1, built);
    }

    [Fact]
    public async Task What_takes_longer_than_a_second_is_not_waited_for()
    {
        var happened = Event("meeting:m1", "k1");
        await Add(happened);
        var shown = home.After(by, happened, default);
        await Pass(2);
        Assert.NotNull(await shown.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private static InboundEvent Event(string subject, string key) => new(ChatWorld.Tenant, subject, key, DateTimeOffset.UnixEpoch, new Pressed(Ann, "home", Verbs.Settings));

    private Task Add(InboundEvent happened) => world.Store.Write(WriteUrgency.Work, sql => Inbox.Add(sql, happened), default);

    private Task Remove(InboundEvent happened) => world.Store.Write(WriteUrgency.Work, sql => { sql.Run("delete from inbox where key = ?1", happened.Key); }, default);

    /// <summary>Machine time passes in small steps; what waits for it runs on in between.</summary>
    private async Task Pass(double seconds)
    {
        for (var step = 0; step < seconds * 100; step++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            world.Machine.Advance(TimeSpan.FromMilliseconds(10));
        }
    }
}
