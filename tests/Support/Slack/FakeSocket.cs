using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>One connection of Socket Mode, from Slack's side.</summary>
public sealed class FakeSocket
{
    private readonly WebSocket _web;
    private readonly MutableStream _stream;
    private readonly Action _abort;
    private readonly SemaphoreSlim _one = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<FakeAck?>> _asked = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal FakeSocket(WebSocket web, MutableStream stream, Action abort) => (_web, _stream, _abort) = (web, stream, abort);

    /// <summary>Ends when the connection has, and is counted among the open ones no more.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Acknowledgements of envelopes that nobody asked for any more, or never.</summary>
    public ConcurrentQueue<string> Stray { get; } = new();

    /// <summary>It was told to go, or is cut: nothing more is sent through it.</summary>
    public bool Leaving { get; private set; }

    /// <summary>Asks the client to connect anew; it is still heard meanwhile.</summary>
    public Task Refresh() => Disconnect("refresh_requested");

    /// <summary>About ten seconds ahead of the end.</summary>
    public Task Warn() => Send(Goodbye("warning"));

    /// <summary>Socket Mode was switched off.</summary>
    public Task Disable() => Disconnect("link_disabled");

    public async Task Disconnect(string reason)
    {
        Leaving = true;
        await Send(Goodbye(reason));
    }

    /// <summary>Connected, but nothing comes or goes any more: no frame, no ping, no pong.</summary>
    public void Silence() => _stream.Mute();

    /// <summary>The connection breaks without a word.</summary>
    public void Cut()
    {
        Leaving = true;
        _stream.Mute();
        _abort();
    }

    public async Task Send(JsonObject frame) => await SendText(frame.ToJsonString());

    /// <summary>A frame as it stands, for one that is no JSON; in pieces, as large ones come.</summary>
    public async Task SendText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var half = bytes.Length / 2;
        await _one.WaitAsync();
        try
        {
            await _web.SendAsync(bytes.AsMemory(0, half), WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
            await _web.SendAsync(bytes.AsMemory(half), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            _broken.TrySetResult();
        }
        finally
        {
            _one.Release();
        }
    }

    internal async Task<FakeAck?> Ask(string id, JsonObject envelope, TimeSpan within)
    {
        var answer = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await Send(envelope);
        await Task.WhenAny(answer.Task, _broken.Task, Task.Delay(within, TimeProvider.System));
        _asked.TryRemove(id, out _);
        return answer.Task.IsCompletedSuccessfully ? await answer.Task : null;
    }

    /// <summary>Hears acknowledgements until the connection ends.</summary>
    internal async Task Read()
    {
        var buffer = new byte[16 * 1024];
        using var frame = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _web.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType is WebSocketMessageType.Close) break;
                frame.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;
                Take(Encoding.UTF8.GetString(frame.ToArray()));
                frame.SetLength(0);
            }

            await _web.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has gone without a word.
        }

        _broken.TrySetResult();
    }

    internal void End() => _closed.TrySetResult();

    private static JsonObject Goodbye(string reason) => new() { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "applink-1" } };

    private void Take(string text)
    {
        var id = FakeJson.Parse(text).Text("envelope_id");
        if (id is not null && _asked.TryGetValue(id, out var answer)) answer.TrySetResult(new FakeAck(FakeJson.Parse(text)?["payload"] as JsonObject));
        else Stray.Enqueue(id ?? text);
    }
}

/// <summary>A stream that can fall silent: what is written is lost, and nothing is read any more.</summary>
internal sealed class MutableStream(Stream inner) : Stream
{
    private readonly TaskCompletionSource _muted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public void Mute() => _muted.TrySetResult();

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);

            // Of a peer that has gone, the end is heard even by one who is silent.
            if (!_muted.Task.IsCompleted || read == 0) return read;
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _muted.Task.IsCompleted ? ValueTask.CompletedTask : inner.WriteAsync(buffer, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
