using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Support;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>Forms as dialogs: they open in the request, come back with what is wrong, and are stored once [INT-02].</summary>
public sealed class DialogsTests : IAsyncLifetime
{
    private const string Bob = "0e0e0e0e-0000-4000-8000-000000000002";
    private static readonly string Self = Subjects.Person(InboundWorld.Ann);
    private static readonly string Settings = new PressId(Verbs.Settings, Self).ToString();
    private InboundWorld world = null!;

    public async ValueTask InitializeAsync() => world = await InboundWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_form_opens_in_the_request_says_what_is_wrong_and_is_stored_once()
    {
        var opened = await Open();
        Assert.Equal("continue", opened.TaskType);
        Assert.Equal(0, world.Kept);
        var form = FormOf(opened);

        var wrong = await world.Take(Acts.Send(Values(form, ("hoursFrom", "18:00"), ("hoursTo", "09:00"))));
        Assert.Equal("continue", wrong.TaskType);
        Assert.Equal(form, FormOf(wrong));
        Assert.Contains("18:00", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Kept);

        var send = Acts.Send(Values(form, ("hoursFrom", "09:00"), ("hoursTo", "18:00")));
        var saved = await world.Take(send);
        Assert.Equal((200, null), (saved.Status, saved.Body));
        var sent = Assert.IsType<Submitted>(Assert.Single(world.Waiting).What);
        Assert.Equal((Forms.Settings, "card/1", "09:00", null), (sent.FormKind, sent.Card, sent.Values["hoursFrom"], sent.Room));

        var again = await world.Take(send);
        Assert.Equal("message", again.TaskType);
        Assert.Contains("was sent already", again.Text, StringComparison.Ordinal);
        Assert.Single(world.Waiting);
    }

    [Fact]
    public async Task A_form_of_a_room_says_where_it_was_opened()
    {
        var message = await world.Show("card/1", Card, Acts.Channel, thread: "card/root");
        var form = FormOf(await world.Take(Acts.Open(Settings, message, "card/1", Acts.Thread("12"))));
        await world.Take(Acts.Send(Values(form)));
        var sent = Assert.IsType<Submitted>(Assert.Single(world.Waiting).What);
        Assert.Equal((CoachBot.Chat.Teams.Inbound.TeamsCall.NameOf(Acts.Channel), "card/root"), (sent.Room, sent.Thread));
    }

    [Fact]
    public async Task Somebody_elses_form_or_one_that_nobody_remembers_says_so()
    {
        await world.Meet(Bob, "bob@ours.example");
        await world.Know("bob@ours.example");
        var form = FormOf(await Open());
        Assert.Contains("has stood open for too long", (await world.Take(Acts.Send(Values(form), Bob))).Text, StringComparison.Ordinal);
        await world.Forget("open_forms");
        Assert.Contains("has stood open for too long", (await world.Take(Acts.Send(Values(form)))).Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Kept);
    }

    [Fact]
    public async Task A_form_whose_card_does_not_show_it_any_more_does_not_open()
    {
        var message = await world.Show("card/1", Card);
        await world.Change("card/1", InboundWorld.View(Texts.NothingYet.With()));
        var reply = await world.Take(Acts.Open(Settings, message));
        Assert.Equal("message", reply.TaskType);
        Assert.Contains("not on this message any more", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_cannot_be_remembered_does_not_open()
    {
        var message = await world.Show("card/1", Card);
        await using (await world.HoldStore())
        {
            var reply = await world.Passing(world.Take(Acts.Open(Settings, message)));
            Assert.Contains("could not be opened", reply.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_typed_stays_where_it_could_not_be_stored()
    {
        var form = FormOf(await Open());
        await using (await world.HoldStore())
        {
            var reply = await world.Passing(world.Take(Acts.Send(Values(form, ("hoursFrom", "07:15")))));
            Assert.Equal("continue", reply.TaskType);
            Assert.Equal(form, FormOf(reply));
            Assert.Contains("07:15", reply.Text, StringComparison.Ordinal);
            Assert.Contains("could not be saved", reply.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_the_answer_is_slow_the_client_is_answered_in_time_and_the_form_is_kept_to_be_sent_again()
    {
        var form = FormOf(await Open());
        var slow = new ManualResetEventSlim();
        world.Answers = (situation, request, now) =>
        {
            slow.Wait(TimeSpan.FromSeconds(30)); // a test that fails must end
            return CoachBot.Coach.Coach.Answer(situation, request, now);
        };
        var began = world.Machine.GetUtcNow();
        var send = Acts.Send(Values(form, ("hoursFrom", "07:15")));
        var reply = await world.Passing(world.Take(send), seconds: 12);
        Assert.True(world.Machine.GetUtcNow() - began > TimeSpan.FromSeconds(1), "Nobody waited for the answer.");
        Assert.Equal((form, "continue"), (FormOf(reply), reply.TaskType));
        Assert.Contains("send it once more", reply.Text, StringComparison.Ordinal);
        Assert.Contains("07:15", reply.Text, StringComparison.Ordinal);
        slow.Set();
        await Eventually.Holds(() => world.Count("inbox") == 1);
        Assert.Contains("was sent already", (await world.Passing(world.Take(send))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_press_is_answered_in_time_and_not_lost_and_a_slow_form_is_to_be_pressed_again()
    {
        var message = await world.Show("card/1", Card);
        var slow = new ManualResetEventSlim();
        world.Answers = (situation, request, now) =>
        {
            slow.Wait(TimeSpan.FromSeconds(30)); // a test that fails must end
            return CoachBot.Coach.Coach.Answer(situation, request, now);
        };
        var press = await world.Passing(world.Take(Acts.Press(new PressId(Verbs.HelpAll, Self).ToString(), message)));
        Assert.Contains("One moment", press.Text, StringComparison.Ordinal);
        var form = await world.Passing(world.Take(Acts.Open(Settings, message)));
        Assert.Contains("Press its button once more", form.Text, StringComparison.Ordinal);
        slow.Set();
        await Eventually.Holds(() => world.Count("inbox") == 1);
        Assert.Equal(new Pressed(InboundWorld.Ann, "card/1", Verbs.HelpAll), Assert.Single(world.Waiting).What);
    }

    private async Task<Replied> Open() => await world.Take(Acts.Open(Settings, await world.Show("card/1", Card)));

    /// <summary>The opening that the dialog's button carries.</summary>
    private static string FormOf(Replied dialog) => Objects(dialog.Dialog).Select(each => each["data"]?["f"]?.GetValue<string>()).First(id => id is not null)!;

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => [one, .. one.SelectMany(each => Objects(each.Value))],
        JsonArray all => all.SelectMany(Objects),
        _ => [],
    };

    private static JsonObject Values(string form, params ReadOnlySpan<(string Field, string Value)> values)
    {
        var data = new JsonObject { ["f"] = form };
        foreach (var (field, value) in values) data[AdaptiveCard.FieldRef(field)] = value;
        return data;
    }

    private static CardView Card => InboundWorld.View(Texts.Help.With().Presses(new Press(Verbs.HelpAll, Self), new Press(Verbs.Settings, Self, PressKind.Form)));
}
