using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Tests.Chat.Teams.Tokens;

/// <summary>Two service URLs are the same but for one slash at the end and the case of scheme and host [INT-02].</summary>
public sealed class ServiceUrlsTests
{
    private const string Url = "https://smba.trafficmanager.net/emea/";

    [Theory]
    [InlineData(Url, true)]
    [InlineData("https://smba.trafficmanager.net/emea", true)]
    [InlineData("HTTPS://SMBA.TrafficManager.net/emea/", true)]
    [InlineData("https://smba.trafficmanager.net/EMEA/", false)]
    [InlineData("https://smba.trafficmanager.net/emea//", false)]
    [InlineData("https://smba.trafficmanager.net/amer/", false)]
    [InlineData("https://smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net:443/emea/", false)]
    [InlineData("https://x@smba.trafficmanager.net/emea/", false)]
    [InlineData("http://smba.trafficmanager.net/emea/", false)]
    [InlineData("https://smba.trafficmanager.net/a/../emea/", false)]
    [InlineData("https://smba.trafficmanager.net/%65mea/", false)]
    [InlineData("https://smba.trafficmanager.net/emea/?x=1", false)]
    [InlineData("https://smba.trafficmanager.net/emea/#x", false)]
    [InlineData(" https://smba.trafficmanager.net/emea/", false)]
    [InlineData("/emea/", false)]
    [InlineData("", false)]
    public void Nothing_else_is_the_same(string other, bool same)
    {
        Assert.Equal(same, TeamsHosts.AreSame(Url, other));
        Assert.Equal(same, TeamsHosts.AreSame(other, Url));
    }
}
