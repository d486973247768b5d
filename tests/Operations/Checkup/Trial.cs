using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Socket;
using CoachBot.Chat.Slack.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Operations.Checkup;

/// <summary>A trial of a socket against a Slack on loopback.</summary>
internal sealed class Trial : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly SocketDialer dialer;

    public Trial(Uri api)
    {
        var options = Create(new SlackOptions { BotToken = "xoxb-1", AppToken = "xapp-1", Api = api });
        var registered = new ServiceCollection().AddSingleton(options).AddLogging();
        registered.AddSlackHttp();
        services = registered.BuildServiceProvider();
        var client = new SlackClient(services.GetRequiredService<IHttpClientFactory>(), options, TimeProvider.System, NullLogger<SlackClient>.Instance);
        dialer = new SocketDialer(client, options, TimeProvider.System);
        Socket = new SocketTrial(dialer, TimeProvider.System);
    }

    public SocketTrial Socket { get; }

    public async ValueTask DisposeAsync()
    {
        dialer.Dispose();
        await services.DisposeAsync();
    }
}
