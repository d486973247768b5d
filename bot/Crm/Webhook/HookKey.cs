using System.Text.Json;
using CoachBot.Wire;

namespace CoachBot.Crm.Webhook;

/// <summary>By what a repeat is recognised: the sender's id of the hook, else what it is about and when that was changed.</summary>
internal static class HookKey
{
    private static readonly string[] Names = ["id", "number", "email"];

    /// <summary>Null where nothing tells a repeat from a change; only a token can bring that about, a signature needs an id.</summary>
    /// <param name="schema">Null where the type is not known.</param>
    public static string? Of(HookRequest request, HookSchema? schema, JsonElement body)
    {
        if (request.Header(StandardWebhooks.IdHeader) is { } id) return id;
        if (schema is null) return $"{body.Must("type")}/{CanonicalJson.Hash(body)}";

        // The type belongs to it: a ticket is opened and closed under one id.
        var data = body.GetProperty("data");
        var about = data.Must(Names.First(schema.Knows));
        var changed = data.Time("updatedAt") ?? body.Time("timestamp");
        return changed is { } at ? $"{schema.Type}/{about}/{at:O}" : null;
    }
}
