using System.Globalization;
using CoachBot.Coach;

namespace CoachBot.Storage;

/// <summary>Records and their links, in plain SQL.</summary>
public static class Records
{
    /// <param name="wanted">JSON array of [tenant, subject].</param>
    public static List<(string Tenant, string Subject, string Body)> Load(Sql sql, string wanted) => sql.All(
        """
        select r.tenant, r.subject, r.body from json_each(?1) w
        join records r on r.tenant = w.value ->> 0 and r.subject = w.value ->> 1
        """,
        row => (row.GetString(0), row.GetString(1), row.GetString(2)),
        wanted);

    /// <param name="wanted">JSON array of [tenant, link].</param>
    public static List<(string Tenant, string Link, string Subject)> Linked(Sql sql, string wanted) => sql.All(
        """
        select l.tenant, l.link, l.subject from json_each(?1) w
        join links l on l.tenant = w.value ->> 0 and l.link = w.value ->> 1
        """,
        row => (row.GetString(0), row.GetString(1), row.GetString(2)),
        wanted);

    /// <summary>
    /// The first subjects, in ordinal order, that carry all of the links. The rarest link leads, found by a look at no more
    /// than a thousand rows of each: a word that every name has costs nothing beside one that few have.
    /// </summary>
    /// <param name="links">JSON array of at least one link.</param>
    public static List<string> LinkedAll(Sql sql, string tenant, string links, int most)
    {
        var rarestFirst = RarestFirst(sql, tenant, links);

        // One clause for each further link: to look into the list for every row takes three times as long.
        var others = string.Concat(rarestFirst.Skip(1).Select((_, at) =>
            $" and exists (select 1 from links l{Number(at)} where l{Number(at)}.tenant = ?1 and l{Number(at)}.link = ?{Number(at + 4)} and l{Number(at)}.subject = first.subject)"));
        return sql.All(
            $"select first.subject from links first where first.tenant = ?1 and first.link = ?3{others} order by first.subject limit ?2",
            row => row.GetString(0),
            [tenant, (long)most, .. rarestFirst]);

        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The links by how many carry them; a thousand and more count alike.</summary>
    internal static List<string> RarestFirst(Sql sql, string tenant, string links) => sql.All(
        """
        select w.value from json_each(?2) w
        order by (select count(*) from (select 1 from links l where l.tenant = ?1 and l.link = w.value limit 1000)), w.value
        """,
        row => row.GetString(0),
        tenant,
        links);

    /// <summary>Stores a record; its links replace the former ones.</summary>
    /// <param name="links">Null where they are the ones that are stored.</param>
    public static void Save(Sql sql, string tenant, string subject, string body, IReadOnlyList<string>? links, DateTimeOffset now)
    {
        sql.Run(
            """
            insert into records (tenant, subject, kind, version, body, changed_at) values (?1, ?2, ?3, 1, ?4, ?5)
            on conflict (tenant, subject) do update set version = version + 1, body = ?4, changed_at = ?5
            """,
            tenant,
            subject,
            Subjects.KindOf(subject),
            body,
            now);
        if (links is null) return;
        var list = StoredJson.Write(links);

        // Left alone, SQLite walks all links of the tenant here.
        sql.Run(
            """
            delete from links indexed by IX_links_tenant_subject
            where tenant = ?1 and subject = ?2 and link not in (select value from json_each(?3))
            """,
            tenant,
            subject,
            list);
        if (links.Count == 0) return;
        sql.Run(
            """
            insert into links (tenant, link, subject) select ?1, value, ?2 from json_each(?3) where true
            on conflict (tenant, link, subject) do nothing
            """,
            tenant,
            subject,
            list);
    }
}
