using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Sandbox;

/// <summary>Keeps a real company out of a database that the Sandbox has filled: its people, meetings and deals are made up.</summary>
internal sealed class NoMadeUpCompany(Store store) : IHostedLifecycleService
{
    /// <exception cref="OptionsValidationException">It is such a database; the message says what to do.</exception>
    public Task StartingAsync(CancellationToken cancellationToken) => store.Read(SandboxTenant.WasMadeHere)
        ? throw new OptionsValidationException(StorageOptions.Section, typeof(StorageOptions), [$"{What(store.FilePath)} {Do}"])
        : Task.CompletedTask;

    public static string What(string path) => $"The database {path} holds what was tried in the Sandbox, a made-up company.";

    public const string Do = "Set Storage:Sqlite to another file, or delete it; copy it first where colleagues have used it. Sandbox:Enabled=true goes on with the Sandbox.";

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
