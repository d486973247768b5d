namespace CoachBot.Crm.Webhook;

/// <summary>One sender, ready to be checked against.</summary>
internal sealed class WebhookConnection
{
    public WebhookConnection(string name, WebhookConnectionOptions options)
    {
        Name = name;
        Tenant = options.Tenant;
        ByToken = string.Equals(options.Auth, WebhookAuth.Token, StringComparison.OrdinalIgnoreCase);
        Budget = new(options.PerSecond, options.Burst);
        var keys = new List<byte[]>();
        if (WebhookSecret.TryRead(options.Secret, out var current)) keys.Add(current);
        if (WebhookSecret.TryRead(options.PreviousSecret, out var previous)) keys.Add(previous);
        Keys = keys;
    }

    public string Name { get; }

    public string Tenant { get; }

    public bool ByToken { get; }

    public CallBudget Budget { get; }

    /// <summary>The present secret first, then the one before the last rotation.</summary>
    public IReadOnlyList<byte[]> Keys { get; }
}
