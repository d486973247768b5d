using CoachBot.Crm.Webhook;
using CoachBot.Operations.Sandbox;

namespace CoachBot.Operations.Checkup;

/// <summary>Where to try CoachBot, and the secret with which hooks to the connection <c>sandbox</c> are signed; without the Sandbox, whether its made-up company is gone.</summary>
public static class SandboxCheckup
{
    public static IEnumerable<Finding> Look(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!SandboxOptions.IsOn(configuration, environment))
        {
            var database = SandboxConnection.Database(configuration);
            if (Peek.Into(database, "tenants", sql => new List<bool> { SandboxTenant.WasMadeHere(sql) }).Contains(true)) yield return Finding.Error(NoMadeUpCompany.What(database), NoMadeUpCompany.Do);
            yield break;
        }

        if (ListenAddresses.Read(configuration) is [var here, ..]) yield return Finding.Note($"The Sandbox is on: {new Uri(here, "/sandbox")} in a browser.");
        if (SandboxConnection.IsMade(configuration, environment)) yield return Secret(configuration);
    }

    private static Finding Secret(IConfiguration configuration)
    {
        try
        {
            return Finding.Note($"Secret of the connection '{SandboxSecret.Connection}': {SandboxConnection.Secret(configuration)}");
        }
        catch (Exception unusable) when (unusable is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Finding.Error($"The secret of the connection '{SandboxSecret.Connection}' cannot be had.", unusable.Message);
        }
    }
}
