using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CoachBot.Benchmarks.Support;

namespace CoachBot.Benchmarks.Hooks;

/// <summary>Load over plain sockets, so that the sender costs little: a request at a time on each connection, kept alive.</summary>
internal static class Load
{
    /// <summary>As fast as it goes. Requests a second; every answer must be 202.</summary>
    public static async Task<double> Saturate(IPEndPoint address, int connections, IReadOnlyCollection<byte[]> requests)
    {
        var left = new ConcurrentQueue<byte[]>(requests);
        var watch = Work.Start();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var socket = await Connect(address);
            var buffer = new byte[4096];
            while (left.TryDequeue(out var request)) await Exchange(socket, request, buffer);
        })));
        return watch.Stop().PerSecond(requests.Count);
    }

    /// <summary>At a fixed rate whatever the answers do. Milliseconds from when each was to be sent until its answer.</summary>
    public static async Task<IReadOnlyCollection<double>> Steady(IPEndPoint address, int connections, List<byte[]> requests, double perSecond)
    {
        var latencies = new ConcurrentBag<double>();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(async () =>
        {
            using var socket = await Connect(address);
            var buffer = new byte[4096];
            for (var i = number; i < requests.Count; i += connections)
            {
                var at = TimeSpan.FromSeconds(i / perSecond);
                var wait = at - Stopwatch.GetElapsedTime(started);
                if (wait > TimeSpan.Zero) await Task.Delay(wait, TimeProvider.System);

                // A timer that wakes late is ours, not the service's; a connection still busy is the service's.
                var sent = wait > TimeSpan.Zero ? Stopwatch.GetElapsedTime(started) : at;
                await Exchange(socket, requests[i], buffer);
                latencies.Add((Stopwatch.GetElapsedTime(started) - sent).TotalMilliseconds);
            }
        })));
        return latencies;
    }

    private static async Task<Socket> Connect(IPEndPoint address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address);
        return socket;
    }

    private static async Task Exchange(Socket socket, byte[] request, byte[] buffer)
    {
        var sent = 0;
        while (sent < request.Length) sent += await socket.SendAsync(request.AsMemory(sent));
        var read = 0;
        while (true)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (more == 0) throw new IOException("The service closed the connection.");
            read += more;
            var answer = buffer.AsSpan(0, read);
            if (!answer.StartsWith("HTTP/1.1 202"u8) && read >= 12)
                throw new InvalidOperationException(System.Text.Encoding.ASCII.GetString(answer));
            if (answer.EndsWith("\r\n\r\n"u8)) return;
        }
    }
}
