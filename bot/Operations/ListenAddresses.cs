namespace CoachBot.Operations;

/// <summary>Where the service listens, seen from this machine.</summary>
public static class ListenAddresses
{
    public static IReadOnlyList<Uri> Read(IConfiguration configuration) => [.. Texts(configuration).Select(Reachable).Where(uri => uri is not null).Select(uri => uri!)];

    /// <summary>What stands where an address should, and is none that a server can listen on.</summary>
    public static IReadOnlyList<string> Unreadable(IConfiguration configuration) => [.. Texts(configuration).Where(text => !IsAddress(text))];

    private static bool IsAddress(string text)
    {
        try
        {
            return BindingAddress.Parse(text).Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static List<string> Texts(IConfiguration configuration)
    {
        var urls = Split(configuration["urls"]).ToList();
        if (urls.Count > 0) return urls;
        return [.. Split(configuration["http_ports"]).Select(port => $"http://*:{port}"), .. Split(configuration["https_ports"]).Select(port => $"https://*:{port}")];
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
