using CoachBot.Chat;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams;

/// <summary>The contract over a Teams that behaves. What differs is said, and why: bot/Chat/README.md.</summary>
public abstract class TeamsContract(bool targeted) : ChatContract, IAsyncLifetime
{
    private TeamsWorld world = null!;
    private FakeTeamsPerson bo = null!;
    private FakeTeamsRoom channel = null!;
    private FakeTeamsRoom room = null!;

    protected override IChatPlatform Chat => world.Chat;

    protected override ChatAddress Ann => world.ToAnn;

    protected override string AnnsEmail => TeamsWorld.AnnsAddress;

    protected override ChatAddress Room => TeamsWorld.To(room);

    /// <summary>A chat with one person has no threads in Teams; a channel is made of them.</summary>
    protected override ChatAddress Threaded => TeamsWorld.To(channel);

    protected override bool DirectHasThreads => false;

    /// <summary>A bot reads no history.</summary>
    protected override bool CanFind => false;

    /// <summary>Functions of cards begin with two braces: they are pulled apart.</summary>
    protected override string Reads(string written) => written.Replace("{{", "{ {", StringComparison.Ordinal);

    protected override DateTimeOffset Now => world.Machine.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        world = await TeamsWorld.Start(("Teams:TargetedMessages", targeted ? "true" : "false"));
        bo = await world.Person("bo@ours.example", "Bo Lind");
        channel = await world.Channel("deals", bo);
        room = targeted ? await world.GroupChat("north", bo) : channel;
    }

    public async ValueTask DisposeAsync()
    {
        Assert.DoesNotContain(world.Teams.Calls, call => call.Outcome?.StartsWith("400", StringComparison.Ordinal) == true);
        await world.DisposeAsync();
    }

    protected override Task<IReadOnlyList<SeenMessage>> Seen(bool asBo = false)
    {
        var screen = world.Teams.Screen(asBo ? bo : world.Ann);
        return Task.FromResult<IReadOnlyList<SeenMessage>>(
            [.. screen.Messages.Where(message => message.By is null).Select(message => new SeenMessage(message.Id, screen.Read(message), message.Thread, message.Notification))]);
    }

    protected override async Task<SendResult<ChatReceipt>?> SendIntoTheDark(ChatAddress to, Message message, string key, bool arrives)
    {
        world.Teams.Faults.Cut("send", effect: arrives);
        return await Chat.Deliver(to, message, key, 1, default);
    }
}

/// <summary>In a tenant without targeted messages: what is for one person in a room goes to his own chat.</summary>
public sealed class TeamsContractTests() : TeamsContract(targeted: false);

/// <summary>In a tenant with targeted messages.</summary>
public sealed class TeamsTargetedContractTests() : TeamsContract(targeted: true);
