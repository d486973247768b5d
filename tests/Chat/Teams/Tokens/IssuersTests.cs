using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Tokens;
using CoachBot.Tests.Support.Teams;
using Microsoft.Extensions.Configuration;

namespace CoachBot.Tests.Chat.Teams.Tokens;

/// <summary>Whose tokens are taken stands in the settings; only the Bot Framework is on by itself, and a row says all that it demands.</summary>
public sealed class IssuersTests
{
    private const string Other = "https://login.microsoftonline.com/69e9b82d-4842-4902-8d1e-abc5b98a55e8/v2.0";

    [Fact]
    public async Task Another_issuer_is_off_until_its_row_is_on_and_then_is_held_to_its_claims()
    {
        await using var off = await TokensWorld.Start(("Teams:Issuers:0:Name", "Entra"), ("Teams:Issuers:0:Issuer", Other));
        Assert.Equal(401, await off.Send(token => token.Set("iss", Other)));

        await using var keys = await FakeKeys.Start();
        await using var world = await TokensWorld.Start(
            ("Teams:Local", keys.Address.ToString()),
            ("Teams:Issuers:0:Name", "Entra"),
            ("Teams:Issuers:0:Enabled", "true"),
            ("Teams:Issuers:0:Issuer", Other),
            ("Teams:Issuers:0:Metadata", new Uri(keys.Address, "login/x/v2.0/.well-known/openid-configuration").ToString()),
            ("Teams:Issuers:0:Endorsed", "false"),
            ("Teams:Issuers:0:ServiceUrl", "false"),
            ("Teams:Issuers:0:Claims:azp", "channel-service"));
        world.Keys.ServiceUrl = new Uri(keys.Address, "teams/").ToString();
        var signed = keys.Key;
        Assert.Equal(0, await world.Send(Of("channel-service", signed)));
        Assert.Equal(401, await world.Send(Of("another", signed)));
        Assert.Equal(401, await world.Send(Of("channel-service", world.Keys.New())));
        Assert.Equal(0, await world.Send(token => token.Key = signed));
    }

    [Theory]
    [InlineData(TeamsCloudName.Public, "https://api.botframework.com")]
    [InlineData(TeamsCloudName.Gcc, "https://api.botframework.com")]
    [InlineData(TeamsCloudName.GccHigh, "https://api.botframework.us")]
    [InlineData(TeamsCloudName.Dod, "https://api.botframework.us")]
    [InlineData(TeamsCloudName.China, "https://api.botframework.azure.cn")]
    public void Of_each_cloud_its_own_service_is_built_in(TeamsCloudName name, string issuer)
    {
        var options = new TeamsOptions { Cloud = name };
        var only = Assert.Single(IssuerTable.Rows(TeamsCloud.Of(options), options));
        Assert.Equal((issuer, true, true), (only.Issuer, only.Endorsed!.Value, only.ServiceUrl!.Value));
    }

    [Fact]
    public void The_built_in_row_can_be_switched_off()
    {
        var options = new TeamsOptions { Issuers = [new TeamsIssuer { Name = TeamsIssuer.BotFramework }] };
        Assert.Empty(IssuerTable.Rows(TeamsCloud.Of(options), options));
    }

    [Fact]
    public void A_row_that_leaves_something_out_stops_the_start()
    {
        var wrong = Check(("Enabled", "true"));
        Assert.Equal(["Name", "Issuer", "Metadata", "Endorsed", "ServiceUrl"], wrong.Select(line => line.Split(' ')[0].Split(':')[^1]));
        Assert.All(wrong, line => Assert.StartsWith("Teams:Issuers:0:", line, StringComparison.Ordinal));
        Assert.Empty(Check(("Name", "off")));
    }

    [Fact]
    public void Keys_come_by_https_and_an_issuer_of_which_nothing_is_demanded_is_none()
    {
        Assert.Contains("https", Assert.Single(Check(Row("http://login.example/keys", "true"))), StringComparison.Ordinal);
        Assert.Contains("Claims is empty", Assert.Single(Check(Row("https://login.example/keys", "false"))), StringComparison.Ordinal);
        Assert.Empty(Check(Row("https://login.example/keys", "true")));
        Assert.Contains("two rows", Assert.Single(Check([.. Row("https://login.example/keys", "true"), ("Issuer", "https://api.botframework.com")])), StringComparison.Ordinal);
    }

    private static (string, string)[] Row(string metadata, string demands) =>
        [("Name", "n"), ("Enabled", "true"), ("Issuer", "https://i.example"), ("Metadata", metadata), ("Endorsed", demands), ("ServiceUrl", demands)];

    private static IReadOnlyList<string> Check(params (string Key, string Value)[] row)
    {
        var settings = row.Select(one => KeyValuePair.Create($"Teams:Issuers:0:{one.Key}", (string?)one.Value)).Append(KeyValuePair.Create("Teams:AppId", (string?)FakeKeys.AppId));
        var last = settings.GroupBy(one => one.Key, StringComparer.Ordinal).Select(same => same.Last());
        var options = TeamsOptions.In(new ConfigurationBuilder().AddInMemoryCollection(last).Build());
        return [.. new IssuersCheck().Validate(null, options).Failures ?? []];
    }

    private static Action<FakeToken> Of(string client, FakeKey key) => token =>
    {
        token.Key = key;
        token.Header["kid"] = key.Kid;
        token.Set("iss", Other).Set("azp", JsonValue.Create(client)).Without("serviceurl");
    };
}
