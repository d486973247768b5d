using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CoachBot.Tests.Chat.Teams.Connector;

/// <summary>Listens on loopback, below HTTP: counts whoever connects and whatever is written, and answers as it is told.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly TcpListener _tcp = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, string>? _answer;
    private readonly StringBuilder _heard = new();
    private readonly Task _all;
    private int _connections;
    private int _bytes;

    /// <param name="answer">Request to answer, as they go over the wire; empty to break off. Null answers 200.</param>
    public Listener(Func<string, string>? answer = null)
    {
        _answer = answer;
        _tcp.Start();
        _all = Accept();
    }

    public int Port => ((IPEndPoint)_tcp.LocalEndpoint).Port;

    public int Connections => _connections;

    public int Bytes => _bytes;

    public string Heard
    {
        get
        {
            lock (_heard) return _heard.ToString();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _tcp.Stop();
        await _all;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        List<Task> served = [];
        try
        {
            while (true)
            {
                var client = await _tcp.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                served.Add(Serve(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        var request = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            var stream = client.GetStream();
            while (!IsWhole(request.ToString()))
            {
                var read = await stream.ReadAsync(buffer, _stop.Token);
                if (read == 0) return;
                Interlocked.Add(ref _bytes, read);
                request.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }

            lock (_heard) _heard.Append(request);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_answer?.Invoke(request.ToString()) ?? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Whoever called went away, or the test is over.
        }
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        const string Length = "Content-Length: ";
        var at = request.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at > end) return true;
        var length = int.Parse(request.AsSpan(at + Length.Length, request.IndexOf('\r', at) - at - Length.Length), System.Globalization.CultureInfo.InvariantCulture);
        return request.Length - end - 4 >= length;
    }
}
