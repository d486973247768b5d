using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Tests.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.Inbound;

/// <summary>Buttons and menus on cards, the forms that they open, and the home view [INT-01] [PRE-37].</summary>
public sealed class PressesTests : IAsyncLifetime
{
    private static readonly string Self = Subjects.Person(InboundWorld.Ann);
    private InboundWorld world = null!;
    private FakeRoom direct = null!;

    public async ValueTask InitializeAsync()
    {
        world = await InboundWorld.Start();
        await world.Screen.OpenHome("messages");
        direct = world.Slack.OpenDirect(world.Person);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_press_is_found_again_on_its_card_and_stored()
    {
        await world.Show("card/1", Card, direct);
        var reply = await world.Screen.Press("Show all");
        Assert.Equal((200, ""), (reply.Status, reply.Body));
        Assert.Equal((Self, new Pressed(InboundWorld.Ann, "card/1", Verbs.HelpAll)), world.Waiting.Select(each => (each.Subject, each.What)).Single());
        Assert.Null(world.Screen.Trouble);
    }

    [Fact]
    public async Task An_item_of_a_menu_carries_its_own_value_however_long_it_is()
    {
        var value = new string('v', 500);
        var menu = new Press(Verbs.More, Self, PressKind.Menu, Items: [new(Verbs.HelpAll, Self, Value: "a"), new(Verbs.HelpAll, Self, Value: value, Label: new TextFact("The long one"))]);
        await world.Show("card/1", InboundWorld.View(Texts.Help.With().Presses(menu)), direct);
        await world.Screen.Press("The long one");
        Assert.Equal(new Pressed(InboundWorld.Ann, "card/1", Verbs.HelpAll, value), Assert.Single(world.Waiting).What);
    }

    [Fact]
    public async Task A_press_that_the_card_does_not_show_any_more_is_answered_in_kind_words_and_not_stored()
    {
        var message = await world.Show("card/1", Card, direct);
        await world.Store.Write(
            WriteUrgency.Work, sql => { sql.Run("update outbox set view = ?1", StoredJson.Write(InboundWorld.View(Texts.Help.With()))); }, default);
        await world.Screen.Press("Show all", message);
        Assert.Contains("not on this message any more", FakeScreen.Read(world.Screen.Modal!), StringComparison.Ordinal);
        Assert.Empty(world.Waiting);
    }

    [Fact]
    public async Task The_second_click_of_two_says_nothing_and_a_later_one_is_told_that_it_is_gone()
    {
        var message = await world.Show("card/1", Card, direct);
        await world.Screen.Press("Show all");
        await world.Store.Write(
            WriteUrgency.Work, sql => { sql.Run("update outbox set view = ?1", StoredJson.Write(InboundWorld.View(Texts.Help.With()))); }, default);
        await world.Screen.Press("Show all", message);
        Assert.Null(world.Screen.Modal);
        Assert.Single(world.Waiting);

        world.Machine.Advance(JustPressed.Moment);
        await world.Screen.Press("Show all", message);
        Assert.Contains("not on this message any more", FakeScreen.Read(world.Screen.Modal!), StringComparison.Ordinal);
        Assert.Single(world.Waiting);
    }

    [Fact]
    public async Task What_is_pressed_or_sent_from_a_room_says_so_and_from_the_direct_room_does_not()
    {
        var room = world.Workspace.Room("west", false, world.Person, world.Workspace.Bot);
        var place = $"slack:{world.Workspace.Team}/{room.Id}";
        foreach (var (key, at) in new[] { ("card/1", room), ("card/2", direct) })
        {
            var message = await world.Show(key, Card, at);
            await world.Store.Write(WriteUrgency.Work, sql => { sql.Run("update outbox set thread = 'card/root' where card = ?1", key); }, default);
            await world.Screen.Press("Show all", message);
            var screen = world.Screen;
            await screen.Press("Settings", message);
            await screen.Submit();
        }

        Assert.Equal<(string?, string?)>(
            [(place, "card/root"), (null, null)], world.Waiting.Select(each => each.What).OfType<Pressed>().Select(pressed => (pressed.Room, pressed.Thread)));
        Assert.Equal<(string?, string?)>(
            [(place, "card/root"), (null, null)], world.Waiting.Select(each => each.What).OfType<Submitted>().Select(sent => (sent.Room, sent.Thread)));
    }

    [Fact]
    public async Task What_one_sees_alone_nobody_else_can_press()
    {
        var room = world.Workspace.Room("west", false, world.Person, world.Workspace.Bot);
        await world.Know("bob@ours.example");
        var bob = world.Workspace.Person("bob@ours.example", "Bob");
        var message = await world.Show("card/1", Card, room, onlyFor: InboundWorld.Ann);
        await world.Slack.Screen(bob).Press("Show all", message);
        Assert.Empty(world.Waiting);
        await world.Screen.Press("Show all", message);
        Assert.Equal(InboundWorld.Ann, Assert.IsType<Pressed>(Assert.Single(world.Waiting).What).By);
    }

    [Theory]
    [InlineData(FakeKind.Guest, "people of this company only")]
    [InlineData(FakeKind.Member, "nobody has told me about you")]
    public async Task Whom_we_do_nothing_for_is_told_so_and_nothing_is_stored(FakeKind kind, string sentence)
    {
        var room = world.Workspace.Room("west", false, world.Person, world.Workspace.Bot);
        var gus = world.Slack.Screen(world.Workspace.Person("gus@ours.example", "Gus", kind: kind));
        var message = await world.Show("card/1", Card, room);
        await gus.Press("Show all", message);
        Assert.Contains(sentence, FakeScreen.Read(gus.Modal!), StringComparison.Ordinal);
        Assert.Equal(0, world.Count("inbox") + world.Count("hooks") + world.Count("held_hooks"));
    }

    [Fact]
    public async Task A_form_opens_in_the_request_says_what_is_wrong_and_is_stored_once()
    {
        await world.Show("card/1", Card, direct);
        await world.Screen.Press("Settings");
        var modal = world.Screen.Modal!;
        Assert.Equal(0, world.Count("inbox") + world.Count("hooks"));
        Assert.Single(world.Slack.CallsOf("views.open"));

        world.Screen.Fill("field.hoursFrom", "18:00").Fill("field.hoursTo", "09:00");
        var wrong = await world.Screen.Submit();
        Assert.Equal("errors", wrong.Json!["response_action"]!.GetValue<string>());
        Assert.Equal(["field.hoursTo"], wrong.Json["errors"]!.AsObject().Select(error => error.Key));
        Assert.Same(modal, world.Screen.Modal);
        Assert.Equal(0, world.Count("inbox"));

        world.Screen.Fill("field.hoursFrom", "09:00").Fill("field.hoursTo", "18:00");
        await world.Screen.Submit();
        Assert.Null(world.Screen.Modal);
        Assert.Null(world.Screen.Trouble);
        var sent = Assert.IsType<Submitted>(Assert.Single(world.Waiting).What);
        Assert.Equal((Forms.Settings, "card/1", "09:00"), (sent.FormKind, sent.Card, sent.Values["hoursFrom"]));

        // The same form from another window, or once more after an answer that was lost.
        var (delivery, _) = world.Slack.Sends.Made[^1];
        var again = await world.Slack.Sends.Again(delivery);
        Assert.Equal("update", again.Json!["response_action"]!.GetValue<string>());
        Assert.Contains("was sent already", again.Body, StringComparison.Ordinal);
        Assert.Single(world.Waiting);
    }

    [Fact]
    public async Task Somebody_elses_form_or_one_that_nobody_remembers_closes_with_a_word()
    {
        await world.Show("card/1", Card, direct);
        await world.Screen.Press("Settings");
        await world.Forget("open_forms");
        var reply = await world.Screen.Submit();
        Assert.Contains("has stood open for too long", reply.Body, StringComparison.Ordinal);
        Assert.Empty(world.Waiting);
    }

    [Fact]
    public async Task The_home_view_is_built_anew_at_each_opening_and_its_buttons_work()
    {
        Assert.True((await world.Screen.OpenHome()).Acknowledged);
        Assert.Contains("Ann Able", FakeScreen.Read(world.Screen.Home!), StringComparison.Ordinal);
        Assert.Equal(0, world.Count("inbox") + world.Count("hooks"));
        await world.Screen.PressHome("Settings");
        Assert.NotNull(world.Screen.Modal);
        await world.Screen.OpenHome();
        Assert.Equal(2, world.Slack.CallsOf("views.publish").Count(call => call.Outcome == "ok"));
        Assert.NotNull(world.Slack.CallsOf("views.publish")[^1].Argument("hash"));
    }

    [Fact] // PRE-37
    public async Task What_is_done_in_the_home_view_shows_there_once_it_was_decided_on()
    {
        await world.Screen.OpenHome();
        await world.Screen.PressHome("Settings");
        await world.Screen.Submit();
        Assert.Null(world.Screen.Modal);
        Assert.Single(world.Slack.CallsOf("views.publish"));
        await world.Tell(Self, new PersonSeen(InboundWorld.Ann, new PersonFacts("Ann Cable"), new VersionStamp(InboundWorld.Monday, 0, "")));
        Assert.True(await world.Passing(Reads("Ann Cable")));
        Assert.Equal(["ok", "ok"], world.Slack.CallsOf("views.publish").Select(call => call.Outcome));

        async Task<bool> Reads(string words)
        {
            for (var i = 0; i < 1_000 && !FakeScreen.Read(world.Screen.Home!).Contains(words, StringComparison.Ordinal); i++) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            return FakeScreen.Read(world.Screen.Home!).Contains(words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_home_view_that_was_changed_meanwhile_is_built_once_more()
    {
        await world.Screen.OpenHome();
        world.Slack.Faults.Error("views.publish", "hash_conflict");
        await world.Screen.OpenHome();
        Assert.Equal(["ok", "hash_conflict", "ok"], world.Slack.CallsOf("views.publish").Select(call => call.Outcome));
    }

    [Fact]
    public async Task A_guest_and_a_stranger_read_why_their_home_view_is_empty()
    {
        var guest = world.Slack.Screen(world.Workspace.Person("gus@ours.example", "Gus", kind: FakeKind.Guest));
        var stranger = world.Slack.Screen(world.Workspace.Person("new@ours.example", "New"));
        await guest.OpenHome();
        await stranger.OpenHome();
        Assert.Contains("the people of this company only", FakeScreen.Read(guest.Home!), StringComparison.Ordinal);
        Assert.Contains("nobody has told me about you", FakeScreen.Read(stranger.Home!), StringComparison.Ordinal);
    }

    [Fact] // PRV-15
    public async Task Who_is_no_colleague_any_more_does_not_keep_his_old_home_view()
    {
        await world.Screen.OpenHome();
        Assert.Contains("Ann Able", FakeScreen.Read(world.Screen.Home!), StringComparison.Ordinal);
        world.Person.Kind = FakeKind.Guest;
        await world.Get<SlackDirectory>().Look(world.Get<Installations>().Find(null, world.Workspace.Team)!, world.Workspace.Team, world.Person.Id, default);
        await world.Screen.OpenHome();
        Assert.DoesNotContain("Ann Able", FakeScreen.Read(world.Screen.Home!), StringComparison.Ordinal);
        Assert.Empty(Payload.OfType(world.Screen.Home!.Blocks, "button"));
    }

    [Fact]
    public async Task A_press_that_could_not_be_stored_is_told()
    {
        await world.Show("card/1", Card, direct);
        await world.Screen.OpenHome();
        await using (await world.HoldStore())
        {
            Assert.True((await world.Passing(world.Screen.Press("Show all"))).Acknowledged);
            Assert.Contains("could not be saved", FakeScreen.Read(world.Screen.Modal!), StringComparison.Ordinal);
        }
    }

    private static CardView Card =>
        InboundWorld.View(Texts.Help.With().Presses(new Press(Verbs.HelpAll, Self), new Press(Verbs.Settings, Self, PressKind.Form)));
}
