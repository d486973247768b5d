using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using CoachBot.Operations.Checkup;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.CommandLine;

/// <summary>What can be typed behind the program's name. Nothing, or settings alone, runs the server.</summary>
public static class Commands
{
    /// <summary>What is expected to fail is said below in plain words, for commands as for the service.</summary>
    private static readonly InvocationConfiguration Plain = new() { EnableDefaultExceptionHandler = false };

    /// <summary>The exit code of what somebody broke off.</summary>
    private const int Broken = 130;

    /// <param name="build">Makes the service from its settings, without starting it.</param>
    /// <returns>The exit code: 0 where all is well.</returns>
    public static async Task<int> Run(string[] args, Func<string[], WebApplication> build)
    {
        try
        {
            if (!IsCommand(args)) return await Serve(build, args);
            var (command, settings) = Parted(args);
            return await Root(more => build([.. settings, .. more])).Parse(command).InvokeAsync(Plain);
        }
        catch (Exception stopped) when (StartCheckup.Told(stopped) is { Count: > 0 } told)
        {
            return await Refusal.Refuse(string.Join(Environment.NewLine, told));
        }
        catch (OperationCanceledException) when (IsCommand(args))
        {
            await Console.Error.WriteLineAsync("It was broken off.");
            return Broken;
        }
    }

    /// <summary>Settings look like <c>--Key=value</c>, <c>--urls http://…</c> or <c>Key=value</c>; a command is a bare word.</summary>
    internal static bool IsCommand(string[] args) => args is [var first, ..]
        && (first is "--help" or "-h" or "-?" or "--version" || !(first.StartsWith('-') || first.StartsWith('/') || first.Contains('=', StringComparison.Ordinal)));

    /// <summary>Settings may stand behind every command: what has a colon in its name is none of a command's own options.</summary>
    internal static (string[] Command, string[] Settings) Parted(string[] args)
    {
        var (command, settings) = (new List<string>(), new List<string>());
        for (var at = 0; at < args.Length; at++)
        {
            var name = args[at].Split('=')[0];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !name.Contains(':', StringComparison.Ordinal))
            {
                command.Add(args[at]);
                continue;
            }

            settings.Add(args[at]);
            if (name.Length == args[at].Length && at + 1 < args.Length) settings.Add(args[++at]);
        }

        return ([.. command], [.. settings]);
    }

    private static RootCommand Root(Func<string[], WebApplication> build) =>
        new("CoachBot coaches sales people in the chat they use. Without a command it runs the service; settings follow as --Section:Name=value, here and behind each command.")
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
        var (settings, database) = (app.Configuration, SandboxConnection.Database(app.Configuration));
        var (addresses, unreadable) = (ListenAddresses.Read(settings), ListenAddresses.Unreadable(settings));

        // What is wrong with the settings is said before anything starts.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (Exception stopped) when (stopped is IOException or UnauthorizedAccessException or SocketException or DbException || unreadable.Count > 0)
        {
            if (StartCheckup.Told(database, addresses, unreadable) is not { Count: > 0 } told) throw;
            return await Refusal.Refuse(string.Join(Environment.NewLine, told));
        }
    }
}
