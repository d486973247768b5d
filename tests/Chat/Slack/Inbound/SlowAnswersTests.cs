using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.Inbound;

/// <summary>An answer that takes its time: the person sees that something comes, and then it comes [INT-01].</summary>
public sealed class SlowAnswersTests : IAsyncLifetime
{
    private static readonly string Self = Subjects.Person(InboundWorld.Ann);
    private readonly ManualResetEventSlim open = new(true);
    private InboundWorld world = null!;
    private FakeScreen screen = null!;

    public async ValueTask InitializeAsync()
    {
        world = await InboundWorld.Start();
        screen = world.Screen;
        world.Answers = (situation, request, now) =>
        {
            open.Wait();
            return CoachBot.Coach.Coach.Answer(situation, request, now);
        };
        await screen.OpenHome();
        await world.Show("card/1", InboundWorld.View(Texts.Help.With().Presses(new Press(Verbs.HelpAll, Self), new Press(Verbs.Settings, Self, PressKind.Form))), world.Slack.OpenDirect(world.Person));
    }

    public async ValueTask DisposeAsync()
    {
        open.Set();
        await world.DisposeAsync();
        open.Dispose();
    }

    [Fact]
    public async Task A_form_that_takes_its_time_begins_with_a_word_of_patience()
    {
        open.Reset();
        Assert.True((await world.Passing(screen.Press("Settings"))).Acknowledged);
        Assert.Contains("One moment", FakeScreen.Read(screen.Modal!), StringComparison.Ordinal);
        open.Set();
        await screen.UntilModal("Your settings");
        Assert.Single(world.Slack.CallsOf("views.open"));

        await screen.Submit();
        Assert.Null(screen.Modal);
        Assert.IsType<Submitted>(Assert.Single(world.Waiting).What);
    }

    [Fact]
    public async Task A_form_whose_row_takes_its_time_too()
    {
        await using (await world.HoldStore())
        {
            Assert.True((await world.Passing(screen.Press("Settings"))).Acknowledged);
            Assert.Contains("One moment", FakeScreen.Read(screen.Modal!), StringComparison.Ordinal);
        }

        await screen.UntilModal("Your settings");
    }

    [Fact]
    public async Task A_press_without_a_form_is_acknowledged_only_when_it_is_stored()
    {
        open.Reset();
        var pressing = screen.Press("Show all");
        for (var i = 0; i < 20; i++)
        {
            await Task.WhenAny(pressing, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
            world.Machine.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.False(pressing.IsCompleted);
        open.Set();
        Assert.True((await pressing).Acknowledged);
        Assert.Single(world.Waiting);
        Assert.Null(screen.Modal);
    }

    [Fact]
    public async Task A_form_that_is_looked_at_for_long_says_so_and_then_that_it_is_saved()
    {
        await screen.Press("Settings");
        open.Reset();
        await world.Passing(screen.Submit());
        Assert.Contains("One moment", FakeScreen.Read(screen.Modal!), StringComparison.Ordinal);
        Assert.Empty(world.Waiting);
        open.Set();
        await screen.Until(s => s.Modal is { } modal && FakeScreen.Read(modal).Contains("It is saved", StringComparison.Ordinal) ? modal : null);
        Assert.Single(world.Waiting);
    }

    [Fact]
    public async Task What_is_wrong_with_it_then_comes_back_with_what_was_typed()
    {
        await screen.Press("Settings");
        screen.Fill("field.hoursFrom", "18:00").Fill("field.hoursTo", "09:00");
        open.Reset();
        await world.Passing(screen.Submit());
        open.Set();
        var again = await screen.UntilModal("Your settings");
        Assert.Contains("18:00", again.Sent.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("\"hint\"", again.Blocks.First(block => block!["block_id"]!.GetValue<string>() == "field.hoursTo")!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(world.Waiting);
        screen.Fill("field.hoursTo", "19:00");
        await screen.Submit();
        Assert.Single(world.Waiting);
    }

    [Fact]
    public async Task A_form_that_could_not_be_stored_stays_open_with_what_was_typed()
    {
        await screen.Press("Settings");
        await using (await world.HoldStore())
        {
            await world.Passing(screen.Submit());
            Assert.Contains("could not be saved", Assert.Single(screen.Errors).Value, StringComparison.Ordinal);
            Assert.NotNull(screen.Modal);
        }
    }

    [Fact]
    public async Task Add_more_shows_the_rest_and_keeps_what_was_typed()
    {
        await screen.Press("Settings");
        screen.Fill("field.hoursFrom", "07:30");
        var before = screen.Modal!.Blocks.Count;
        await screen.PressModal("More settings");
        Assert.True(screen.Modal!.Blocks.Count > before);
        screen.Fill("field.timeZone", "Europe/Nowhere");
        await screen.Submit();
        Assert.Equal(["field.timeZone"], screen.Errors.Keys);
        screen.Fill("field.timeZone", "Europe/Madrid");
        await screen.Submit();
        var sent = Assert.IsType<Submitted>(Assert.Single(world.Waiting).What);
        Assert.Equal(("07:30", "Europe/Madrid"), (sent.Values["hoursFrom"], sent.Values["timeZone"]));
    }

    [Fact]
    public async Task What_is_wrong_with_a_field_that_is_not_shown_is_said_above_the_form()
    {
        world.Answers = (situation, request, now) => request.What is Submitted
            ? new Answer(Errors: new Dictionary<string, Part> { ["timeZone"] = Texts.ErrorZone.With() })
            : CoachBot.Coach.Coach.Answer(situation, request, now);
        await screen.Press("Settings");
        var form = screen.Modal!;
        var reply = await screen.Submit();
        Assert.Equal("push", reply.Json!["response_action"]!.GetValue<string>());
        Assert.NotSame(form, screen.Modal);
        await screen.Close();
        Assert.Same(form, screen.Modal);
    }

    [Theory] // INT-15
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shortcut_that_comes_to_no_form_does_not_say_that_anything_was_saved(bool late)
    {
        world.Answers = (_, _, _) =>
        {
            open.Wait();
            return Answer.Nothing;
        };
        var room = world.Slack.OpenDirect(world.Person);
        if (late) open.Reset();
        var pressing = screen.Shortcut("save-promise", room.Messages[^1]);
        if (late) await world.Passing(pressing);
        else await pressing;
        open.Set();
        await screen.Until(s => s.Modal is { } modal && FakeScreen.Read(modal).Contains("could not be opened", StringComparison.Ordinal) ? modal : null);
        Assert.Empty(world.Waiting);
    }

    [Theory]
    [InlineData("expired_trigger_id")]
    [InlineData("trigger_exchanged")]
    [InlineData("internal_error")]
    public async Task A_form_that_Slack_does_not_open_leaves_all_as_it_was(string code)
    {
        world.Slack.Faults.Error("views.open", code);
        Assert.True((await screen.Press("Settings")).Acknowledged);
        Assert.Null(screen.Modal);
        await screen.Press("Settings");
        Assert.NotNull(screen.Modal);
    }

    [Fact]
    public async Task Slack_that_does_not_answer_us_keeps_nobody_waiting()
    {
        world.Slack.Faults.Hang("views.open", effect: false);
        Assert.True((await world.Passing(screen.Press("Settings"))).Acknowledged);
    }
}
