using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Tests.Chat.Slack.Workspaces;

/// <summary>Half of what Slack needs stops the start, and the message says which key, which rule and what to write.</summary>
public sealed class SlackOptionsCheckTests
{
    private static readonly string Secret = new('a', 32);

    private static readonly SlackOptions Many = new()
    {
        ClientId = "1.2", ClientSecret = Secret, SigningSecret = Secret, Workspaces = ["T0ACME", "E0ORG"], PublicAddress = new Uri("https://coach.example.com"),
    };

    public static TheoryData<string, SlackOptions, string> Refused => new()
    {
        { "a bot's token alone", new() { BotToken = "xoxb-1" }, "Slack:AppToken and Slack:SigningSecret are both missing" },
        { "an app's token alone", new() { AppToken = "xapp-1" }, "Slack:BotToken is missing" },
        { "a signing secret alone", new() { SigningSecret = Secret }, "Slack:BotToken is missing" },
        { "a person's token", new() { BotToken = "xoxp-1", AppToken = "xapp-1" }, "it begins with xoxb-" },
        { "a token that runs out", new() { BotToken = "xoxe.xoxb-1", AppToken = "xapp-1" }, "runs out after twelve hours" },
        { "the two tokens in each other's place", new() { BotToken = "xapp-1", AppToken = "xoxb-1" }, "Slack:AppToken is not an app's token" },
        { "a token with a line's end", new() { BotToken = "xoxb-1\n", AppToken = "xapp-1" }, "has no blanks" },
        { "a signing secret of blanks", new() { BotToken = "xoxb-1", SigningSecret = new string(' ', 32) }, "Slack:SigningSecret is not a signing secret" },
        { "an empty signing secret", new() { BotToken = "xoxb-1", SigningSecret = "" }, "Slack:AppToken and Slack:SigningSecret are both missing" },
        { "a Web API that is not Slack's", new() { Api = new Uri("https://slack.com.example.net/api/") }, "tokens go there" },
        { "a short signing secret", new() { BotToken = "xoxb-1", SigningSecret = "abc" }, "Slack:SigningSecret is not a signing secret" },
        { "only the former secret", new() { BotToken = "xoxb-1", AppToken = "xapp-1", PreviousSigningSecret = Secret }, "set both, or leave it out" },
        { "one and many", Many with { BotToken = "xoxb-1" }, "set one or the other" },
        { "no client secret", Many with { ClientSecret = null }, "Slack:ClientSecret is missing" },
        { "no address", Many with { PublicAddress = null }, "Slack:PublicAddress is missing" },
        { "no workspaces", Many with { Workspaces = [] }, "Slack:Workspaces is empty" },
        { "a name in place of an id", Many with { Workspaces = ["acme"] }, "'acme', which is no id" },
        { "an address that is not encrypted", Many with { PublicAddress = new Uri("http://coach.example.com") }, "Slack:PublicAddress is not an address" },
        { "an address with a path", Many with { PublicAddress = new Uri("https://coach.example.com/slack") }, "without a path" },
        { "a client secret alone", new() { ClientSecret = Secret }, "without Slack:ClientId" },
        { "workspaces alone", new() { Workspaces = ["T0ACME"] }, "without Slack:ClientId" },
        { "another Web API that is not encrypted", new() { Api = new Uri("http://slack.example.com/api/") }, "Slack:Api" },
        { "a Web API without its slash", new() { Api = new Uri("https://slack-gov.com/api") }, "slash at its end" },
    };

    public static TheoryData<string, SlackOptions> Taken => new()
    {
        { "nothing", new() },
        { "half of it, turned off", new() { BotToken = "xoxb-1", Enabled = false } },
        { "one workspace by Socket Mode", new() { BotToken = "xoxb-1", AppToken = "xapp-1" } },
        { "one workspace at an address", new() { BotToken = "xoxb-1", SigningSecret = Secret, PreviousSigningSecret = Secret } },
        { "many workspaces", Many },
        { "many workspaces by Socket Mode", Many with { SigningSecret = null, AppToken = "xapp-1" } },
        { "a Web API on this machine", new() { BotToken = "xoxb-1", AppToken = "xapp-1", Api = new Uri("http://127.0.0.1:5099/api/") } },
        { "the government's", Many with { Api = new Uri("https://slack-gov.com/api/") } },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Stops_the_start(string what, SlackOptions options, string says)
    {
        var result = new SlackOptionsCheck().Validate(null, options);

        Assert.True(result.Failed, what);
        Assert.Contains(says, result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Taken), DisableDiscoveryEnumeration = true)]
    public void Is_taken(string what, SlackOptions options)
    {
        var result = new SlackOptionsCheck().Validate(null, options);

        Assert.True(result.Succeeded, $"{what}: {result.FailureMessage}");
    }
}
