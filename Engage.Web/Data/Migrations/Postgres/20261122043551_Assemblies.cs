using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Engage.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Assemblies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assembly_programmes",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    question = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    remit = table.Column<string>(type: "text", nullable: false),
                    commitment = table.Column<string>(type: "text", nullable: false),
                    advisory_panel = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assembly_programmes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assemblies",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    programme_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    area_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    panel_size = table.Column<int>(type: "integer", nullable: false),
                    alternates = table.Column<int>(type: "integer", nullable: false),
                    minimum_age = table.Column<int>(type: "integer", nullable: false),
                    honorarium_pence = table.Column<int>(type: "integer", nullable: false),
                    targets_json = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assemblies", x => x.id);
                    table.ForeignKey(
                        name: "fk_assemblies_assembly_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "assembly_programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "assembly_phases",
                columns: table => new
                {
                    assembly_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    phase = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assembly_phases", x => new { x.assembly_id, x.phase });
                    table.ForeignKey(
                        name: "fk_assembly_phases_assemblies_assembly_id",
                        column: x => x.assembly_id,
                        principalTable: "assemblies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "registrations",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    household_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    pseudonym = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    email_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    telephone = table.Column<string>(type: "text", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true),
                    needs = table.Column<string>(type: "text", nullable: true),
                    features_json = table.Column<string>(type: "text", nullable: false),
                    registered_hour = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    seat = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    seat_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registrations", x => x.id);
                    table.ForeignKey(
                        name: "fk_registrations_assemblies_assembly_id",
                        column: x => x.assembly_id,
                        principalTable: "assemblies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "staff_roles",
                columns: new[] { "id", "concurrency_stamp", "name", "normalized_name" },
                values: new object[] { new Guid("5ea51de0-0e11-4000-8000-000000000005"), "Facilitator", "Facilitator", "FACILITATOR" });

            migrationBuilder.CreateIndex(
                name: "ix_assemblies_programme_id_slug",
                table: "assemblies",
                columns: new[] { "programme_id", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assembly_programmes_slug",
                table: "assembly_programmes",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_registrations_assembly_id_pseudonym",
                table: "registrations",
                columns: new[] { "assembly_id", "pseudonym" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_registrations_email_hash",
                table: "registrations",
                column: "email_hash");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_household_id",
                table: "registrations",
                column: "household_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assembly_phases");

            migrationBuilder.DropTable(
                name: "registrations");

            migrationBuilder.DropTable(
                name: "assemblies");

            migrationBuilder.DropTable(
                name: "assembly_programmes");

            migrationBuilder.DeleteData(
                table: "staff_roles",
                keyColumn: "id",
                keyValue: new Guid("5ea51de0-0e11-4000-8000-000000000005"));
        }
    }
}
