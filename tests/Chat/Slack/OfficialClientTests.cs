using System.Diagnostics;
using CoachBot.Tests.Code;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack;

/// <summary>Slack's own clients find in our fake what they find in Slack: it is no picture of our own mistakes.</summary>
public sealed class OfficialClientTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5); // a busy machine is no defect

    [Fact]
    public async Task Slacks_own_clients_talk_to_the_fake_as_they_talk_to_Slack()
    {
        await using var slack = await FakeSlack.Start(app: new FakeApp { SocketMode = true });
        var workspace = slack.Workspace("Acme");
        var installation = slack.Install(workspace);
        var ana = workspace.Person("ana@acme.example", "Ana Ruiz");
        workspace.Person("bo@acme.example", "Bo Lind");
        workspace.Person("cy@acme.example", "Cy Park");
        var room = workspace.Room("north", isPrivate: false, ana, workspace.Bot);
        slack.Faults.Limit("team.info", retryAfter: "7");

        var lines = await Run(slack, installation.Token, ana, room);

        Assert.Equal(
            [
                $"auth.test {workspace.Team} true",
                "chat.postMessage true 2",
                "chat.update Hello again",
                "conversations.history 1 key-1",
                "chat.postEphemeral string",
                "views.publish true true",
                "stale hash hash_conflict",
                "bad trigger invalid_trigger_id",
                "bad blocks invalid_blocks",
                "limited wait 7",
                "unknown room channel_not_found",
                "users.list 3 ana@acme.example",
                "users.lookupByEmail true",
                "files true",
                "socket connected 1",
                "interactive block_actions 1 from true",
                "event app_home_opened home 0",
                "socket connected 2",
                "event app_home_opened home 1",
                "end",
            ],
            lines);
        var screen = slack.Screen(ana);
        Assert.Equal("Hello & <welcome>", FakeScreen.Read(screen.Direct[0]));
        Assert.Contains("only you", screen.Messages.Select(FakeScreen.Read));
        Assert.Contains("heard /coach help me", screen.Messages.Select(FakeScreen.Read)); // the acknowledgement's own message
        Assert.DoesNotContain("only you", slack.Screen("bo@acme.example").Messages.Select(FakeScreen.Read));
        Assert.All(slack.Calls.Where(call => call.Target.StartsWith("/api/", StringComparison.Ordinal)), call => Assert.StartsWith("Bearer xoxb-", call.Headers["Authorization"].Replace("xapp-", "xoxb-", StringComparison.Ordinal)));
    }

    /// <summary>What is sent through the socket once the client has connected.</summary>
    private static async Task Talk(FakeSlack slack, FakePerson ana)
    {
        var screen = slack.Screen(ana);
        var told = await screen.Command("/coach help me");
        Assert.Equal("heard /coach help me", told.Json.Text("text"));
        Assert.True((await screen.Press("Go")).Acknowledged);
        Assert.True((await screen.OpenHome()).Acknowledged);

        var first = slack.Sockets.Open.Single();
        await first.Refresh();
        await first.Closed.WaitAsync(Longest, TimeProvider.System);
        await screen.Until(_ => slack.Sockets.Open.Count > 0 ? slack : null, what: "another socket");
        Assert.Equal(2, slack.Sockets.Opened);
        var (again, _) = slack.Sends.Made[^1];
        Assert.True((await slack.Sends.Event(FakeJson.Parse(again.Body)!.AsObject(), retry: 1, reason: "timeout")).Acknowledged);
    }

    private static async Task<IReadOnlyList<string>> Run(FakeSlack slack, string token, FakePerson ana, FakeRoom room)
    {
        var folder = Path.Combine(Repository.Root, "tests", "npm");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), "Run npm ci --prefix tests/npm first.");
        var start = new ProcessStartInfo("node", ["official-clients.mjs", slack.Api.ToString(), token, slack.App.AppToken, ana.Id, room.Id])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["NO_PROXY"] = "127.0.0.1";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var lines = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (line is not "do: talk")
                {
                    lines.Add(line);
                    continue;
                }

                await Talk(slack, ana);
                await process.StandardInput.WriteLineAsync("enough");
            }

            await process.WaitForExitAsync(limit.Token);
            return lines;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
