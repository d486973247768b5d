using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Support.Slack;

/// <summary>Installations over a database of its own, with the real key ring in it.</summary>
internal sealed class SlackStore : IAsyncDisposable
{
    public const string Team = "T0ACME";
    public const string Token = "xoxb-1-planted-token";

    private readonly TempStore temp = new();
    private ServiceProvider keys;

    public SlackStore(SlackOptions? options = null, FakeTimeProvider? machine = null)
    {
        if (machine is not null) Machine = machine;
        Options = options ?? new SlackOptions { ClientId = "1.2", ClientSecret = "client-secret-planted", SigningSecret = new string('s', 32), Workspaces = [Team, "E0ORG"] };
        keys = Keys();
        Installations = Open();
    }

    public SlackOptions Options { get; set; }

    public Store Store => temp.Store;

    public FakeTimeProvider Machine { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    public Installations Installations { get; private set; }

    public TokenVault Vault => new(keys.GetRequiredService<IDataProtectionProvider>());

    /// <summary>What comes of a token's renewal.</summary>
    public TokenRenewal Renew { get; set; } = (_, _) => throw new InvalidOperationException("Nothing is to be renewed.");

    public ListLogger<Installations> Log { get; } = new();

    /// <summary>A workspace that has installed the app, with every scope that anybody asks for.</summary>
    public static Grant Grant(string team = Team, string enterprise = "", string? token = Token, string scopes = "chat:write,commands,im:write,users:read,users:read.email") =>
        new(enterprise, team, team.Length > 0 ? $"Workspace {team}" : $"Organisation {enterprise}", "A0COACH", "U0BOT", CoachBot.Chat.Slack.Workspaces.Grant.ReadScopes(scopes), token);

    /// <summary>Installs it in <see cref="Team"/>.</summary>
    public Task<Installation> Install(Grant? grant = null) => Installations.Keep(grant ?? Grant(), default);

    /// <summary>As after a crash.</summary>
    public async Task Restart()
    {
        await keys.DisposeAsync();
        await temp.Restart();
        keys = Keys();
        Installations = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await keys.DisposeAsync();
        await temp.DisposeAsync();
    }

    private Installations Open() => new(Store, Vault, (token, cancel) => Renew(token, cancel), Microsoft.Extensions.Options.Options.Create(Options), Machine, Log);

    private ServiceProvider Keys()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName(TokenVault.Application);
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeyRing(Store));
        return services.BuildServiceProvider();
    }
}

/// <summary>Keeps what is logged.</summary>
internal sealed class ListLogger<T> : ILogger<T>
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines) return [.. lines];
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines) lines.Add($"{logLevel}: {formatter(state, exception)}{exception}");
    }
}
