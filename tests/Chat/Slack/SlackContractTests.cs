using CoachBot.Chat;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack;

/// <summary>The contract over a Slack that behaves.</summary>
public sealed class SlackContractTests : ChatContract, IAsyncLifetime
{
    private SlackWorld world = null!;
    private FakePerson bo = null!;
    private FakeRoom room = null!;

    protected override IChatPlatform Chat => world.Chat;

    protected override ChatAddress Ann => world.ToAnn;

    protected override string AnnsEmail => SlackWorld.AnnsAddress;

    protected override ChatAddress Room => world.To(room);

    protected override DateTimeOffset Now => world.Machine.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        world = await SlackWorld.Start();
        bo = world.Acme.Person("bo@ours.example", "Bo Lind");
        room = world.Room();
        room.Members.Add(bo.Id);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    protected override Task<IReadOnlyList<SeenMessage>> Seen(bool asBo = false) => Task.FromResult<IReadOnlyList<SeenMessage>>(
        [.. world.Slack.Screen(asBo ? bo : world.Ann).Messages.Select(message => new SeenMessage(message.Ts, FakeScreen.Read(message), message.Thread, message.Text))]);

    protected override async Task<SendResult<ChatReceipt>?> SendIntoTheDark(ChatAddress to, Message message, string key, bool arrives)
    {
        world.Slack.Faults.Cut("chat.postMessage", effect: arrives);
        return await Chat.Deliver(to, message, key, 1, default);
    }
}
