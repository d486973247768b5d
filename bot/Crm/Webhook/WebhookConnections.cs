using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace CoachBot.Crm.Webhook;

/// <summary>The connections that may call: the configured ones, and those added while running.</summary>
public sealed class WebhookConnections
{
    /// <summary>With regard to case: a path names one connection, under which the keys of its hooks are kept.</summary>
    private readonly ConcurrentDictionary<string, WebhookConnection> _known = new(StringComparer.Ordinal);

    public WebhookConnections(IOptions<WebhookOptions> options)
    {
        foreach (var (name, connection) in options.Value.Connections) Add(name, connection);
    }

    /// <summary>The names, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _known.Values.Select(connection => connection.Name).Order(StringComparer.Ordinal)];

    /// <summary>Adds a connection, or replaces the one of that name.</summary>
    /// <exception cref="ArgumentException">A setting is wrong; the message says which and what to do.</exception>
    public void Add(string name, WebhookConnectionOptions options)
    {
        var problems = WebhookOptionsCheck.Problems(name, options).ToList();
        if (problems.Count > 0) throw new ArgumentException(string.Join(' ', problems), nameof(options));
        _known[name] = new(name, options);
    }

    internal bool TryFind(string name, [NotNullWhen(true)] out WebhookConnection? connection) => _known.TryGetValue(name, out connection);
}
