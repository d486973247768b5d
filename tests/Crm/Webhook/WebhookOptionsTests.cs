using CoachBot.Crm.Webhook;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>A half-set connection stops the start, with a sentence that names the key, the rule and what to do.</summary>
public sealed class WebhookOptionsTests
{
    [Theory]
    [InlineData("Secret", "", "Webhook:Connections:crm:Secret is missing")]
    [InlineData("Secret", "hunter2", "Webhook:Connections:crm:Secret is not a secret")]
    [InlineData("Secret", "whsec_hunter2", "Webhook:Connections:crm:Secret is not a secret")]
    [InlineData("Secret", "whsec_aHVudGVyMmh1bnRlcjI=", "24 to 64")]
    [InlineData("PreviousSecret", "hunter2", "Webhook:Connections:crm:PreviousSecret is not a secret")]
    [InlineData("Auth", "basic", "Webhook:Connections:crm:Auth is 'basic'")]
    [InlineData("Auth", "token", "32 to 64")]
    [InlineData("PerSecond", "0", "Webhook:Connections:crm:PerSecond is 0")]
    [InlineData("Burst", "-1", "Webhook:Connections:crm:Burst is -1")]
    [InlineData("Tenant", " ", "Webhook:Connections:crm:Tenant is empty")]
    public void Wrong_setting_is_named_and_no_secret_is_printed(string key, string value, string message)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Options(("Webhook:Connections:crm:Secret", HookCalls.Secret), ($"Webhook:Connections:crm:{key}", value)));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(HookCalls.Secret, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Misspelt_setting_is_refused() => Assert.Contains(
        "Secert",
        Assert.ThrowsAny<InvalidOperationException>(() => Options(("Webhook:Connections:crm:Secert", HookCalls.Secret))).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void Name_that_does_not_fit_a_path_is_refused() => Assert.Contains(
        "the name is part of the path",
        Assert.Throws<OptionsValidationException>(() => Options(("Webhook:Connections:my crm:Secret", HookCalls.Secret))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Secret_alone_is_enough()
    {
        var connection = Options(("Webhook:Connections:crm:Secret", HookCalls.Secret)).Connections["crm"];
        Assert.Equal(("signature", 200, 10_000, "default"), (connection.Auth, connection.PerSecond, connection.Burst, connection.Tenant));
        Assert.DoesNotContain(HookCalls.Secret, connection.ToString(), StringComparison.Ordinal);
        Assert.Empty(Options().Connections);
    }

    private static WebhookOptions Options(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
            .DistinctLast()).Build();
        using var provider = new ServiceCollection().AddWebhook(configuration).BuildServiceProvider();
        return provider.GetRequiredService<IOptions<WebhookOptions>>().Value;
    }
}

file static class Settings
{
    public static IEnumerable<KeyValuePair<string, string?>> DistinctLast(this IEnumerable<KeyValuePair<string, string?>> settings) =>
        settings.GroupBy(setting => setting.Key, StringComparer.Ordinal).Select(group => group.Last());
}
