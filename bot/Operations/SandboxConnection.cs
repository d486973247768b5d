using CoachBot.Crm.Webhook;
using CoachBot.Operations.Sandbox;
using CoachBot.Storage;

namespace CoachBot.Operations;

/// <summary>The hook connection <c>sandbox</c>, seen from outside the service: there when the Sandbox is on and none of that name is configured. Its secret lies beside the database.</summary>
public static class SandboxConnection
{
    public static bool IsMade(IConfiguration configuration, IHostEnvironment environment) =>
        SandboxOptions.IsOn(configuration, environment) && configuration[$"{WebhookOptions.Section}:Connections:{SandboxSecret.Connection}:Secret"] is null;

    /// <summary>The secret, made where there is none yet.</summary>
    public static string Secret(IConfiguration configuration) => SandboxSecret.EnsureFile(SandboxSecret.FileFor(Database(configuration)));

    /// <summary>Full path of the database file.</summary>
    public static string Database(IConfiguration configuration) =>
        Path.GetFullPath(configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.Sqlite)}"] ?? new StorageOptions().Sqlite);
}
