using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Inbound;
using CoachBot.Coach;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Tab;

/// <summary>The home view as the page draws it, now and after a press [PRE-37].</summary>
/// <remarks>
/// The store's signals each wake one stage, and whoever else waits for one takes it away from that. So the queue is looked at, which is
/// one step in an index, and the view is built once.
/// </remarks>
public sealed class TabHome(HomeViews homes, Store store, TimeProvider machine)
{
    /// <summary>Pauses between looks, in milliseconds: a second in all.</summary>
    private static readonly int[] Pauses = [20, 30, 50, 100, 150, 250, 400];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What a colleague sees now; null where no record tells of him.</summary>
    public HomeView? Of(string tenant, Colleague by) => homes.Of(tenant, by.Email, by.Reader);

    /// <summary>
    /// What he sees once something that he did was decided on, and what he hears of it; as it stands where that takes longer than anybody
    /// should wait.
    /// </summary>
    public async Task<HomeView?> After(Colleague by, InboundEvent happened, CancellationToken cancel)
    {
        foreach (var pause in Pauses)
        {
            if (!Waits(by, happened)) break;
            await Task.Delay(TimeSpan.FromMilliseconds(pause), machine, cancel);
        }

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

    /// <summary>An event leaves the queue in the commit in which others hear of it: one of both is there until all is decided.</summary>
    private bool Waits(Colleague by, InboundEvent happened) => store.Read(sql => sql.Number(
        """
        select exists (select 1 from inbox where tenant = ?1 and subject = ?2 and key = ?3)
            or exists (select 1 from inbox where tenant = ?1 and subject = ?4)
        """,
        happened.Tenant,
        happened.Subject,
        happened.Key,
        Subjects.Person(by.Email))) > 0;
}
