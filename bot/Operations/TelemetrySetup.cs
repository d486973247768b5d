using CoachBot.Wire;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CoachBot.Operations;

/// <summary>Sends traces and metrics to an OTLP collector where one is set. Without one, nothing is collected and nothing is paid.</summary>
public static class TelemetrySetup
{
    public const string StandardSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OtlpOptions>()
            .BindConfiguration(OtlpOptions.Section)
            .Validate(
                otlp => otlp.Endpoint is null || IsEndpoint(otlp.Endpoint),
                "Otlp:Endpoint is not an address: write it as http://collector:4317, or leave it out.")
            .ValidateOnStart();
        if (Endpoint(configuration) is not { } endpoint) return;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Telemetry.Name))
            .WithTracing(traces => traces.AddSource(Telemetry.Name).AddAspNetCoreInstrumentation(web => web.Filter = IsWorthATrace))
            .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation())
            .UseOtlpExporter(OpenTelemetry.Exporter.OtlpExportProtocol.Grpc, endpoint);
    }

    /// <summary>The collector; null where none is set.</summary>
    public static Uri? Endpoint(IConfiguration configuration)
    {
        var set = configuration[$"{OtlpOptions.Section}:{nameof(OtlpOptions.Endpoint)}"] ?? configuration[StandardSetting];
        return set is not null && IsEndpoint(set) ? new Uri(set) : null;
    }

    private static bool IsEndpoint(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static bool IsWorthATrace(HttpContext http) => !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
}
