using System.Text;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CoachBot.Storage;

/// <summary>
/// Owns the schema and serves the queries of pages and reports. The hot path is plain SQL (<see cref="Sql"/>).
/// The tenant is part of every key. Instants are stored as UTC ticks, so that they sort and lose nothing.
/// </summary>
public abstract class CoachDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<TenantRow> Tenants => Set<TenantRow>();
    public DbSet<RecordRow> Records => Set<RecordRow>();
    public DbSet<LinkRow> Links => Set<LinkRow>();
    public DbSet<HookRow> Hooks => Set<HookRow>();
    public DbSet<InboxRow> Inbox => Set<InboxRow>();
    public DbSet<WakeupRow> Wakeups => Set<WakeupRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<DeadLetterRow> DeadLetters => Set<DeadLetterRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<FactRow> Facts => Set<FactRow>();
    public DbSet<SandboxMessageRow> SandboxMessages => Set<SandboxMessageRow>();
    public DbSet<OpenFormRow> OpenForms => Set<OpenFormRow>();
    public DbSet<HeldHookRow> HeldHooks => Set<HeldHookRow>();
    public DbSet<UnreachableRow> Unreachable => Set<UnreachableRow>();
    public DbSet<SlackInstallationRow> SlackInstallations => Set<SlackInstallationRow>();
    public DbSet<SlackUserRow> SlackUsers => Set<SlackUserRow>();
    public DbSet<SlackRoomRow> SlackRooms => Set<SlackRoomRow>();
    public DbSet<SlackStateRow> SlackStates => Set<SlackStateRow>();
    public DbSet<TeamsConversationRow> TeamsConversations => Set<TeamsConversationRow>();
    public DbSet<TeamsUserRow> TeamsUsers => Set<TeamsUserRow>();

    /// <summary>The key ring that protects tokens.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantToTicks>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        State(modelBuilder);
        Queues(modelBuilder);
        Chats(modelBuilder);
        Sandbox(modelBuilder);
        Slack(modelBuilder);
        Teams(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(Snake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.Name));
        }
    }

    private static void State(ModelBuilder model)
    {
        model.Entity<TenantRow>().HasKey(row => row.Id);
        model.Entity<RecordRow>().HasKey(row => new { row.Tenant, row.Subject });
        model.Entity<LinkRow>(links =>
        {
            links.HasKey(row => new { row.Tenant, row.Link, row.Subject });
            links.HasIndex(row => new { row.Tenant, row.Subject });
        });
        model.Entity<FactRow>().HasKey(row => row.Name);
        model.Entity<NoticeRow>().HasKey(row => new { row.Tenant, row.Kind, row.Name });
    }

    private static void Queues(ModelBuilder model)
    {
        model.Entity<HookRow>(hooks =>
        {
            hooks.HasKey(row => new { row.Tenant, row.Source, row.Key });
            hooks.HasIndex(row => row.At);
        });
        model.Entity<InboxRow>(inbox =>
        {
            inbox.HasKey(row => row.Seq);
            inbox.HasIndex(row => new { row.Tenant, row.Subject, row.Key }).IsUnique();
            inbox.HasIndex(row => new { row.Tenant, row.Subject }, "inbox_in_back_off").HasFilter("not_before is not null");
        });
        model.Entity<WakeupRow>(wakeups =>
        {
            wakeups.HasKey(row => new { row.Tenant, row.Subject });
            wakeups.HasIndex(row => row.Due);
        });
        model.Entity<DeadLetterRow>().HasKey(row => row.Id);
        model.Entity<OutboxRow>(outbox =>
        {
            outbox.HasKey(row => new { row.Tenant, row.Card });

            // One small index per way of waiting: what was sent long ago costs a claim nothing.
            outbox.HasIndex(row => row.NotBefore, "outbox_waiting").HasFilter("state = 'waiting'");
            outbox.HasIndex(row => row.RetryAt, "outbox_retrying").HasFilter("state = 'retrying'");
            outbox.HasIndex(row => row.NotAfter, "outbox_threaded").HasFilter("state = 'threaded'");
            outbox.HasIndex(row => new { row.Urgency, row.NotAfter, row.Due }, "outbox_ready").HasFilter("state = 'ready'");
            outbox.HasIndex(row => row.AttemptedAt, "outbox_sending").HasFilter("state = 'sending'");
            outbox.HasIndex(row => row.RetryAt, "outbox_unknown").HasFilter("state = 'unknown'");

            // Which card a message shows, where its platform does not tell.
            outbox.HasIndex(row => new { row.Tenant, row.ReceiptMessage, row.ReceiptRoom }, "outbox_receipt").HasFilter("receipt_message is not null and platform in ('slack', 'teams')");
        });
    }

    private static void Chats(ModelBuilder model)
    {
        model.Entity<OpenFormRow>(forms =>
        {
            forms.HasKey(row => new { row.Tenant, row.FormId });
            forms.HasIndex(row => row.OpenedAt);
        });
        model.Entity<HeldHookRow>(held =>
        {
            held.HasKey(row => row.Id);
            held.HasIndex(row => new { row.Source, row.Id });
        });
        model.Entity<UnreachableRow>().HasKey(row => new { row.Tenant, row.Platform, row.Address });
    }

    private static void Slack(ModelBuilder model)
    {
        model.Entity<SlackInstallationRow>().HasKey(row => new { row.Enterprise, row.Team });
        model.Entity<SlackUserRow>(users =>
        {
            users.HasKey(row => new { row.Team, row.UserId });
            users.HasIndex(row => new { row.Tenant, row.Email });
        });
        model.Entity<SlackRoomRow>().HasKey(row => new { row.Team, row.RoomId });
        model.Entity<SlackStateRow>().HasKey(row => row.State);
    }

    private static void Teams(ModelBuilder model)
    {
        model.Entity<TeamsConversationRow>(conversations =>
        {
            conversations.HasKey(row => new { row.Tenant, row.Id });
            conversations.HasIndex(row => row.LookAt, "teams_conversations_to_look_at").HasFilter("look_at is not null");
        });
        model.Entity<TeamsUserRow>(users =>
        {
            users.HasKey(row => new { row.EntraTenant, row.ObjectId });
            users.HasIndex(row => new { row.Tenant, row.Email });
        });
    }

    private static void Sandbox(ModelBuilder model)
    {
        model.Entity<SandboxMessageRow>(messages =>
        {
            messages.HasKey(row => new { row.Tenant, row.Id });
            messages.HasIndex(row => new { row.Tenant, row.CardKey }).IsUnique();
            messages.HasIndex(row => new { row.Tenant, row.Room, row.Cursor });
            messages.HasIndex(row => new { row.Tenant, row.Cursor });
        });
    }

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }

    private sealed class InstantToTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
