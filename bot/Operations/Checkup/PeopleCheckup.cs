using CoachBot.Coach;
using CoachBot.Operations.Tenants;

namespace CoachBot.Operations.Checkup;

/// <summary>Whether anybody is known: nobody else is asked or answered, whatever else is set up.</summary>
internal static class PeopleCheckup
{
    /// <param name="path">As in <c>Storage:Sqlite</c>.</param>
    public static IEnumerable<Finding> Look(string path)
    {
        var prefix = Subjects.Person("");
        var counts = Peek.Into(path, "records", sql => new List<long> { sql.Number("select count(*) from (select 1 from records where tenant = ?1 and subject >= ?2 and subject < ?3 limit 1)", TenantOptions.Id, prefix, prefix + char.MaxValue) });
        if (counts is [0]) yield return Finding.Warning("Nobody is known yet, so nobody is asked or answered.", "Send each colleague as the hook person.upserted; README.md, Who is known, has one to begin with.");
    }
}
