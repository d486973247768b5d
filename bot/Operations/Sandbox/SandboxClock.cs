using System.Globalization;
using System.Xml;
using CoachBot.Chat.Sandbox;

namespace CoachBot.Operations.Sandbox;

/// <summary>Reads where the clock is to go.</summary>
public static class SandboxClock
{
    private const string Which = "Send either {\"advance\":\"PT20H\"} or {\"to\":\"2026-11-23T08:00:00Z\"}.";
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(3700);

    /// <summary>The target, or a sentence about what to send instead.</summary>
    public static (DateTimeOffset Target, string? Problem) Read(SandboxInput input, DateTimeOffset now)
    {
        var (advance, to) = (input.Optional("advance", 100), input.Optional("to", 100));
        if (input.Problem is { } problem) return (default, problem);
        if (advance is null == to is null) return (default, Which);
        if (to is null) return By(advance!, now);
        if (!DateTimeOffset.TryParseExact(to, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var target) || !char.IsAsciiDigit(to[^1]) && to[^1] is not ('Z' or 'z'))
            return (default, "Write \"to\" as an instant with its offset, such as 2026-11-23T08:00:00Z or 2026-11-23T09:00:00+01:00.");
        return Within(target.ToUniversalTime(), now);
    }

    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    private static (DateTimeOffset, string?) By(string advance, DateTimeOffset now)
    {
        try
        {
            var by = XmlConvert.ToTimeSpan(advance);
            return by > Furthest ? (default, TooFar) : (now + by, null);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return (default, "Write \"advance\" as an ISO 8601 duration, such as PT90M, PT20H or P1D.");
        }
        catch (ArgumentOutOfRangeException)
        {
            return (default, TooFar);
        }
    }

    private const string TooFar = "Move the clock by ten years at most.";

    private static (DateTimeOffset, string?) Within(DateTimeOffset target, DateTimeOffset now) => target - now > Furthest ? (default, TooFar) : (target, null);
}
