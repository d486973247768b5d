using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoachBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Slack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sandbox_forms");

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: true),
                    xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "held_hooks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", nullable: false),
                    waits_for = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<long>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_hooks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "open_forms",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    form_id = table.Column<string>(type: "TEXT", nullable: false),
                    platform = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    card = table.Column<string>(type: "TEXT", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    memo = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_open_forms", x => new { x.tenant, x.form_id });
                });

            migrationBuilder.CreateTable(
                name: "slack_installations",
                columns: table => new
                {
                    enterprise = table.Column<string>(type: "TEXT", nullable: false),
                    team = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    app = table.Column<string>(type: "TEXT", nullable: false),
                    bot_user = table.Column<string>(type: "TEXT", nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false),
                    token = table.Column<string>(type: "TEXT", nullable: true),
                    refresh_token = table.Column<string>(type: "TEXT", nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    installed_by = table.Column<string>(type: "TEXT", nullable: true),
                    installed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    broken = table.Column<string>(type: "TEXT", nullable: true),
                    broken_at = table.Column<long>(type: "INTEGER", nullable: true),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slack_installations", x => new { x.enterprise, x.team });
                });

            migrationBuilder.CreateTable(
                name: "slack_rooms",
                columns: table => new
                {
                    team = table.Column<string>(type: "TEXT", nullable: false),
                    room_id = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    look_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slack_rooms", x => new { x.team, x.room_id });
                });

            migrationBuilder.CreateTable(
                name: "slack_states",
                columns: table => new
                {
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    browser = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slack_states", x => x.state);
                });

            migrationBuilder.CreateTable(
                name: "slack_users",
                columns: table => new
                {
                    team = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    zone = table.Column<string>(type: "TEXT", nullable: true),
                    locale = table.Column<string>(type: "TEXT", nullable: true),
                    direct_room = table.Column<string>(type: "TEXT", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slack_users", x => new { x.team, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "unreachable",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    platform = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    retry_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unreachable", x => new { x.tenant, x.platform, x.address });
                });

            migrationBuilder.CreateIndex(
                name: "outbox_receipt",
                table: "outbox",
                columns: new[] { "tenant", "receipt_message", "receipt_room" },
                filter: "receipt_message is not null and platform in ('slack', 'teams')");

            migrationBuilder.CreateIndex(
                name: "IX_held_hooks_source_id",
                table: "held_hooks",
                columns: new[] { "source", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_open_forms_opened_at",
                table: "open_forms",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "IX_slack_users_tenant_email",
                table: "slack_users",
                columns: new[] { "tenant", "email" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "held_hooks");

            migrationBuilder.DropTable(
                name: "open_forms");

            migrationBuilder.DropTable(
                name: "slack_installations");

            migrationBuilder.DropTable(
                name: "slack_rooms");

            migrationBuilder.DropTable(
                name: "slack_states");

            migrationBuilder.DropTable(
                name: "slack_users");

            migrationBuilder.DropTable(
                name: "unreachable");

            migrationBuilder.DropIndex(
                name: "outbox_receipt",
                table: "outbox");

            migrationBuilder.CreateTable(
                name: "sandbox_forms",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    form_id = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    card = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sandbox_forms", x => new { x.tenant, x.form_id });
                });
        }
    }
}
