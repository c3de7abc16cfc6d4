using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Engage.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LocalAreas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "area_code",
                table: "staff_accounts",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "area_links",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    area_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    other_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_links", x => new { x.kind, x.area_code, x.other_code });
                });

            migrationBuilder.CreateTable(
                name: "area_positions",
                columns: table => new
                {
                    area_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    tile_column = table.Column<int>(type: "INTEGER", nullable: false),
                    tile_row = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_positions", x => x.area_code);
                });

            migrationBuilder.CreateTable(
                name: "engagement_themes",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    is_retired = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_engagement_themes", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "engagements",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    area_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    content_json = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    withdrawn_because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_engagements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "local_bases",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    base_kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    opening_hours = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    telephone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    area_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_bases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "local_events",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    event_kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    cancelled_because = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    area_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "local_officers",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    rank = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    telephone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    area_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_officers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "local_projects",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    organisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    pounds = table.Column<int>(type: "INTEGER", nullable: false),
                    fund = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    awarded_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    plan_reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    withdrawn_because = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    area_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_projects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "engagement_versions",
                columns: table => new
                {
                    engagement_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content_json = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_engagement_versions", x => new { x.engagement_id, x.number });
                    table.ForeignKey(
                        name: "fk_engagement_versions_engagements_engagement_id",
                        column: x => x.engagement_id,
                        principalTable: "engagements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "staff_roles",
                columns: new[] { "id", "concurrency_stamp", "name", "normalized_name" },
                values: new object[] { new Guid("5ea51de0-0e11-4000-8000-000000000006"), "AreaEditor", "AreaEditor", "AREAEDITOR" });

            migrationBuilder.CreateIndex(
                name: "ix_engagements_area_code",
                table: "engagements",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_engagements_number",
                table: "engagements",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_local_bases_area_code",
                table: "local_bases",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_local_bases_reference",
                table: "local_bases",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_local_events_area_code",
                table: "local_events",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_local_events_reference",
                table: "local_events",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_local_officers_area_code",
                table: "local_officers",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_local_officers_reference",
                table: "local_officers",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_local_projects_area_code",
                table: "local_projects",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_local_projects_reference",
                table: "local_projects",
                column: "reference",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "area_links");

            migrationBuilder.DropTable(
                name: "area_positions");

            migrationBuilder.DropTable(
                name: "engagement_themes");

            migrationBuilder.DropTable(
                name: "engagement_versions");

            migrationBuilder.DropTable(
                name: "local_bases");

            migrationBuilder.DropTable(
                name: "local_events");

            migrationBuilder.DropTable(
                name: "local_officers");

            migrationBuilder.DropTable(
                name: "local_projects");

            migrationBuilder.DropTable(
                name: "engagements");

            migrationBuilder.DeleteData(
                table: "staff_roles",
                keyColumn: "id",
                keyValue: new Guid("5ea51de0-0e11-4000-8000-000000000006"));

            migrationBuilder.DropColumn(
                name: "area_code",
                table: "staff_accounts");
        }
    }
}
