using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CoachBot.Benchmarks.Start;

/// <summary>A process of a web application, started and waited for.</summary>
internal sealed class Started : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process process;

    private Started(Process process, TimeSpan took) => (this.process, Took) = (process, took);

    /// <summary>From its start to its first good answer.</summary>
    public TimeSpan Took { get; }

    /// <summary>Resident memory in MB.</summary>
    public double Megabytes => File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var kilobytes, _] ? double.Parse(kilobytes, System.Globalization.CultureInfo.InvariantCulture) / 1024 : 0;

    public static async Task<Started> Run(string application, string path, IReadOnlyDictionary<string, string> settings)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo("dotnet", [application]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_URLS"] = $"http://{address}";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var since = Stopwatch.GetTimestamp();
        var running = Process.Start(start)!;
        var said = new StringBuilder();
        running.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        running.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        running.BeginOutputReadLine();
        running.BeginErrorReadLine();
        while (!await Answers(address, path))
        {
            if (running.HasExited || Stopwatch.GetElapsedTime(since) > Patience) throw new InvalidOperationException($"{application} did not start:\n{said}");
            await Task.Delay(TimeSpan.FromMilliseconds(3), TimeProvider.System);
        }

        return new Started(running, Stopwatch.GetElapsedTime(since));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static IPEndPoint FreeAddress()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)socket.LocalEndPoint!;
    }

    private static async Task<bool> Answers(IPEndPoint address, string path)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address);
            await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"));
            var answer = new byte[64];
            var read = await socket.ReceiveAsync(answer);
            return answer.AsSpan(0, read).StartsWith("HTTP/1.1 200"u8);
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
