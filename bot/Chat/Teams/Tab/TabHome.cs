using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CoachBot.Chat.Adapters;
using CoachBot.Coach;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Tab;

/// <summary>The home view as the page draws it, now and after a press [PRE-37].</summary>
public sealed class TabHome(HomeViews homes, Decided decided)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What a colleague sees now; null where no record tells of him.</summary>
    public HomeView? Of(string tenant, Colleague by) => homes.Of(tenant, by.Email);

    /// <summary>
    /// What he sees once something that he did was decided on, and what he hears of it; as it stands where that takes longer than anybody
    /// should wait.
    /// </summary>
    public async Task<HomeView?> After(Colleague by, InboundEvent happened, CancellationToken cancel)
    {
        await decided.Wait(by.Email, happened, cancel);
        return Of(happened.Tenant, by);
    }

    /// <summary>As the page draws it.</summary>
    public static JsonObject Json(HomeView home) => new()
    {
        ["text"] = home.Text,
        ["blocks"] = Node(home.Blocks),
        ["actions"] = Node(home.Buttons),
    };

    public static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Options);
}
