using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Chat;
using CoachBot.Storage;
using CoachBot.Tests.Chat.Teams.Connector;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams;

/// <summary>
/// Whatever an activity, a stored reference or Teams itself says: the bot's token goes nowhere else. Somebody listens there all the
/// time, and hears nothing. reliability.md, forged webhooks.
/// </summary>
public sealed class TokenStaysTests : IAsyncLifetime
{
    private readonly Listener elsewhere = new();
    private TeamsWorld world = null!;

    private Uri Elsewhere => new($"http://127.0.0.1:{elsewhere.Port}/teams/");

    public async ValueTask InitializeAsync() => world = await TeamsWorld.Start();

    public async ValueTask DisposeAsync()
    {
        Assert.Equal((0, 0), (elsewhere.Connections, elsewhere.Bytes));
        await world.DisposeAsync();
        await elsewhere.DisposeAsync();
    }

    [Fact]
    public async Task At_the_door_a_poisoned_service_url_is_refused_though_the_token_says_the_same()
    {
        var activity = Says("/coach");
        activity["serviceUrl"] = Elsewhere.ToString();
        Assert.Equal(403, (await world.Teams.Sends.Activity(activity)).Status);
        Assert.IsType<Done<ChatReceipt>>(await world.Chat.Deliver(world.ToAnn, TeamsWorld.Message(), "card", 1, default)); // the good reference stays
    }

    [Fact]
    public async Task A_poisoned_reference_in_the_store_is_never_called()
    {
        var sent = Assert.IsType<Done<ChatReceipt>>(await world.Chat.Deliver(world.ToAnn, TeamsWorld.Message(), "card", 1, default)).Receipt;
        await world.Store.Write(WriteUrgency.Work, sql => { sql.Run("update teams_conversations set service_url = ?1", Elsewhere.ToString()); }, default);
        await world.Restart();
        Assert.IsNotType<Done<ChatReceipt>>(await world.Chat.Deliver(world.ToAnn, TeamsWorld.Message(), "second", 1, default));
        Assert.IsNotType<Done<ChatReceipt>>(await world.Chat.Replace(TeamsWorld.Tenant, sent, TeamsWorld.Message("changed"), 2, default));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task A_redirect_of_the_connector_is_not_followed(int status)
    {
        world.Teams.Faults.Redirect("send", Elsewhere.ToString(), status, times: int.MaxValue);
        Assert.IsNotType<Done<ChatReceipt>>(await world.Chat.Deliver(world.ToAnn, TeamsWorld.Message(), "card", 1, default));
    }

    [Fact]
    public async Task What_is_attached_is_not_fetched()
    {
        var activity = Says("see the file");
        ((JsonArray)activity["attachments"]!).Add(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = new Uri(Elsewhere, "v3/attachments/1").ToString(), ["name"] = "a.png" });
        activity["entities"]!.AsArray().Add(new JsonObject { ["type"] = "https://schema.org/Message", ["image"] = Elsewhere.ToString() });
        Assert.True((await world.Teams.Sends.Activity(activity)).Acknowledged);
    }

    private JsonObject Says(string text)
    {
        var activity = world.Teams.Sends.Envelope("message", world.Ann, world.Teams.Direct(world.Ann)!);
        activity["id"] = world.Machine.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        (activity["text"], activity["attachments"]) = (text, new JsonArray());
        return activity;
    }
}
