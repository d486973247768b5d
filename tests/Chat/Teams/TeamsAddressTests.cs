using System.Net;
using System.Net.Sockets;
using CoachBot.Chat;
using CoachBot.Coach.People;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams;

/// <summary>Where the bot calls: what is stored is looked at again each time, and another host only where the cloud has one.</summary>
public sealed class TeamsAddressTests
{
    private const string PublicHost = "https://smba.trafficmanager.net/teams/";
    private const string GccHost = "https://smba.infra.gcc.teams.microsoft.com/gcc/";

    [Theory(Timeout = 60_000)] // what is called all the same never answers
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_poisoned_stored_address_is_never_called(string scheme)
    {
        await using var world = await ChatWorld.Start();
        var (direct, room) = (await world.Sent(world.ToAnn), await world.Sent(world.ToRoom));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await world.Sql($"update teams_conversations set service_url = '{scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/teams/'");
        await world.Restart();
        var calls = world.Teams.Calls.Count;

        foreach (var to in new[] { world.ToAnn, world.ToRoom, world.ToRoom with { Thread = room }, world.ToAnn with { Thread = room }, world.ToRoom with { OnlyFor = ChatWorld.AnnsAddress } })
            Assert.StartsWith("NotAllowed: The service URL that is stored", await world.WhyNot(to), StringComparison.Ordinal);
        foreach (var sent in new[] { direct, room })
            Assert.Equal(FailureCategory.NotAllowed, Assert.IsType<Failed<ChatReceipt>>(await world.Replace(sent, "changed")).Category);

        // Whoever is looked for is not looked for there either, and old knowledge is not renewed there.
        await world.WhyNot(new(ChatWorld.Tenant, "bo@ours.example"));
        world.Machine.Advance(TimeSpan.FromDays(2));
        await world.WhyNot(world.ToAnn);
        Assert.False(listener.Pending());
        Assert.DoesNotContain(world.Teams.Calls.Skip(calls), call => call.Method is not "token");

        // The next genuine activity mends it.
        await world.Teams.Screen(world.Ann).Say("help");
        await world.Sent(world.ToAnn, "mended");
    }

    [Fact(Timeout = 60_000)]
    public async Task An_address_that_comes_with_a_new_chat_is_looked_at_as_well()
    {
        await using var world = await ChatWorld.Start();
        var bo = world.Teams.Person("b.lind@ours.example", "Bo");
        world.North.Members.Add(bo);
        await world.Know("b.lind@ours.example");
        var room = "a:1poisoned";
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        world.Teams.Faults.Say("open", 201, $$"""{"id":"{{room}}","serviceUrl":"http://127.0.0.1:{{((IPEndPoint)listener.LocalEndpoint).Port}}/"}""");
        await world.Sent(new(ChatWorld.Tenant, "b.lind@ours.example")); // there is no such chat: it is opened once more
        Assert.Equal(world.Teams.ServiceUrl.ToString(), world.Conversations.Find(ChatWorld.Tenant, room)!.ServiceUrl);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task A_tenant_of_GCC_is_found_there_and_tried_again_by_delivery()
    {
        await using var world = await Public(PublicHost);
        world.Teams.ServiceUrl = new Uri(GccHost); // Teams serves it there, but nobody has said so yet
        Assert.Contains("another host", Assert.IsType<TryAgain<ChatReceipt>>(await world.Deliver(world.ToAnn)).Reason, StringComparison.Ordinal);
        var sent = await world.Sent(world.ToAnn, "from the other host");
        Assert.IsType<Done<ChatReceipt>>(await world.Replace(sent, "changed"));
        Assert.Equal(["changed"], world.AnnReads);

        // A room is moved by itself, and so is a chat that has to be opened.
        Assert.IsType<TryAgain<ChatReceipt>>(await world.Deliver(world.ToRoom));
        await world.Sent(world.ToRoom);
        var bo = world.Teams.Person("b.lind@ours.example", "Bo");
        await world.Know("bo@ours.example", new ChatHandle("teams", bo.ObjectId));
        await world.Sent(new(ChatWorld.Tenant, bo.ObjectId));
    }

    [Fact]
    public async Task A_conversation_that_neither_host_serves_is_not_tossed_between_them()
    {
        await using var world = await Public(PublicHost);
        world.Teams.Faults.Refuse("send", 403, "InvalidBotApiHost", times: 9);
        Assert.IsType<TryAgain<ChatReceipt>>(await world.Deliver(world.ToAnn));
        Assert.StartsWith("NotAllowed: Teams serves this conversation at another host", await world.WhyNot(world.ToAnn), StringComparison.Ordinal);
    }

    /// <summary>The public cloud as it is set by default; its hosts lead to the fake.</summary>
    private static Task<ChatWorld> Public(string serviceUrl) => ChatWorld.Start(
        options => options with { Local = null },
        wires: teams =>
        {
            teams.ServiceUrl = new Uri(serviceUrl);
            return asked => new Uri(teams.Address, asked.Host switch
            {
                "smba.trafficmanager.net" => "teams/" + Rest(asked),
                "smba.infra.gcc.teams.microsoft.com" => "gcc/" + Rest(asked),
                "login.microsoftonline.com" => "login" + asked.PathAndQuery,
                _ => throw new InvalidOperationException($"Nobody lives at {asked.Host}."),
            });
        });

    /// <summary>Behind the base.</summary>
    private static string Rest(Uri asked) => asked.PathAndQuery[(asked.PathAndQuery.IndexOf('/', 1) + 1)..];
}
