namespace CoachBot.Operations;

/// <summary>Where the service listens, seen from this machine.</summary>
public static class ListenAddresses
{
    public static IReadOnlyList<Uri> Read(IConfiguration configuration)
    {
        var urls = Split(configuration["urls"]).ToList();
        if (urls.Count == 0)
        {
            urls.AddRange(Split(configuration["http_ports"]).Select(port => $"http://*:{port}"));
            urls.AddRange(Split(configuration["https_ports"]).Select(port => $"https://*:{port}"));
        }

        return [.. urls.Select(Reachable).Where(uri => uri is not null).Select(uri => uri!)];
    }

    /// <summary>"Every address of this machine" includes the loopback.</summary>
    private static Uri? Reachable(string url)
    {
        foreach (var every in new[] { "://*", "://+", "://0.0.0.0", "://[::]" }) url = url.Replace(every, "://127.0.0.1", StringComparison.Ordinal);
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null;
    }

    private static IEnumerable<string> Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
