using CoachBot.Chat;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Chat.Sandbox;

/// <summary>The contract over the Sandbox.</summary>
public sealed class SandboxContractTests(SandboxHost host) : ChatContract, IClassFixture<SandboxHost>, IAsyncLifetime
{
    private const string TeamRoom = "team:Industry";
    private int before;

    protected override IChatPlatform Chat => Assert.Single(host.Services.GetServices<IChatPlatform>());

    protected override ChatAddress Ann => new("default", SandboxHost.Jonas);

    protected override string AnnsEmail => SandboxHost.Jonas;

    protected override ChatAddress Room => new("default", TeamRoom);

    protected override DateTimeOffset Now => DateTimeOffset.UnixEpoch;

    public async ValueTask InitializeAsync()
    {
        await host.Begin();
        before = (await All()).Count;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override async Task<IReadOnlyList<SeenMessage>> Seen(bool asBo = false)
    {
        var reader = asBo ? SandboxHost.Mira : SandboxHost.Jonas;
        return [.. (await All()).Skip(before)
            .Where(each => each["visibleTo"] is not System.Text.Json.Nodes.JsonArray only || only.Any(one => (string)one! == reader))
            .Select(each => new SeenMessage((string)each["id"]!, (string)each["text"]!, (string?)each["thread"], (string)each["preview"]!))];
    }

    /// <summary>It is our own database: what was handed over is there, and the rest is not.</summary>
    protected override async Task<SendResult<ChatReceipt>?> SendIntoTheDark(ChatAddress to, Message message, string key, bool arrives)
    {
        if (arrives) await Chat.Deliver(to, message, key, 1, default);
        return null;
    }

    private async Task<List<System.Text.Json.Nodes.JsonNode>> All() =>
        [.. await host.Messages(SandboxHost.JonasRoom), .. await host.Messages(TeamRoom)];
}
