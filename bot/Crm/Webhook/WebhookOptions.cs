namespace CoachBot.Crm.Webhook;

/// <summary>Settings <c>Webhook:…</c>: the generic signed hook, one connection per sender.</summary>
public sealed record WebhookOptions
{
    public const string Section = "Webhook";

    /// <summary>The connections by name; the name is the last part of the path, <c>/hooks/webhook/{name}</c>.</summary>
    public IDictionary<string, WebhookConnectionOptions> Connections { get; init; } =
        new Dictionary<string, WebhookConnectionOptions>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Settings of one connection. Never printed: it holds secrets.</summary>
public sealed record WebhookConnectionOptions
{
    /// <summary><c>whsec_</c> and the base64 of 24 to 64 bytes. Has no default.</summary>
    public string? Secret { get; init; }

    /// <summary>The secret before the last rotation: still accepted while it stands here.</summary>
    public string? PreviousSecret { get; init; }

    /// <summary><c>signature</c>, or <c>token</c> for senders that cannot sign.</summary>
    public string Auth { get; init; } = WebhookAuth.Signature;

    /// <summary>Hooks a second that the connection may send in the long run.</summary>
    public int PerSecond { get; init; } = 200;

    /// <summary>Hooks that it may send at once after a quiet time.</summary>
    public int Burst { get; init; } = 10_000;

    /// <summary>The tenant that the connection's facts belong to.</summary>
    public string Tenant { get; init; } = "default";

    public override string ToString() => $"{nameof(WebhookConnectionOptions)} {{ {nameof(Auth)} = {Auth}, {nameof(Tenant)} = {Tenant} }}";
}

/// <summary>How a sender proves who it is.</summary>
public static class WebhookAuth
{
    /// <summary>Standard Webhooks 1.0.</summary>
    public const string Signature = "signature";

    /// <summary><c>Authorization: Bearer</c> with the secret, over https or from this machine only.</summary>
    public const string Token = "token";
}
