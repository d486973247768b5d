using CoachBot.Crm.Webhook;
using CoachBot.Storage;

namespace CoachBot.Operations;

/// <summary>The hook connection <c>sandbox</c>: there when the Sandbox is on and no connection is configured. Its secret lies beside the database.</summary>
public static class SandboxConnection
{
    public static bool IsMade(IConfiguration configuration, IHostEnvironment environment) =>
        SandboxSwitch.IsOn(configuration, environment) && !configuration.GetSection($"{WebhookOptions.Section}:Connections").GetChildren().Any();

    /// <summary>The secret, made where there is none yet.</summary>
    public static string Secret(IConfiguration configuration) => SandboxSecret.EnsureFile(SandboxSecret.FileFor(Database(configuration)));

    /// <summary>Registers the connection, so that hooks can be sent to it from the first moment.</summary>
    public static void AddSandboxConnection(this WebApplicationBuilder builder)
    {
        if (!IsMade(builder.Configuration, builder.Environment)) return;
        var configuration = builder.Configuration;
        builder.Services.AddOptions<WebhookOptions>().PostConfigure(webhook =>
            webhook.Connections[SandboxSecret.Connection] = new WebhookConnectionOptions { Secret = Secret(configuration) });
    }

    /// <summary>Full path of the database file.</summary>
    public static string Database(IConfiguration configuration) =>
        Path.GetFullPath(configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.Sqlite)}"] ?? new StorageOptions().Sqlite);
}
