using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CoachBot.Crm.Webhook;

/// <summary>The OpenAPI description of the generic hook and its schemas, at <c>/openapi/v1.json</c>.</summary>
internal static class WebhookOpenApi
{
    public const string Document = "v1";
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";
    private const string ProblemSchema = "problem";
    private const string Signature = "standardWebhooks";
    private const string Token = "token";

    /// <summary>Written by hand: the hook's route knows sources by name only, so nothing can be read from its code.</summary>
    public static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = _ => false;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Fill(document);
            return Task.CompletedTask;
        });
    }

    private static void Fill(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "CoachBot hooks",
            Version = "1.0",
            Description = "The signed hook for every CRM, calendar or automation tool. Signed as Standard Webhooks 1.0; CloudEvents 1.0 is taken too.",
        };
        foreach (var (type, schema) in HookSchemas.All) document.AddComponent(type, JsonSchemaToOpenApi.Convert(schema.Root));
        document.AddComponent(ProblemSchema, ProblemDocument());
        document.AddComponent(Signature, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = StandardWebhooks.SignatureHeader,
            Description = "'v1,' and the base64 of the HMAC-SHA256, with the connection's secret, over webhook-id.webhook-timestamp.body.",
        });
        document.AddComponent(Token, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The connection's secret, for senders that cannot sign; off by default; over https only.",
        });
        document.Paths = new OpenApiPaths
        {
            ["/hooks/webhook/{connection}"] = new OpenApiPathItem { Operations = new() { [HttpMethod.Post] = Hook(document) } },
            [$"{WebhookSetup.SchemaPath}/{{type}}"] = new OpenApiPathItem { Operations = new() { [HttpMethod.Get] = Schema(document) } },
        };
    }

    private static OpenApiOperation Hook(OpenApiDocument document)
    {
        var types = HookSchemas.All.Keys.ToDictionary(type => type, type => new OpenApiSchemaReference(type, document), StringComparer.Ordinal);
        var body = new OpenApiSchema
        {
            OneOf = [.. types.Values],
            Discriminator = new() { PropertyName = "type", Mapping = types },
        };
        return new()
        {
            OperationId = "postHook",
            Summary = "Tell of a change",
            Parameters =
            [
                Path("connection", "The connection's name in the settings"),
                Header(StandardWebhooks.IdHeader, "Names this hook; the same id again is a repeat. Kept 35 days"),
                Header(StandardWebhooks.TimestampHeader, "Seconds since 1970, at most five minutes from now"),
            ],
            Security =
            [
                new() { [new OpenApiSecuritySchemeReference(Signature, document)] = [] },
                new() { [new OpenApiSecuritySchemeReference(Token, document)] = [] },
            ],
            RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [Json] = new OpenApiMediaType { Schema = body },
                    ["application/cloudevents+json"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "A CloudEvents 1.0 event with the same type and data" } },
                },
            },
            Responses = new()
            {
                ["202"] = new OpenApiResponse { Description = "Stored, or a repeat" },
                ["400"] = Refused(document, "Signed but not valid; every error has a pointer, a rule and what to do"),
                ["401"] = Refused(document, "The signature is missing, wrong, stale or from the future"),
                ["404"] = Refused(document, "No such connection"),
                ["413"] = Refused(document, "More than 1 MiB"),
                ["415"] = Refused(document, "Another content type, an encoded body, or a batch"),
                ["429"] = Refused(document, "Over the connection's budget; Retry-After says when to come back"),
                ["503"] = Refused(document, "Could not be stored in time; send it again"),
            },
        };
    }

    private static OpenApiOperation Schema(OpenApiDocument document) => new()
    {
        OperationId = "getHookSchema",
        Summary = "The JSON Schema of a hook type",
        Parameters = [Path("type", "The hook's type, such as deal.upserted")],
        Responses = new()
        {
            ["200"] = new OpenApiResponse
            {
                Description = "JSON Schema, draft 2020-12",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/schema+json"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } } },
            },
            ["404"] = Refused(document, "No such type; the known ones are named"),
        },
    };

    private static OpenApiSchema ProblemDocument()
    {
        var text = () => new OpenApiSchema { Type = JsonSchemaType.String };
        var error = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "pointer", "rule", "detail" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["pointer"] = text(), ["rule"] = text(), ["detail"] = text() },
        };
        return new()
        {
            Type = JsonSchemaType.Object,
            Description = "A problem document (RFC 9457); errors stand in it where the status is 400",
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = text(),
                ["title"] = text(),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = text(),
                ["errors"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = error },
            },
        };
    }

    private static OpenApiResponse Refused(OpenApiDocument document, string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Problem] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(ProblemSchema, document) } },
    };

    private static OpenApiParameter Path(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Path, Required = true, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiParameter Header(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
