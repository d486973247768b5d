using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CoachBot.Chat.Teams.Inbound;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Tab;

/// <summary>The home view, built anew each time from things as they stand [PRE-37]. Nothing of it is stored.</summary>
public sealed class TabHome(SituationLoader situations, BusinessClock clock, HomeRenderer render, TimeProvider machine)
{
    /// <summary>Pauses between looks, in milliseconds: a second in all.</summary>
    private static readonly int[] Pauses = [30, 70, 150, 250, 500];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Key of the card that a home view stands for.</summary>
    public static string CardOf(string email) => $"home/{email}";

    /// <summary>What a colleague sees now; null where no record tells of him.</summary>
    public HomeView? Of(string tenant, Colleague by) => situations.Ask(tenant, situation =>
        Coach.Coach.Home(situation, by.Email, clock.GetUtcNow()) is { } sheet ? render(sheet, by.Reader) : null);

    /// <summary>What he sees once something that he did was decided on; as it stands where that takes longer than anybody should wait.</summary>
    /// <param name="before">What he saw when he did it.</param>
    public async Task<HomeView?> After(string tenant, Colleague by, HomeView? before, CancellationToken cancel)
    {
        var old = Written(before);
        foreach (var pause in Pauses)
        {
            if (Of(tenant, by) is var now && Written(now) != old) return now;
            await Task.Delay(TimeSpan.FromMilliseconds(pause), machine, cancel);
        }

        return Of(tenant, by);
    }

    /// <summary>As the page draws it.</summary>
    public static JsonObject Json(HomeView home) => new()
    {
        ["text"] = home.Text,
        ["blocks"] = Node(home.Blocks),
        ["actions"] = Node(home.Buttons),
    };

    public static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Options);

    private static string Written(HomeView? home) => home is null ? "" : Json(home).ToJsonString();
}
