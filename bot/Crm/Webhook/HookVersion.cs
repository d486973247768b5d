using System.Text.Json;
using CoachBot.Coach;

namespace CoachBot.Crm.Webhook;

/// <summary>Which version of something a hook brings.</summary>
internal static class HookVersion
{
    private static readonly string[] Counters = ["sequence", "version"];

    /// <param name="schema">Null where the type is not known.</param>
    /// <param name="data">The facts, canonical.</param>
    /// <param name="arrived">Business time of arrival, which counts where the sender names no time.</param>
    public static VersionStamp Of(HookSchema? schema, JsonElement data, DateTimeOffset arrived)
    {
        var hash = CanonicalJson.Hash(data);
        if (schema is null) return new(arrived, 0, hash, Stated: false);
        var counter = Counters.FirstOrDefault(schema.Knows);
        var sequence = counter is null ? null : data.Count(counter);
        if (data.Time("updatedAt") is { } updated) return new(updated, sequence ?? 0, hash);

        // An order names no time of change, but it keeps its date and may count its versions.
        return schema.Knows("receivedAt")
            ? new(data.Time("receivedAt")!.Value, sequence ?? 0, hash, Stated: sequence is not null)
            : new(arrived, sequence ?? 0, hash, Stated: false);
    }
}
