using System.Text.Json;
using System.Text.Json.Serialization;
using CoachBot.Operations.Slack;
using CoachBot.Operations.Teams;

namespace CoachBot.Operations.Health;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it may be sent work, else 503; with the whole report, also as <c>/health</c>.</summary>
public static class HealthEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<SwitchBoard>();
        services.AddSingleton<SlackHealthReader>();
        services.AddSingleton(TeamsHealthReader.Of);
        services.AddSingleton<HealthReader>();
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").ExcludeFromDescription();
        health.MapGet("/live", () => Results.Json(new { status = "live" }, Json));
        health.MapGet("/ready", Report);
        health.MapGet("/", Report);
    }

    private static IResult Report(HealthReader reader)
    {
        var report = reader.Read();
        var status = report.Status == HealthStatus.NotReady ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return Results.Json(report, Json, statusCode: status);
    }
}
