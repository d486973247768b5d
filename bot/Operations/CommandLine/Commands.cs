using System.CommandLine;
using CoachBot.Content;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.CommandLine;

/// <summary>What can be typed behind the program's name. Nothing, or settings alone, runs the server.</summary>
public static class Commands
{
    /// <summary>What is expected to fail is said below in plain words, for commands as for the service.</summary>
    private static readonly InvocationConfiguration Plain = new() { EnableDefaultExceptionHandler = false };

    /// <param name="build">Makes the service from its settings, without starting it.</param>
    /// <returns>The exit code: 0 where all is well.</returns>
    public static async Task<int> Run(string[] args, Func<string[], WebApplication> build)
    {
        try
        {
            return IsCommand(args) ? await Root(build).Parse(args).InvokeAsync(Plain) : await Serve(build, args);
        }
        catch (Exception expected) when (expected is ContentException or OptionsValidationException or StoreInUseException)
        {
            await Console.Error.WriteLineAsync(expected.Message);
            return 1;
        }
    }

    /// <summary>Settings look like <c>--Key=value</c>, <c>--urls http://…</c> or <c>Key=value</c>; a command is a bare word.</summary>
    internal static bool IsCommand(string[] args) => args is [var first, ..]
        && (first is "--help" or "-h" or "-?" or "--version" || !(first.StartsWith('-') || first.StartsWith('/') || first.Contains('=', StringComparison.Ordinal)));

    private static RootCommand Root(Func<string[], WebApplication> build) =>
        new("CoachBot coaches sales people in the chat they use. Without a command it runs the service; settings follow as --Key=value.")
        {
            CheckCommand.Create(build),
            ContentCommand.Create(build),
            SendCommand.Create(build),
            DemoCommand.Create(build),
            DryRunCommand.Create(build),
            AddressCommand.Create(build),
            ManifestCommand.Create(build),
            TeamsCommand.Create(build),
        };

    private static async Task<int> Serve(Func<string[], WebApplication> build, string[] args)
    {
        await using var app = build(args);
        await app.RunAsync();
        return 0;
    }
}
