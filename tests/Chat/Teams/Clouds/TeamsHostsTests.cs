using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Tests.Chat.Teams.Clouds;

/// <summary>The bot's token goes to the hosts of its cloud, and nowhere else, however the address is dressed up.</summary>
public sealed class TeamsHostsTests
{
    private static readonly TeamsOptions Public = new() { AppId = "a" };

    /// <summary>Addresses that an attacker would like the token to go to.</summary>
    public static TheoryData<string> Poisoned =>
    [
        "http://smba.trafficmanager.net/emea/",
        "https://evil.example/emea/",
        "https://smba.trafficmanager.net.evil.example/emea/",
        "https://evil.example/smba.trafficmanager.net/",
        "https://evilsmba.trafficmanager.net/",
        "https://evil.smba.trafficmanager.net/",
        "https://evil.trafficmanager.net/",
        "https://trafficmanager.net/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://user@smba.trafficmanager.net/",
        "https://user:pass@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net:80/",
        "https://smba.trafficmanager.net./emea/",
        "https://smba.trafficmanager.net\\@evil.example/",
        "https://evil.example\\.smba.trafficmanager.net/",
        "https://evil.example#smba.trafficmanager.net",
        "https://evil.example?smba.trafficmanager.net",
        "https://evil.example%2f.smba.trafficmanager.net/",
        "https://ѕmba.trafficmanager.net/",
        "https://ｓｍｂａ.trafficmanager.net/",
        "https://smba。trafficmanager。net/",
        "https://smba.traﬃcmanager.net/",
        "https://ſmba.trafficmanager.net/",
        "https://xn--mba-3wd.trafficmanager.net/",
        "https://169.254.169.254/latest/",
        "http://169.254.169.254/metadata/identity/oauth2/token",
        "https://127.0.0.1/",
        "http://127.0.0.1:5300/",
        "http://localhost:5300/",
        "https://localhost/",
        "https://loopback/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://10.0.0.1/",
        "https://0.0.0.0/",
        "ftp://smba.trafficmanager.net/",
        "file:///etc/passwd",
        "file://smba.trafficmanager.net/x",
        "wss://smba.trafficmanager.net/",
        "data:text/plain,x",
        "/v3/conversations",
        "smba.trafficmanager.net",
        "https://graph.microsoft.com/",
        "https://login.microsoftonline.com/",
        "https://smba.infra.gov.teams.microsoft.us/teams/",
    ];

    [Theory]
    [MemberData(nameof(Poisoned))]
    public void A_poisoned_address_gets_nothing(string address)
    {
        if (!Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var parsed)) return;

        Assert.False(new TeamsHosts(TeamsCloud.Of(Public), Public).MaySend(parsed));
    }

    [Theory]
    [InlineData(TeamsCloudName.Public, "https://smba.trafficmanager.net/emea/")]
    [InlineData(TeamsCloudName.Public, "https://SMBA.TrafficManager.net/amer")]
    [InlineData(TeamsCloudName.Public, "https://smba.trafficmanager.net:443/teams/")]
    [InlineData(TeamsCloudName.Public, "https://smba.onyx.prod.teams.trafficmanager.net/")]
    [InlineData(TeamsCloudName.Public, "https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData(TeamsCloudName.Gcc, "https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData(TeamsCloudName.Gcc, "https://smba.trafficmanager.net/emea/")]
    [InlineData(TeamsCloudName.GccHigh, "https://smba.infra.gov.teams.microsoft.us/teams/")]
    [InlineData(TeamsCloudName.Dod, "https://smba.infra.dod.teams.microsoft.us/teams/")]
    [InlineData(TeamsCloudName.China, "https://frontend.botapi.msg.infra.teams.microsoftonline.cn/teams/")]
    public void Each_cloud_has_its_hosts(TeamsCloudName cloud, string address)
    {
        var options = Public with { Cloud = cloud };

        Assert.True(new TeamsHosts(TeamsCloud.Of(options), options).MaySend(new Uri(address)));
        Assert.True(new TeamsHosts(TeamsCloud.Of(options), options).MaySend(TeamsCloud.Of(options).Connector));
    }

    [Theory]
    [InlineData(TeamsCloudName.GccHigh)]
    [InlineData(TeamsCloudName.Dod)]
    [InlineData(TeamsCloudName.China)]
    public void A_sovereign_cloud_s_token_stays_in_it(TeamsCloudName cloud)
    {
        var options = Public with { Cloud = cloud };

        Assert.False(new TeamsHosts(TeamsCloud.Of(options), options).MaySend(new Uri("https://smba.trafficmanager.net/emea/")));
    }

    /// <summary>Where each cloud's connector lives, as it is published: none other gets the token of another cloud.</summary>
    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/", TeamsCloudName.Public, TeamsCloudName.Gcc)]
    [InlineData("https://smba.onyx.prod.teams.trafficmanager.net/", TeamsCloudName.Public, TeamsCloudName.Gcc)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc/", TeamsCloudName.Public, TeamsCloudName.Gcc)]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/gcch/", TeamsCloudName.GccHigh)]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/dod/", TeamsCloudName.Dod)]
    [InlineData("https://frontend.botapi.msg.infra.teams.microsoftonline.cn/", TeamsCloudName.China)]
    [InlineData("https://smba.teams.microsoft.us/")]
    [InlineData("https://teams.microsoft.us/")]
    [InlineData("https://directline.botframework.azure.us/")]
    [InlineData("https://api.botframework.us/")]
    [InlineData("https://api.botframework.azure.cn/")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us.evil.example/")]
    [InlineData("http://smba.infra.dod.teams.microsoft.us/dod/")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us:444/dod/")]
    public void A_host_serves_the_clouds_that_it_is_published_for(string address, params TeamsCloudName[] clouds)
    {
        var served = Enum.GetValues<TeamsCloudName>().Where(cloud => Public with { Cloud = cloud } is var options && new TeamsHosts(TeamsCloud.Of(options), options).MaySend(new Uri(address)));

        Assert.Equal(clouds.Order(), served.Order());
    }

    [Theory]
    [InlineData("http://127.0.0.1:5300/teams/", true)]
    [InlineData("http://127.0.0.1:5301/teams/", false)]
    [InlineData("https://127.0.0.1:5300/teams/", false)]
    [InlineData("http://localhost:5300/teams/", false)]
    [InlineData("http://user@127.0.0.1:5300/teams/", false)]
    [InlineData("https://smba.trafficmanager.net/emea/", false)]
    public void A_local_cloud_is_one_address(string address, bool allowed)
    {
        var options = Public with { Local = new Uri("http://127.0.0.1:5300/") };

        Assert.Equal(allowed, new TeamsHosts(TeamsCloud.Of(options), options).MaySend(new Uri(address)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:56150/_connector", true)]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://[::1]:56150/", true)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://smba.trafficmanager.net/emea/", false)]
    public void Without_authentication_only_this_machine_is_called(string address, bool allowed)
    {
        var options = new TeamsOptions { Unauthenticated = true };

        Assert.Equal(allowed, new TeamsHosts(TeamsCloud.Of(options), options).MaySend(new Uri(address)));
    }
}
