using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CoachBot.Tests.Support;

/// <summary><c>dotnet</c> with arguments, in a folder, as somebody types it.</summary>
public sealed class CommandRun : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly SemaphoreSlim _printed = new(0);

    private CommandRun(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has printed so far, on both streams.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public static CommandRun Start(string folder, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Waits for a text in its output.</summary>
    public async Task Prints(string text)
    {
        using var limit = new CancellationTokenSource(Longest);
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited) throw new InvalidOperationException($"It ended with {_process.ExitCode} and did not print '{text}':\n{Output}");
            await _printed.WaitAsync(TimeSpan.FromSeconds(1), limit.Token);
        }
    }

    /// <summary>Waits for its end; answers the exit code.</summary>
    public async Task<int> Ends()
    {
        using var limit = new CancellationTokenSource(Longest);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _printed.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Write(string? line)
    {
        lock (_output) _output.AppendLine(line);
        _printed.Release();
    }
}
