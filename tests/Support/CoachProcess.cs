using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Crm.Webhook;

namespace CoachBot.Tests.Support;

/// <summary>The real executable on loopback, with a database of its own, that can be killed at any moment and started again.</summary>
public sealed class CoachProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5); // a busy machine is no defect

    private readonly string _folder = Directory.CreateTempSubdirectory("coachbot-").FullName;
    private readonly Dictionary<string, string> _settings;
    private readonly StringBuilder _log = new();
    private Process? _process;

    public CoachProcess(params (string Name, string Value)[] settings)
    {
        Port = CommandRun.FreePort();
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}"), Timeout = TimeSpan.FromSeconds(100) };
        _settings = new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Storage__Sqlite"] = DatabasePath,
            ["Sandbox__Scene"] = "empty",
            ["Sandbox__VirtualClock"] = "true",
            ["Sandbox__StartAt"] = "2026-11-20T07:00:00Z",
            ["Tenant__OwnDomains__0"] = "ours.example",
        };
        foreach (var (name, value) in settings) _settings[name] = value;
    }

    public int Port { get; }

    public HttpClient Client { get; }

    public string DatabasePath => Path.Combine(_folder, "coachbot.db");

    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task Start()
    {
        Launch();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (_process!.HasExited) throw new InvalidOperationException($"CoachBot ended with {_process.ExitCode}:\n{Log}");
            if (waited.Elapsed > LongestStart) throw new TimeoutException($"CoachBot was not ready in time:\n{Log}");
            try
            {
                using var answer = await Client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        }
    }

    /// <summary>kill -9, without warning.</summary>
    public async Task Kill()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async Task<JsonNode?> Post(string path, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync(path, content);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {text}", null, answer.StatusCode);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>Sends a signed hook. False where it must be sent again.</summary>
    public async Task<bool> Deliver((string Id, string Type, Dictionary<string, object> Data) hook)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { type = hook.Type, timestamp = "2026-11-20T07:00:00Z", data = hook.Data });
        var secret = SandboxSecret.EnsureFile(SandboxSecret.FileFor(DatabasePath));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/webhook/sandbox") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in StandardWebhooks.Headers(secret, hook.Id, TimeProvider.System.GetUtcNow(), body)) request.Headers.Add(name, value);
        using var answer = await Client.SendAsync(request);
        if (answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests) return false;
        Assert.True(answer.StatusCode is HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return true;
    }

    /// <summary>Moves the virtual clock. False where it must be tried again; true too where it is there already.</summary>
    public async Task<bool> MoveTo(string instant)
    {
        using var content = new StringContent($$"""{"to":"{{instant}}"}""", Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync("/sandbox/api/clock", content);
        if (answer.IsSuccessStatusCode) return true;
        if (answer.StatusCode is not HttpStatusCode.Conflict) return false;
        var now = (await Get("/sandbox/api/clock"))["now"]!.GetValue<string>();
        return DateTimeOffset.Parse(now, CultureInfo.InvariantCulture) >= DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
    }

    public async Task<JsonNode> Get(string path) => JsonNode.Parse(await Client.GetStringAsync(path))!;

    public async ValueTask DisposeAsync()
    {
        await Kill();
        Client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Launch()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "CoachBot.dll"), "--urls", Client.BaseAddress!.ToString() },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Write(string? line)
    {
        lock (_log) _log.AppendLine(line);
    }
}
