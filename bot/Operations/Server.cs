using System.Globalization;
using CoachBot.Storage;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CoachBot.Operations;

/// <summary>How the process listens, logs and stops.</summary>
public static class Server
{
    /// <summary>Where it listens when nobody says otherwise: this machine only.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>How long a stop waits for what is in hand.</summary>
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(20);

    private static readonly string[] WhereToListen = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public static void AddServer(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        OwnSettings.Apply(configuration);
        if (!WhereToListen.Any(key => configuration.GetSection(key) is { } section && (section.Value is { Length: > 0 } || section.GetChildren().Any())))
            builder.WebHost.UseUrls(DefaultUrl);

        builder.WebHost.ConfigureKestrel(Limit);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopsWithin);
        builder.Services.AddOptions<ClockOptions>().ValidateOnStart();
        builder.Services.AddProblemDetails();
        builder.Services.AddHostedService<StartLine>();
        AddLogs(builder);
    }

    /// <summary>Slow and swollen requests end early. Bodies are limited where they are read; requests are never decompressed.</summary>
    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    /// <summary>One line an entry for people; JSON in Production, for machines.</summary>
    private static void AddLogs(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();

        // What stops a start is thrown too, and said once, by the command line.
        builder.Services.AddOptions<LoggerFilterOptions>().Configure<IServiceProvider>((filter, services) => filter.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host",
            level => level >= LogLevel.Critical || (level >= LogLevel.Warning && services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested)));
        if (builder.Environment.IsProduction())
        {
            builder.Logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
            return;
        }

        builder.Logging.AddSimpleConsole(simple =>
        {
            simple.SingleLine = true;
            simple.TimestampFormat = string.Create(CultureInfo.InvariantCulture, $"HH:mm:ss ");
        });
    }
}
