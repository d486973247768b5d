using System.CommandLine;
using CoachBot.Crm.Webhook;
using CoachBot.Storage;
using static CoachBot.Operations.CommandLine.Refusal;

namespace CoachBot.Operations.CommandLine;

/// <summary><c>send</c>: signs a body as a sender would, posts it, prints the answer; the shortest way to try an integration.</summary>
internal static class SendCommand
{
    private static readonly TimeSpan Waits = TimeSpan.FromSeconds(30);

    public static Command Create(Func<string[], WebApplication> build)
    {
        var file = new Argument<string>("file.json") { Description = "The body: {\"type\": …, \"timestamp\": …, \"data\": {…}}." };
        var connection = new Option<string>("--connection")
        {
            Description = "Whose secret signs it; the name of a Webhook:Connections entry.",
            DefaultValueFactory = _ => SandboxSecret.Connection,
        };
        var to = new Option<string?>("--to") { Description = "Where to; by default the service on this machine." };
        var command = new Command("send", "Sign a hook and post it.") { file, connection, to };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) =>
            Send(build([.. parsed.UnmatchedTokens]), parsed.GetValue(file)!, parsed.GetValue(connection)!, parsed.GetValue(to), cancel));
        return command;
    }

    private static async Task<int> Send(WebApplication app, string file, string connection, string? to, CancellationToken cancel)
    {
        await using var built = app;
        if (Target(app.Configuration, connection, to) is not { } url) return await Refuse($"{to} is not an address: write it as http://127.0.0.1:5080.");
        if (Secret(app, connection) is not { } secret)
            return await Refuse($"There is no connection '{connection}': set Webhook:Connections:{connection}:Secret, as the service has it.");

        // A hook goes to our own service: a proxy that stands in the environment is for the world outside.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = !url.IsLoopback, AllowAutoRedirect = false }) { Timeout = Waits };
        var sent = await Waiting.For($"Sending to {url}", () => new WebhookSender(http, TimeProvider.System).Send(file, secret, url, cancel));
        if (sent.Problem is { } problem) return await Refuse(problem);
        Console.Out.WriteLine(sent.Status);
        if (sent.Body.Length > 0) Console.Out.WriteLine(sent.Body);
        return sent.Status is >= 200 and < 300 ? 0 : 1;
    }

    /// <summary>An address without a path means the hook of the connection there.</summary>
    private static Uri? Target(IConfiguration configuration, string connection, string? to)
    {
        var hook = $"/hooks/webhook/{Uri.EscapeDataString(connection)}";
        if (to is null) return ListenAddresses.Read(configuration) is [var here, ..] ? new Uri(here, hook) : null;
        if (!Uri.TryCreate(to, UriKind.Absolute, out var given) || given.Scheme is not ("http" or "https")) return null;
        return given.AbsolutePath == "/" ? new Uri(given, hook) : given;
    }

    private static string? Secret(WebApplication app, string connection)
    {
        if (app.Configuration[$"{WebhookOptions.Section}:Connections:{connection}:Secret"] is { Length: > 0 } set) return set;
        return connection == SandboxSecret.Connection && SandboxConnection.IsMade(app.Configuration, app.Environment)
            ? SandboxConnection.Secret(app.Configuration)
            : null;
    }
}
