using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CoachBot.Tests.Support;

/// <summary><c>dotnet</c> with arguments, in a folder, as somebody types it.</summary>
public sealed class CommandRun : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5); // a busy machine is no defect

    /// <summary>Below those that Linux and others give to whoever asks for any (32768 and up).</summary>
    private const int FirstPort = 12_000;
    private const int Ports = 20_000;

    /// <summary>Another beginning for each run, so that two beside each other do not meet.</summary>
    private static int _port = Environment.ProcessId * 97;

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

    /// <summary>
    /// A port that nobody listens at, and that the machine gives to nobody by itself: whoever is told of it may bind it later, or
    /// leave it for a while.
    /// </summary>
    public static int FreePort()
    {
        for (var tries = 0; tries < Ports; tries++)
        {
            var port = FirstPort + (int)((uint)Interlocked.Increment(ref _port) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody is there.
            }
        }

        throw new InvalidOperationException("No port is free.");
    }

    private void Write(string? line)
    {
        lock (_output) _output.AppendLine(line);
        _printed.Release();
    }
}
