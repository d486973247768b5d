using CoachBot.Chat.Sandbox;
using CoachBot.Storage;

namespace CoachBot.Operations.Sandbox;

/// <summary>The tenant's rows: whether it was made by the Sandbox, and how it is made afresh.</summary>
internal static class SandboxTenant
{
    private const string SceneFact = "sandbox.scene";

    private static readonly string[] Tables =
        ["records", "links", "hooks", "inbox", "wakeups", "outbox", "dead_letters", "notices", "sandbox_messages", "open_forms", "held_hooks", "unreachable"];

    /// <summary>Nothing is there yet: no tenant and no fact of one.</summary>
    public static bool IsEmpty(Sql sql) =>
        sql.Number("select count(*) from tenants") == 0 && sql.Number("select exists (select 1 from records) or exists (select 1 from inbox)") == 0;

    public static bool WasMadeHere(Sql sql) =>
        sql.Number("select count(*) from tenants where id = ?1 and made_by_sandbox", SandboxDesk.Tenant) == 1;

    /// <summary>The scene whose feeding was begun and not ended, or null.</summary>
    public static string? HalfFed(Sql sql) => sql.First("select value from facts where name = ?1 and value <> ''", row => row.GetString(0), SceneFact);

    /// <summary>Deletes whatever the tenant has and begins anew; until <see cref="Fed"/> the scene counts as half fed.</summary>
    public static void MakeAfresh(Sql sql, string name, string scene, DateTimeOffset now)
    {
        foreach (var table in Tables) sql.Run($"delete from {table} where tenant = ?1", SandboxDesk.Tenant);
        sql.Run("delete from tenants where id = ?1", SandboxDesk.Tenant);
        sql.Run("insert into tenants (id, name, made_by_sandbox, created_at) values (?1, ?2, true, ?3)", SandboxDesk.Tenant, name, now);
        Note(sql, scene);
    }

    public static void Fed(Sql sql) => Note(sql, "");

    private static void Note(Sql sql, string scene) =>
        sql.Run("insert into facts (name, value) values (?1, ?2) on conflict (name) do update set value = ?2", SceneFact, scene);
}
