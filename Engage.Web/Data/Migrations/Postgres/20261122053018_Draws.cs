using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Engage.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Draws : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "panel_draws",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    targets_json = table.Column<string>(type: "text", nullable: false),
                    algorithm = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    alternates = table.Column<int>(type: "integer", nullable: false),
                    step_in = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    answer_days = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    requested_by = table.Column<string>(type: "text", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    pool_size = table.Column<int>(type: "integer", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    report_json = table.Column<string>(type: "text", nullable: true),
                    computed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    source = table.Column<string>(type: "text", nullable: true),
                    announced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    announced_by = table.Column<string>(type: "text", nullable: true),
                    published_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    whole_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    randomness = table.Column<string>(type: "text", nullable: true),
                    entered_by = table.Column<string>(type: "text", nullable: true),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_by = table.Column<string>(type: "text", nullable: true),
                    drawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    panel = table.Column<int>(type: "integer", nullable: true),
                    abandoned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    abandoned_by = table.Column<string>(type: "text", nullable: true),
                    abandoned_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panel_draws", x => x.id);
                    table.ForeignKey(
                        name: "fk_panel_draws_assemblies_assembly_id",
                        column: x => x.assembly_id,
                        principalTable: "assemblies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "draw_files",
                columns: table => new
                {
                    draw_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draw_files", x => new { x.draw_id, x.name });
                    table.ForeignKey(
                        name: "fk_draw_files_panel_draws_draw_id",
                        column: x => x.draw_id,
                        principalTable: "panel_draws",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "seat_offers",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    draw_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    assembly_id = table.Column<string>(type: "text", nullable: false),
                    registration_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    @as = table.Column<string>(name: "as", type: "character varying(20)", maxLength: 20, nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    keyed_by = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat_offers", x => x.id);
                    table.ForeignKey(
                        name: "fk_seat_offers_panel_draws_draw_id",
                        column: x => x.draw_id,
                        principalTable: "panel_draws",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_seat_offers_registrations_registration_id",
                        column: x => x.registration_id,
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_panel_draws_assembly_id_number",
                table: "panel_draws",
                columns: new[] { "assembly_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_seat_offers_assembly_id",
                table: "seat_offers",
                column: "assembly_id");

            migrationBuilder.CreateIndex(
                name: "ix_seat_offers_draw_id_registration_id",
                table: "seat_offers",
                columns: new[] { "draw_id", "registration_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_seat_offers_registration_id",
                table: "seat_offers",
                column: "registration_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "draw_files");

            migrationBuilder.DropTable(
                name: "seat_offers");

            migrationBuilder.DropTable(
                name: "panel_draws");
        }
    }
}
