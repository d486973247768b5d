using System.Security.Cryptography;
using CoachBot.Storage;

namespace CoachBot.Chat.Sandbox;

/// <summary>The openings of forms, in plain SQL.</summary>
internal static class SandboxForms
{
    /// <summary>Cannot be guessed: who knows it has opened the form.</summary>
    public static string NewId() => "f" + RandomNumberGenerator.GetHexString(24, lowercase: true);

    /// <summary>The hook key of what was sent: its being there is what "taken" means, so both commit together.</summary>
    public static string KeyOf(string formId) => $"form/{formId}";

    public static void Add(Sql sql, SandboxFormRow row) => sql.Run(
        "insert into sandbox_forms (tenant, form_id, by, kind, subject, card, opened_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        row.Tenant,
        row.FormId,
        row.By,
        row.Kind,
        row.Subject,
        row.Card,
        row.OpenedAt);

    public static SandboxFormRow? Find(Sql sql, string tenant, string formId) => sql.First(
        "select by, kind, subject, card, opened_at from sandbox_forms where tenant = ?1 and form_id = ?2",
        row => new SandboxFormRow
        {
            Tenant = tenant,
            FormId = formId,
            By = row.GetString(0),
            Kind = row.GetString(1),
            Subject = row.GetString(2),
            Card = row.TextOrNull(3),
            OpenedAt = row.Instant(4),
        },
        tenant,
        formId);

    public static bool IsTaken(Sql sql, string tenant, string formId) =>
        sql.Number("select count(*) from hooks where tenant = ?1 and source = ?2 and key = ?3", tenant, SandboxChat.PlatformName, KeyOf(formId)) > 0;
}
