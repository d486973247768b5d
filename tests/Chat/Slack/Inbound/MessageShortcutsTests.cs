using CoachBot.Coach;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.Inbound;

/// <summary>From any message: save it as promise, customer's voice or commitment [INT-15].</summary>
public sealed class MessageShortcutsTests : IAsyncLifetime
{
    private const string Words = "We go live before the plum harvest";
    private readonly List<MessageCaptured> captured = [];
    private InboundWorld world = null!;
    private FakeScreen screen = null!;

    public async ValueTask InitializeAsync()
    {
        world = await InboundWorld.Start();
        screen = world.Screen;
        world.Answers = (situation, request, now) =>
        {
            if (request.What is MessageCaptured one) captured.Add(one);
            return CoachBot.Coach.Coach.Answer(situation, request, now);
        };
        await screen.OpenHome();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(CaptureKinds.Promise)]
    [InlineData(CaptureKinds.Voice)]
    [InlineData(CaptureKinds.Commitment)]
    public async Task A_form_opens_with_the_words_and_nothing_of_them_is_stored_before_it_is_sent(string kind)
    {
        var bob = world.Workspace.Person("bob@ours.example", "Bob");
        Assert.True((await Choose(kind, bob)).Acknowledged);
        Assert.Contains(Words, screen.Modal!.Sent.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(world.Waiting);
        Assert.DoesNotContain("plum harvest", Everything(), StringComparison.Ordinal);
        var one = Assert.Single(captured.Distinct()); // asked again until all that it looks at is loaded
        Assert.Equal((InboundWorld.Ann, kind, Words, "bob@ours.example"), (one.By, one.Kind, one.Text, one.AuthorEmail));
        Assert.StartsWith("https://ours.slack.com/archives/C", one.Link, StringComparison.Ordinal);
        Assert.EndsWith("/p1764000000000100", one.Link, StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1764000000), one.WrittenAt);
    }

    [Fact]
    public async Task What_a_guest_wrote_is_not_a_colleagues_and_errors_are_said_before_anything_is_stored()
    {
        var gus = world.Workspace.Person("gus@ours.example", "Gus", kind: FakeKind.Guest);
        await Choose(CaptureKinds.Voice, gus);
        Assert.Null(Assert.Single(captured.Distinct()).AuthorEmail);
        screen.Fill("field.other", "Nobody & Sons").Fill("Who at the customer's said it?", "Gus");
        await screen.Submit();
        Assert.NotEmpty(screen.Errors);
        Assert.Empty(world.Waiting);
    }

    [Fact]
    public async Task Whom_nobody_has_looked_up_yet_presses_again_and_nothing_is_held()
    {
        await world.Know("bob@ours.example");
        var bob = world.Workspace.Person("bob@ours.example", "Bob");
        world.Slack.Faults.Error("users.info", "service_unavailable", times: 2);
        await Choose(CaptureKinds.Promise, world.Person, by: bob);
        Assert.Equal(0, world.Count("held_hooks"));
        Assert.Contains("could not be opened", FakeScreen.Read(world.Slack.Screen(bob).Modal!), StringComparison.Ordinal);
    }

    private async Task<FakeReply> Choose(string kind, FakePerson author, FakePerson? by = null)
    {
        var room = world.Workspace.Room("west", false, world.Person, author);
        var message = new FakeMessage(room, "1764000000.000100") { User = author.Id, Text = Words };
        room.Messages.Add(message);
        return await world.Slack.Screen(by ?? world.Person).Shortcut(kind, message);
    }

    /// <summary>All that stands in the database.</summary>
    private string Everything() => world.Store.Read(sql => string.Join('\n', sql
        .All("select name from sqlite_master where type = 'table' and name not like 'sqlite%'", row => row.GetString(0))
        .SelectMany(table => sql.All($"select * from {table}", row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.GetValue(i) is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : $"{row.GetValue(i)}"))))));
}
