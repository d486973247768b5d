using System.Diagnostics;
using System.Globalization;
using System.Text;
using CoachBot.Tests.Code;

namespace CoachBot.Tests.Support.Teams;

/// <summary>
/// Microsoft's own Agents Playground (npm <c>@microsoft/m365agentsplayground</c>): a chat in the browser that speaks with a bot as
/// Teams does, without any login. It runs on loopback, without telemetry, with people and rooms of ours.
/// https://learn.microsoft.com/microsoft-365/agents-sdk/test-with-toolkit-project
/// </summary>
public sealed class Playground : IAsyncDisposable
{
    public const string App = "11111111-1111-4111-8111-111111111111";
    public const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    public const string Jonas = "jonas.weber@ours.example";
    public const string DirectRoom = "a:1jonas";
    public const string Team = "19:north@thread.tacv2";

    /// <summary>It takes no fewer than five people beside the one who sits before it.</summary>
    private static readonly string[] Others = ["mira.novak", "ana.ruiz", "bo.lind", "cy.park", "di.moor"];

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5); // a busy machine is no defect

    private readonly TempFolder _folder = new();
    private readonly StringBuilder _log = new();
    private Process? _process;

    private Playground(int port) => Address = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");

    public Uri Address { get; }

    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>Starts it before a bot and waits until its page is served.</summary>
    /// <param name="bot">The bot's <c>/api/messages</c>.</param>
    public static async Task<Playground> Start(Uri bot)
    {
        var playground = new Playground(CommandRun.FreePort());
        try
        {
            await playground.Launch(bot);
            return playground;
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private async Task Launch(Uri bot)
    {
        var npm = Path.Combine(Repository.Root, "tests", "npm");
        Assert.True(Directory.Exists(Path.Combine(npm, "node_modules")), "Run npm ci --prefix tests/npm first.");
        await File.WriteAllTextAsync(_folder.File("people.yml"), People());
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                "--require", Path.Combine(npm, "loopback.cjs"), Path.Combine(npm, "node_modules/@microsoft/m365agentsplayground/cli.js"),
                "start", "--app-endpoint", bot.ToString(), "--channel-id", "msteams", "--port", Address.Port.ToString(CultureInfo.InvariantCulture),
                "--service-url", new Uri(Address, "_connector").ToString(), "--disable-telemetry",
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["SEND_INSTALLATION_ACTIVITY"] = "true";
        start.Environment["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = _folder.File("people.yml");
        start.Environment["M365_AGENTS_PLAYGROUND_LOGFILE"] = _folder.File("playground.log");
        start.Environment["NO_PROXY"] = "127.0.0.1,localhost";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Serves();
    }

    private async Task Serves()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (_process!.HasExited) throw new InvalidOperationException($"The Playground ended with {_process.ExitCode}:\n{Log}");
            if (waited.Elapsed > LongestStart) throw new TimeoutException($"The Playground was not there in time:\n{Log}");
            try
            {
                using var answer = await client.GetAsync("/");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static string People()
    {
        var yaml = new StringBuilder($"""
            version: "0.1.1"
            tenantId: {Tenant}
            bot:
              id: 28:{App}
              name: CoachBot
            currentUser:
              {Person("jonas.weber", 0)}
            users:

            """.ReplaceLineEndings("\n"));
        foreach (var (name, at) in Others.Select((name, at) => (name, at + 1))) yaml.Append("  - ").Append(Person(name, at).Replace("\n  ", "\n    ", StringComparison.Ordinal)).Append('\n');
        return yaml.Append($"""
            personalChat:
              id: {DirectRoom}
            groupChat:
              id: 19:group@thread.v2
              name: Group
            team:
              id: {Team}
              name: North
              aadGroupId: 00000000-0000-4000-8000-000000000100
              channels:
                - id: 19:deals@thread.tacv2
                  name: Deals

            """.ReplaceLineEndings("\n")).ToString();
    }

    private static string Person(string name, int at)
    {
        var names = name.Split('.').Select(part => char.ToUpperInvariant(part[0]) + part[1..]).ToList();
        return string.Join("\n  ",
        [
            $"id: 29:1{names[0].ToLowerInvariant()}",
            $"name: {names[0]} {names[1]}",
            $"userPrincipleName: {name}@ours.example",
            $"aadObjectId: 00000000-0000-4000-8000-00000000000{at.ToString(CultureInfo.InvariantCulture)}",
            $"givenName: {names[0]}",
            $"surname: {names[1]}",
            $"email: {name}@ours.example",
        ]);
    }

    private void Write(string? line)
    {
        lock (_log) _log.AppendLine(line);
    }
}
