using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Tests.Chat.Slack.Workspaces;

/// <summary>Secrets go to Slack's own hosts, or to this machine where the Web API is on it.</summary>
public sealed class SlackHostsTests
{
    [Theory]
    [InlineData("wss://wss-primary.slack.com/link/?ticket=1", "https://slack.com/api/", true)]
    [InlineData("wss://wss-primary.slack-gov.com/link/", "https://slack-gov.com/api/", true)]
    [InlineData("ws://wss-primary.slack.com/link/", "https://slack.com/api/", false)]
    [InlineData("wss://evilslack.com/link/", "https://slack.com/api/", false)]
    [InlineData("wss://slack.com.evil.example/link/", "https://slack.com/api/", false)]
    [InlineData("ws://127.0.0.1:1/link/", "https://slack.com/api/", false)]
    [InlineData("wss://127.0.0.1:1/link/", "https://slack.com/api/", false)]
    [InlineData("ws://127.0.0.1:1/link/", "http://127.0.0.1:2/api/", true)]
    [InlineData("ws://10.0.0.1:1/link/", "http://127.0.0.1:2/api/", false)]
    [InlineData("https://wss-primary.slack.com/", "https://slack.com/api/", false)]
    public void A_socket(string address, string api, bool allowed) => Assert.Equal(allowed, SlackHosts.IsSocket(new(address), new(api)));

    [Theory]
    [InlineData("https://slack.com/api/", true)]
    [InlineData("https://slack-gov.com/api/", true)]
    [InlineData("http://127.0.0.1:2/api/", true)]
    [InlineData("http://slack.com/api/", false)]
    [InlineData("https://slack.com.evil.example/api/", false)]
    [InlineData("https://user@slack.com/api/", false)]
    [InlineData("https://slack.com/api", false)]
    [InlineData("slack.com/api/", false)]
    public void A_Web_API(string address, bool allowed) => Assert.Equal(allowed, SlackHosts.IsApi(new(address, UriKind.RelativeOrAbsolute)));
}
