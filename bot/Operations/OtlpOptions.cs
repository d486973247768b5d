namespace CoachBot.Operations;

/// <summary>Settings <c>Otlp:…</c>.</summary>
public sealed record OtlpOptions
{
    public const string Section = "Otlp";

    /// <summary>Where traces and metrics go; absent: nowhere. <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> means the same.</summary>
    public string? Endpoint { get; init; }
}
