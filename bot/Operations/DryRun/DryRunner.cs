using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Content;
using CoachBot.Storage;
using Microsoft.Data.Sqlite;

namespace CoachBot.Operations.DryRun;

/// <summary>
/// Every message of the coming days, to whom and why, as things stand and if nobody answers. Works on a copy in memory:
/// nothing is sent, nothing is stored [ADM-02].
/// </summary>
public static class DryRunner
{
    /// <summary>Reads what the database holds; a running service is not disturbed.</summary>
    /// <exception cref="FileNotFoundException">There is no database at this path.</exception>
    public static DryRunInput Read(string database, string tenant)
    {
        if (!File.Exists(database)) throw new FileNotFoundException($"There is no database at {database}: start the service once, or set Storage:Sqlite.", database);
        var codec = new RecordCodec();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        var records = Rows(connection, "select subject, kind, body from records where tenant = $tenant", tenant, r => (r.GetString(0), codec.Read(r.GetString(1), r.GetString(2))));
        var wakeups = Rows(connection, "select subject, due from wakeups where tenant = $tenant", tenant, r => (r.GetString(0), new DateTimeOffset(r.GetInt64(1), TimeSpan.Zero)));
        var clock = Rows(connection, "select cast(value as integer) from facts where name = 'clock' and $tenant = $tenant", tenant, r => new DateTimeOffset(r.GetInt64(0), TimeSpan.Zero));
        var sent = Rows(connection, "select card from outbox where tenant = $tenant and sent_at is not null", tenant, r => r.GetString(0));
        return new(records, wakeups, sent, clock.Count == 0 ? null : clock[0]);
    }

    /// <summary>Plays the days from <paramref name="from"/> on and answers each new message in the order of sending.</summary>
    public static IReadOnlyList<DryRunLine> Play(
        DryRunInput input, TenantSettings tenant, Func<string, string, string?> hint, ContentLibrary words, DateTimeOffset from, TimeSpan length)
    {
        var simulation = new Simulation(tenant, from, hint);
        foreach (var (subject, record) in input.Records) simulation.Put(subject, record);
        foreach (var (subject, due) in input.Wakeups) simulation.Wake(subject, due);
        foreach (var card in input.Sent) simulation.WasSent(card);
        simulation.AdvanceTo(from + length);
        return
        [
            .. simulation.Cards.Values
                .OrderBy(c => c.SentAt)
                .ThenBy(c => c.First.Key, StringComparer.Ordinal)
                .Select(c => Line(c.First, c.SentAt, words)),
        ];
    }

    private static DryRunLine Line(Card card, DateTimeOffset at, ContentLibrary words)
    {
        var message = words.Render(card.View, card.Reader);
        return new(at, LocalTime.ToLocal(at, card.Reader.Zone), card.To.OnlyFor ?? Subjects.IdOf(card.Owner), card.Key, message.Content.Id, message.Content.Version, message.Text);
    }

    private static List<T> Rows<T>(SqliteConnection connection, string query, string tenant, Func<SqliteDataReader, T> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        command.Parameters.AddWithValue("$tenant", tenant);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }
}

/// <summary>What a tenant's database holds: records and wakeups by subject.</summary>
/// <param name="Sent">Keys of the cards that stand in the chat already.</param>
/// <param name="VirtualNow">The instant of a virtual clock, or null where time is real.</param>
public sealed record DryRunInput(
    IReadOnlyList<(string Subject, Record Record)> Records, IReadOnlyList<(string Subject, DateTimeOffset Due)> Wakeups, IReadOnlyList<string> Sent, DateTimeOffset? VirtualNow);

/// <summary>A message that would go out.</summary>
/// <param name="Local">The same instant in the reader's zone.</param>
/// <param name="To">Address of the person.</param>
/// <param name="Key">The nudge's key, which names its occasion.</param>
/// <param name="Content">Id of the text: the content folder says why it is sent.</param>
public sealed record DryRunLine(DateTimeOffset At, DateTime Local, string To, string Key, string Content, string Version, string Text);
