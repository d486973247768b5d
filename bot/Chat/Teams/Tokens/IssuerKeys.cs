using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Chat.Teams.Tokens;

/// <summary>
/// The keys of one issuer. They are fetched when they are first needed, each day, and early where a token names one that we do not
/// hold: anybody can name one, so that is done once an hour at most. Where fetching fails the old ones go on.
/// </summary>
internal sealed partial class IssuerKeys : IConfigurationRetriever<OpenIdConnectConfiguration>
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenRefreshes = TimeSpan.FromHours(1);

    /// <summary>Without any key nobody gets in: it is tried again soon, but not by each of those who knock.</summary>
    private static readonly TimeSpan BetweenFirstTries = TimeSpan.FromSeconds(5);

    /// <summary>Two documents, and a little more.</summary>
    private static readonly TimeSpan Patience = (2 * KeyDocuments.Patience) + TimeSpan.FromSeconds(1);

    /// <summary>So long a request waits for it: it has to be answered in time, and holds a place meanwhile.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _manager;
    private readonly TimeProvider _machine;
    private readonly ILogger _logger;
    private volatile IReadOnlyDictionary<string, IssuerKey>? _held;
    private DateTimeOffset _fetchedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _earlyAt = DateTimeOffset.MinValue;
    private Task _fetch = Task.CompletedTask;
    private TaskCompletionSource _ended = new();

    public IssuerKeys(Uri metadata, IDocumentRetriever documents, TimeProvider machine, ILogger logger)
    {
        (_machine, _logger) = (machine, logger);

        // When to fetch is decided here, by our own clock: the manager has no other than the machine's.
        _manager = new(metadata.AbsoluteUri, this, documents)
        {
            AutomaticRefreshInterval = Fresh,
            RefreshInterval = BaseConfigurationManager.MinimumRefreshInterval,
        };
    }

    /// <summary>When those in use were fetched, machine time; null where there are none yet.</summary>
    public DateTimeOffset? FetchedAt
    {
        get
        {
            lock (_gate) return _held is null ? null : _fetchedAt;
        }
    }

    /// <summary>The key of that id; null where we do not hold it.</summary>
    public IssuerKey? Find(string id) => _held?.GetValueOrDefault(id);

    /// <summary>Fetches keys where that is due; ends at once where this one is held.</summary>
    public async Task Ready(string id, CancellationToken cancel)
    {
        var fetch = Due(id, _machine.GetUtcNow());
        if (Find(id) is not null) return;
        try
        {
            await fetch.WaitAsync(Waiting, _machine, cancel);
        }
        catch (TimeoutException)
        {
            // The fetch goes on, for whoever comes next.
        }
    }

    /// <summary>Reads both documents; the manager calls it.</summary>
    async Task<OpenIdConnectConfiguration> IConfigurationRetriever<OpenIdConnectConfiguration>.GetConfigurationAsync(
        string address, IDocumentRetriever retriever, CancellationToken cancel)
    {
        var ended = _ended;
        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(address, retriever, cancel);
            var keys = IssuerKey.In(read.JsonWebKeySet);
            if (keys.Count == 0) throw new IOException("The document holds no key for signatures.");
            lock (_gate) (_held, _fetchedAt) = (keys, _machine.GetUtcNow());
            LogFetched(_manager.MetadataAddress, keys.Count);
            return read;
        }
        catch (Exception e)
        {
            // Why it failed is in the exceptions below; none of them holds a secret.
            LogFailed(_manager.MetadataAddress, e.GetBaseException().Message);
            throw;
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    /// <summary>The fetch that is under way, or one that begins now because it is due.</summary>
    private Task Due(string id, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_fetch.IsCompleted) return _fetch;
            if (_held is not { } held)
            {
                if (now - _triedAt < BetweenFirstTries) return _fetch;
            }
            else if (now - _fetchedAt >= Fresh && now - _triedAt >= BetweenRefreshes)
            {
                // A day old.
            }
            else if (!held.ContainsKey(id) && now - _earlyAt >= BetweenRefreshes)
            {
                _earlyAt = now;
            }
            else
            {
                return _fetch;
            }

            _triedAt = now;
            _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _fetch = Fetch(_held is not null, _ended.Task);
        }
    }

    /// <summary>Never fails: what went wrong is logged where it happened.</summary>
    private async Task Fetch(bool again, Task ended)
    {
        await Task.Yield();
        try
        {
            if (again) _manager.RequestRefresh();
            await _manager.GetConfigurationAsync(CancellationToken.None).WaitAsync(Patience, TimeProvider.System);
            await ended.WaitAsync(Patience, TimeProvider.System);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException or TimeoutException or OperationCanceledException)
        {
            // The old keys go on, or nobody gets in.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Keys of {Metadata}: {Count}")]
    private partial void LogFetched(string metadata, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Keys of {Metadata} could not be fetched: {Reason}")]
    private partial void LogFailed(string metadata, string reason);
}
