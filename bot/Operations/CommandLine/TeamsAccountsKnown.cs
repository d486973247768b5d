using Microsoft.Data.Sqlite;

namespace CoachBot.Operations.CommandLine;

/// <summary>What Teams has told of accounts before.</summary>
/// <param name="Ids">Members by their address, which need not be their sign-in name: the Entra object id.</param>
/// <param name="Others">Addresses and object ids of guests, of people of other organisations, and of accounts that are gone.</param>
internal sealed record TeamsAccountsKnown(IReadOnlyDictionary<string, string> Ids, IReadOnlySet<string> Others)
{
    /// <summary>Stands in the sign-in name of every guest.</summary>
    private const string GuestMark = "#EXT#";

    public bool IsForeign(string person) => person.Contains(GuestMark, StringComparison.OrdinalIgnoreCase) || (Others.Contains(person) && !Ids.ContainsKey(person) && !Ids.Values.Contains(person, StringComparer.OrdinalIgnoreCase));

    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public static TeamsAccountsKnown In(string database)
    {
        var (ids, others) = (new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        var known = new TeamsAccountsKnown(ids, others);
        if (!File.Exists(database)) return known;
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where name = 'teams_users'";
        if (command.ExecuteScalar() is not > 0L) return known; // written before Teams was known
        command.CommandText = "select coalesce(email, object_id), object_id, kind = 'member' from teams_users where kind <> 'gone' order by seen_at";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (reader.GetBoolean(2)) ids[reader.GetString(0)] = reader.GetString(1);
            else others.UnionWith([reader.GetString(0), reader.GetString(1)]);
        }

        return known;
    }
}
