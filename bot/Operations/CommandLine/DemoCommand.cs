using System.CommandLine;
using CoachBot.Content;
using CoachBot.Operations.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CoachBot.Operations.CommandLine;

/// <summary><c>demo</c>: plays the built-in story through the real service, in virtual time, on a database that is thrown away.</summary>
internal static class DemoCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var command = new Command("demo", "Play a week of one team in virtual time and print it as it would be read in chat.");
        command.SetAction((_, cancel) => Play(build, Console.Out, cancel));
        return command;
    }

    public static async Task<int> Play(Func<string[], WebApplication> build, TextWriter output, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("coachbot-demo-");
        try
        {
            // A made-up company, and nothing of a real one: what this machine says of its own domains, its Slack or its Teams is left out.
            string[] settings =
            [
                OwnSettings.Only,
                $"--Storage:Sqlite={Path.Combine(folder.FullName, "demo.db")}",
                "--Sandbox:Enabled=true",
                "--Sandbox:Scene=demo",
                "--Sandbox:VirtualClock=true",
                "--Logging:LogLevel:Default=None",
                "--urls=http://127.0.0.1:0",
            ];
            await using var app = build(settings);
            var story = Story.Read(app.Services.GetRequiredService<ContentStore>().Path);
            await app.StartAsync(cancel);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            using var sandbox = new SandboxClient(new HttpClient { BaseAddress = new Uri(address) });
            await new StoryTeller(sandbox, new Transcript(sandbox, output)).Tell(story, cancel);
            await app.StopAsync(cancel);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
