using CoachBot.Chat.Slack.Api;
using CoachBot.Coach;
using CoachBot.Storage;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.Inbound;

/// <summary><c>/coach</c>, wherever it is typed [INT-14] [PRV-15].</summary>
public sealed class CommandsTests : IAsyncLifetime
{
    private InboundWorld world = null!;

    public async ValueTask InitializeAsync() => world = await InboundWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("/coach deal Acme &amp; Sons", "/coach deal Acme & Sons")]
    [InlineData("/coach", "/coach")]
    [InlineData("/acme-coach help", "/coach help")]
    [InlineData("/coach value  Two  blanks", "/coach value  Two  blanks")]
    public async Task A_command_reaches_the_person_as_it_was_typed_whatever_it_is_called_here(string typed, string heard)
    {
        var room = world.Workspace.Room("west", false, world.Person);
        var reply = await world.Screen.Command(typed, room);
        Assert.Equal((200, ""), (reply.Status, reply.Body));
        Assert.Equal(new Said(InboundWorld.Ann, $"slack:{world.Workspace.Team}/{room.Id}", heard, null, Direct: false), Assert.Single(world.Waiting).What);
    }

    [Fact]
    public async Task In_the_direct_room_it_is_said_to_the_bot_alone()
    {
        await world.Screen.Command("/coach help");
        Assert.True(Assert.IsType<Said>(Assert.Single(world.Waiting).What).Direct);
    }

    [Fact]
    public async Task A_double_click_is_one_command()
    {
        await world.Screen.Command("/coach help");
        var (delivery, _) = world.Slack.Sends.Made[^1];
        Assert.True((await world.Slack.Sends.Again(delivery)).Acknowledged);
        Assert.Single(world.Waiting);
    }

    [Fact]
    public async Task Commands_without_a_trigger_are_told_apart_by_what_they_hold()
    {
        await world.Screen.Command("/coach first");
        var (first, _) = world.Slack.Sends.Made[^1];
        foreach (var text in new[] { "second", "third", "third" })
        {
            var body = string.Join('&', first.Body.Replace("first", text, StringComparison.Ordinal).Split('&').Where(pair => !pair.StartsWith("trigger_id=", StringComparison.Ordinal)));
            Assert.Equal(200, (await world.Take(world.Slack.Sends.Signed(first.Path, first.ContentType, body))).Status);
        }

        Assert.Equal(["/coach first", "/coach second", "/coach third"], world.Waiting.Select(each => Assert.IsType<Said>(each.What).Text));
    }

    [Theory]
    [InlineData(FakeKind.Guest, "I help the people of this company only")]
    [InlineData(FakeKind.Outside, "I help the people of this company only")]
    [InlineData(FakeKind.Member, "nobody has told me about you yet")]
    public async Task Whom_we_do_nothing_for_gets_one_kind_sentence_and_nothing_is_stored(FakeKind kind, string sentence)
    {
        var room = world.Workspace.Room("west", false, world.Person);
        var other = world.Workspace.Person("gus@ours.example", "Gus", kind: kind);
        room.Members.Add(other.Id);
        var reply = await world.Slack.Screen(other).Command("/coach deal Acme", room);
        Assert.Equal("ephemeral", reply.Json!["response_type"]!.GetValue<string>());
        Assert.Contains(sentence, reply.Json["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(0, world.Count("inbox") + world.Count("hooks") + world.Count("held_hooks"));
    }

    [Fact]
    public async Task A_command_that_could_not_be_stored_is_told_to_its_writer_because_Slack_does_not_send_it_again()
    {
        foreach (var known in new[] { false, true })
        {
            if (known) await world.Screen.OpenHome();
            await using (await world.HoldStore())
            {
                var reply = await world.Passing(world.Screen.Command("/coach help"));
                Assert.Contains("could not be saved", reply.Json!["text"]!.GetValue<string>(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Where_it_may_be_answered_is_kept_in_memory_five_times_and_for_half_an_hour()
    {
        var room = world.Workspace.Room("west", false, world.Person);
        await world.Screen.Command("/coach help", room);
        var urls = world.Get<ResponseUrls>();
        Assert.Null(urls.Take(world.Workspace.Team, room.Id, "U0OTHER"));
        for (var i = 0; i < 5; i++) Assert.NotNull(urls.Take(world.Workspace.Team, room.Id, world.Person.Id));
        Assert.Null(urls.Take(world.Workspace.Team, room.Id, world.Person.Id));
        await world.Screen.Command("/coach help", room);
        world.Machine.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(urls.Take(world.Workspace.Team, room.Id, world.Person.Id));
        Assert.DoesNotContain("responses", world.Store.Read(sql => string.Concat(sql.All("select body from inbox", row => row.GetString(0)))), StringComparison.Ordinal);
    }
}
