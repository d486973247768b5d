using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Tokens;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Teams.Tokens;

/// <summary>What checks tokens, as the product registers it, before a key server of our own.</summary>
internal sealed class TokensWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly TempStore _temp = new();
    private readonly ServiceProvider _services;

    private TokensWorld(FakeKeys keys, FakeTimeProvider machine, Dictionary<string, string?> settings)
    {
        (Keys, Machine) = (keys, machine);
        keys.ServiceUrl = new Uri(keys.Address, "teams/").ToString();
        settings.TryAdd("Teams:AppId", FakeKeys.AppId);
        settings.TryAdd("Teams:TenantId", FakeKeys.Tenant);
        settings.TryAdd("Teams:Local", keys.Address.ToString());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddOptions<TeamsOptions>().BindConfiguration(TeamsOptions.Section);
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<TimeProvider>(machine);
        services.AddSingleton(_temp.Store);
        services.AddClouds(TeamsOptions.In(configuration));
        services.AddTokens(configuration);
        _services = services.BuildServiceProvider();
    }

    public FakeKeys Keys { get; }

    public FakeTimeProvider Machine { get; }

    public Store Store => _temp.Store;

    public Support.CollectedLog Log { get; } = new();

    public ServiceTokens Service => _services.GetRequiredService<ServiceTokens>();

    public PersonTokens Persons => _services.GetRequiredService<PersonTokens>();

    public static Task<TokensWorld> Start(params (string Key, string? Value)[] settings) => Start(settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal));

    private static async Task<TokensWorld> Start(Dictionary<string, string?> settings)
    {
        var machine = new FakeTimeProvider(Monday);
        return new TokensWorld(await FakeKeys.Start(machine), machine, settings);
    }

    /// <summary>An activity such as Teams sends it.</summary>
    public JsonObject Activity() => new()
    {
        ["type"] = "message",
        ["id"] = "1485983408511",
        ["channelId"] = "msteams",
        ["serviceUrl"] = Keys.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = "29:1XJ", ["aadObjectId"] = "7faf8ab2-3d56-4244-b585-20c8a42ed2b8" },
        ["conversation"] = new JsonObject { ["id"] = "a:17I", ["conversationType"] = "personal", ["tenantId"] = FakeKeys.Tenant },
        ["recipient"] = new JsonObject { ["id"] = "28:" + FakeKeys.AppId },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeKeys.Tenant } },
        ["text"] = "help",
    };

    /// <summary>The status with which a request with this token and body is refused; 0 where it is taken.</summary>
    public Task<int> Send(Action<FakeToken>? token = null, Action<JsonObject>? activity = null)
    {
        var body = Activity();
        activity?.Invoke(body);
        return Send($"Bearer {Keys.Token(token)}", body.ToJsonString());
    }

    public async Task<int> Send(string? authorization, string body, bool loopback = false) => (await Take(authorization, body, loopback)).Verdict.Status;

    /// <param name="more">Headers beside it, or in place of it; one of no values is left out.</param>
    public Task<(HookVerdict Verdict, TeamsActivity? Activity)> Take(string? authorization, string body, bool loopback = false, params (string Name, string[] Values)[] more) =>
        Take(authorization, Encoding.UTF8.GetBytes(body), loopback, more);

    public async Task<(HookVerdict Verdict, TeamsActivity? Activity)> Take(string? authorization, byte[] body, bool loopback = false, params (string Name, string[] Values)[] more)
    {
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase) { ["Host"] = [loopback ? "127.0.0.1:5080" : "coach.example.com"] };
        if (authorization is not null) headers["Authorization"] = [authorization];
        foreach (var (name, values) in more)
        {
            if (values.Length == 0) headers.Remove(name);
            else headers[name] = values;
        }

        var request = new HookRequest("", "/api/messages", headers, body, IsHttps: true, loopback);
        await Service.Ready(request, TestContext.Current.CancellationToken);
        var (verdict, activity) = Service.Check(request, Machine.GetUtcNow());
        Assert.Null(verdict.Detail);
        Assert.Equal(verdict.Genuine, activity is not null);
        Assert.Equal(verdict.Genuine ? "default" : null, verdict.Tenant);
        return (verdict, activity);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Keys.DisposeAsync();
        await _temp.DisposeAsync();
    }
}
