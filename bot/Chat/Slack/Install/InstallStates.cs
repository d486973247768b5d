using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Storage;

namespace CoachBot.Chat.Slack.Install;

/// <summary>
/// Installations that were begun. A state is a secret between us, one browser and Slack: random, used once, and bound to the
/// browser by a cookie. Only hashes are stored. https://docs.slack.dev/authentication/installing-with-oauth
/// </summary>
public sealed class InstallStates(Store store, TimeProvider machine)
{
    /// <summary>As long as Slack's code lives.</summary>
    public static readonly TimeSpan Lives = TimeSpan.FromMinutes(10);

    /// <summary>Anybody may begin: what is begun must not fill the disk.</summary>
    private const int Most = 1000;
    private const int SecretBytes = 32;

    /// <summary>Begins one.</summary>
    public async Task<(string State, string Browser)> Begin(CancellationToken cancel)
    {
        var (state, browser, now) = (Secret(), Secret(), machine.GetUtcNow());
        await store.Write(
            WriteUrgency.Hook,
            sql =>
            {
                sql.Run("delete from slack_states where expires_at <= ?1", now);
                sql.Run("delete from slack_states where state in (select state from slack_states order by expires_at desc limit -1 offset ?1)", Most - 1);
                sql.Run("insert into slack_states (state, browser, expires_at) values (?1, ?2, ?3)", HashOf(state), HashOf(browser), now + Lives);
            },
            cancel);
        return (state, browser);
    }

    /// <summary>Ends one: whatever comes of it, the state is used up. True where it was begun in this browser and is not too old.</summary>
    /// <param name="browser">The cookie; null where there is none.</param>
    public async Task<bool> End(string state, string? browser, CancellationToken cancel)
    {
        var (hash, now) = (HashOf(state), machine.GetUtcNow());

        // Who only guesses keeps nobody from writing.
        if (store.Read(sql => sql.Number("select count(*) from slack_states where state = ?1", hash)) == 0) return false;
        var begun = await store.Write(
            WriteUrgency.Answer,
            sql =>
            {
                var row = sql.First("select browser, expires_at from slack_states where state = ?1", row => (Browser: row.GetString(0), ExpiresAt: row.Instant(1)), hash);
                sql.Run("delete from slack_states where state = ?1", hash);
                return row;
            },
            cancel);
        return begun.Browser is { } expected
            && now < begun.ExpiresAt
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(browser ?? "")), Encoding.ASCII.GetBytes(expected));
    }

    private static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
