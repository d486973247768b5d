using System.Security.Cryptography;

namespace CoachBot.Storage;

/// <summary>The openings of forms, in plain SQL.</summary>
public static class OpenForms
{
    /// <summary>So long a form may stand open before it is forgotten.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    /// <summary>Cannot be guessed: who knows it has opened the form.</summary>
    public static string NewId() => "f" + RandomNumberGenerator.GetHexString(24, lowercase: true);

    /// <summary>The hook key of what was sent: its being there is what "taken" means, so both commit together.</summary>
    public static string KeyOf(string formId) => $"form/{formId}";

    public static void Add(Sql sql, OpenFormRow row) => sql.Run(
        """
        insert into open_forms (tenant, form_id, platform, by, kind, subject, card, opened_at, memo) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        on conflict (tenant, form_id) do update set kind = ?5, subject = ?6, memo = ?9
        """,
        row.Tenant,
        row.FormId,
        row.Platform,
        row.By,
        row.Kind,
        row.Subject,
        row.Card,
        row.OpenedAt,
        row.Memo);

    public static OpenFormRow? Find(Sql sql, string tenant, string formId) => sql.First(
        "select platform, by, kind, subject, card, opened_at, memo from open_forms where tenant = ?1 and form_id = ?2",
        row => new OpenFormRow
        {
            Tenant = tenant,
            FormId = formId,
            Platform = row.GetString(0),
            By = row.GetString(1),
            Kind = row.GetString(2),
            Subject = row.GetString(3),
            Card = row.TextOrNull(4),
            OpenedAt = row.Instant(5),
            Memo = row.TextOrNull(6),
        },
        tenant,
        formId);

    /// <param name="source">As the hook's source and connection are written in its key's row.</param>
    public static bool IsTaken(Sql sql, string tenant, string source, string formId) =>
        sql.Number("select count(*) from hooks where tenant = ?1 and source = ?2 and key = ?3", tenant, source, KeyOf(formId)) > 0;

    /// <summary>Drops forms that were opened long ago, with what stood in them.</summary>
    /// <param name="now">In the time in which they were opened.</param>
    public static void Forget(Sql sql, DateTimeOffset now) => sql.Run("delete from open_forms where opened_at < ?1", now - KeptFor);
}

/// <summary>One opening of a form.</summary>
public sealed class OpenFormRow
{
    public required string Tenant { get; init; }
    public required string FormId { get; init; }

    /// <summary>The chat platform on which it stands.</summary>
    public required string Platform { get; init; }

    /// <summary>E-mail address of the person who opened it.</summary>
    public required string By { get; init; }
    public required string Kind { get; set; }
    public required string Subject { get; set; }
    public string? Card { get; init; }

    /// <summary>Business time.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>What the platform needs to show it again: the form in words, as JSON.</summary>
    public string? Memo { get; set; }
}
