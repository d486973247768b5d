using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>
/// The bot's own tokens, bought by MSAL and kept in memory alone. Expected failures are values; their reasons are codes.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
/// </summary>
public sealed partial class BotTokens
{
    /// <summary>How long a token may take, machine time.</summary>
    private static readonly TimeSpan Waits = TimeSpan.FromSeconds(6);

    /// <summary>A token that is younger is not bought again: the next would be refused as well.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    private readonly Lazy<BuyToken> _buy;
    private readonly TimeProvider _machine;
    private readonly ILogger<BotTokens> _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Held> _held = [];

    public BotTokens(IHttpClientFactory clients, TeamsCloud cloud, IOptions<TeamsOptions> options, TimeProvider machine, ILogger<BotTokens> logger)
        : this(() => BotCredentials.Of(options.Value, cloud, clients), machine, logger)
    {
    }

    internal BotTokens(Func<BuyToken> credentials, TimeProvider machine, ILogger<BotTokens> logger)
    {
        _buy = new Lazy<BuyToken>(credentials, LazyThreadSafetyMode.PublicationOnly);
        (_machine, _logger) = (machine, logger);
    }

    /// <summary>Why no token could be bought last, since when (machine time); null while all is well.</summary>
    public (string Reason, DateTimeOffset Since)? Trouble { get; private set; }

    /// <summary>A token for one scope.</summary>
    /// <param name="scope">What it is for, such as <c>https://api.botframework.com/.default</c>.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<TokenAnswer> Get(string scope, CancellationToken cancel)
    {
        using var patience = new Patience(Waits, _machine, cancel);
        var answer = await Buy(scope, patience);
        Note(answer);
        return answer;
    }

    /// <summary>The connector did not take it: it is not used again. False where it was bought only now, and another would be no better.</summary>
    public bool Drop(string scope, TokenBought token)
    {
        lock (_gate)
        {
            // Somebody else has dropped it already, and a new one is there.
            if (!_held.TryGetValue(scope, out var held) || held.Value != token.Value) return true;
            if (_machine.GetUtcNow() - held.Since < Young && held.IsRenewed) return false;
            held.IsDropped = true;
            return true;
        }
    }

    private async Task<TokenAnswer> Buy(string scope, Patience patience)
    {
        try
        {
            var bought = await _buy.Value(scope, fresh: false, patience.Token);
            if (IsDropped(scope, bought.AccessToken)) bought = await _buy.Value(scope, fresh: true, patience.Token);
            Hold(scope, bought.AccessToken);
            return new TokenBought(bought.AccessToken, bought.ExpiresOn);
        }
        catch (MsalException failed)
        {
            // Its message and its answer may hold what was sent: the codes in them say enough.
            return Refused(failed);
        }
        catch (OperationCanceledException) when (patience.IsOver)
        {
            return new TokenLater(null, "no answer in time");
        }
        catch (HttpRequestException silent)
        {
            return new TokenLater(null, silent.HttpRequestError.ToString());
        }
        catch (Exception unusable) when (unusable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new TokenRefused($"certificate: {unusable.GetType().Name}");
        }
        catch (Exception odd) when (odd is not OperationCanceledException)
        {
            // MSAL stumbles over some answers, such as an empty one, with whatever exception that happens to be.
            return new TokenLater(null, odd.GetType().Name);
        }
    }

    private TokenAnswer Refused(MsalException failed)
    {
        if (failed is MsalServiceException { InnerException: HttpRequestException silent }) return new TokenLater(null, silent.HttpRequestError.ToString());
        var service = failed as MsalServiceException;
        var code = service is not null && Aadsts().Match(failed.Message) is { Success: true } match ? match.Value : Word().IsMatch(failed.ErrorCode ?? "") ? failed.ErrorCode! : "unreadable_code";
        if (!failed.IsRetryable && service?.StatusCode is not (429 or 408 or >= 500)) return new TokenRefused(code);
        var now = _machine.GetUtcNow();
        var wait = service?.Headers?.RetryAfter is { } said ? said.Delta ?? (said.Date - now) : null;
        return new TokenLater(wait is { } asked ? now + RetryAfter.Sane(asked) : null, code);
    }

    private bool IsDropped(string scope, string token)
    {
        lock (_gate) return _held.TryGetValue(scope, out var held) && held.IsDropped && held.Value == token;
    }

    private void Hold(string scope, string token)
    {
        lock (_gate)
        {
            if (_held.TryGetValue(scope, out var held) && held.Value == token) return;
            _held[scope] = new Held(token, _machine.GetUtcNow(), held is { IsDropped: true });
        }
    }

    private void Note(TokenAnswer answer)
    {
        var reason = answer switch { TokenLater later => later.Reason, TokenRefused refused => refused.Reason, _ => null };
        lock (_gate) Trouble = reason is null ? null : (reason, Trouble?.Since ?? _machine.GetUtcNow());
        if (reason is not null) LogRefused(answer is TokenRefused ? LogLevel.Error : LogLevel.Warning, reason);
    }

    [LoggerMessage(Message = "No token could be bought for Teams: {Reason}")]
    private partial void LogRefused(LogLevel level, string reason);

    [GeneratedRegex("AADSTS[0-9]{4,9}", RegexOptions.NonBacktracking)]
    private static partial Regex Aadsts();

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    /// <param name="IsRenewed">It was bought because the one before did not count.</param>
    private sealed record Held(string Value, DateTimeOffset Since, bool IsRenewed)
    {
        public bool IsDropped { get; set; }
    }
}
