using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CoachBot.Crm.Webhook;

/// <summary>Registers the generic signed hook, and maps its schemas and its description; the route of the hook itself is Intake's.</summary>
public static class WebhookSetup
{
    public const string SchemaPath = "/hooks/schema";
    private const string SchemaType = "application/schema+json";

    public static IServiceCollection AddWebhook(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookOptions>()
            .Bind(configuration.GetSection(WebhookOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WebhookConnections>();
        services.AddSingleton<IHookSource, WebhookSource>();
        services.AddOpenApi(WebhookOpenApi.Document, WebhookOpenApi.Describe);
        return services;
    }

    public static IEndpointRouteBuilder MapWebhook(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{SchemaPath}/{{type}}", (string type) => HookSchemas.All.TryGetValue(type, out var schema)
            ? Results.Bytes(schema.Utf8, SchemaType)
            : Results.Problem(
                title: "No such hook type",
                detail: $"There is no schema '{type}'. The types are: {string.Join(", ", HookSchemas.All.Keys)}.",
                statusCode: StatusCodes.Status404NotFound));
        routes.MapOpenApi();
        return routes;
    }
}
