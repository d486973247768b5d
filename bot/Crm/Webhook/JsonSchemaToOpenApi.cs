using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace CoachBot.Crm.Webhook;

/// <summary>OpenAPI 3.1 schemas are JSON Schema: the published file is read as it is, but for its address.</summary>
internal static class JsonSchemaToOpenApi
{
    public static OpenApiSchema Convert(JsonElement schema)
    {
        var members = schema.EnumerateObject()
            .Where(member => member.Name is not "$schema" and not "$id")
            .ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(members)));
        return OpenApiModelFactory.Load<OpenApiSchema>(json, OpenApiSpecVersion.OpenApi3_1, "json", new OpenApiDocument(), out _)
            ?? throw new InvalidOperationException("A published schema is not understood by the OpenAPI reader.");
    }
}
