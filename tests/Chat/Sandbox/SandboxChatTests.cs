using CoachBot.Chat;
using CoachBot.Chat.Sandbox;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Chat.Sandbox;

public sealed class SandboxChatTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private static readonly ChatAddress ToJonas = new("default", SandboxHost.Jonas);

    private SandboxChat Chat => Assert.Single(host.Services.GetServices<IChatPlatform>().OfType<SandboxChat>());

    [Fact]
    public async Task The_same_key_twice_is_one_message() // ADM-14
    {
        await host.Begin("demo");
        var before = (await host.Messages(SandboxHost.JonasRoom)).Count;
        var first = await Sent(ToJonas, "twice", "One", 1);
        var second = await Sent(ToJonas, "twice", "One", 1);
        Assert.Equal(first, second);
        Assert.Equal(SandboxHost.JonasRoom, first.Room);
        Assert.Equal(before + 1, (await host.Messages(SandboxHost.JonasRoom)).Count);
    }

    [Fact]
    public async Task An_older_revision_never_takes_the_place_of_a_newer_one()
    {
        await host.Begin();
        var receipt = await Sent(ToJonas, "edited", "One", 1);
        await Chat.Replace("default", receipt, Text("Three"), 3, TestContext.Current.CancellationToken);
        await Chat.Replace("default", receipt, Text("Two"), 2, TestContext.Current.CancellationToken);
        await Sent(ToJonas, "edited", "One", 1);
        var message = (await host.Messages(SandboxHost.JonasRoom))[^1];
        Assert.Equal(("Three", 3L), ((string)message["text"]!, (long)message["revision"]!));
    }

    [Fact]
    public async Task It_always_knows_whether_a_message_arrived()
    {
        await host.Begin();
        var receipt = await Sent(ToJonas, "known", "One", 1);
        var now = DateTimeOffset.UnixEpoch;
        Assert.Equal((Found.Yes, receipt), await Chat.Find(ToJonas, "known", now, TestContext.Current.CancellationToken));
        Assert.Equal((Found.No, null), await Chat.Find(ToJonas, "unknown", now, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_address_is_a_person_a_room_or_what_the_person_is_called_here()
    {
        await host.Begin();
        await host.Post("world", new { type = "person.upserted", data = new { email = "ann@nordwind.example", name = "Ann", role = "rep", chat = new { platform = "sandbox", address = "A1" } } });
        Assert.Equal("dm:ann@nordwind.example", (await Sent(new("default", "A1"), "a", "One", 1)).Room);
        Assert.Equal("dm:ann@nordwind.example", (await Sent(new("default", "ANN@nordwind.example"), "b", "One", 1)).Room);
        Assert.Equal("team:Industry", (await Sent(new("default", "team:Industry"), "c", "One", 1)).Room);
        var nobody = await Chat.Deliver(new("default", "B2"), Text("One"), "d", 1, TestContext.Current.CancellationToken);
        Assert.Equal(FailureCategory.Unreachable, Assert.IsType<Failed<ChatReceipt>>(nobody).Category);
    }

    [Fact]
    public async Task An_answer_to_an_answer_stands_below_the_root()
    {
        await host.Begin();
        var root = await Sent(ToJonas, "root", "One", 1);
        var reply = await Sent(ToJonas with { Thread = root }, "reply", "Two", 1);
        await Sent(ToJonas with { Thread = reply, OnlyFor = SandboxHost.Jonas }, "deeper", "Three", 1);
        var last = (await host.Messages(SandboxHost.JonasRoom))[^1];
        Assert.Equal((root.MessageId, "Three"), ((string)last["thread"]!, (string)last["text"]!));
        Assert.Equal([SandboxHost.Jonas], last["visibleTo"]!.AsArray().Select(each => (string)each!));
    }

    private static Message Text(string text) => new("A message", text, [new Paragraph([new Run(text)])], [], new ContentRef("test", "1"));

    private async Task<ChatReceipt> Sent(ChatAddress to, string key, string text, int revision)
    {
        var result = await Chat.Deliver(to, Text(text), key, revision, TestContext.Current.CancellationToken);
        return Assert.IsType<Done<ChatReceipt>>(result).Receipt;
    }
}
