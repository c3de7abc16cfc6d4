using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Engage.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Letters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "registrations",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "email_changes",
                columns: table => new
                {
                    registration_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    email_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    valid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_email_changes", x => x.registration_id);
                    table.ForeignKey(
                        name: "fk_email_changes_registrations_registration_id",
                        column: x => x.registration_id,
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invitation_rounds",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    letters = table.Column<int>(type: "integer", nullable: false),
                    boost = table.Column<double>(type: "double precision", nullable: false),
                    first_decile = table.Column<int>(type: "integer", nullable: false),
                    last_decile = table.Column<int>(type: "integer", nullable: false),
                    fewest_per_area = table.Column<int>(type: "integer", nullable: false),
                    addresses = table.Column<int>(type: "integer", nullable: false),
                    written_to_before = table.Column<int>(type: "integer", nullable: false),
                    outside = table.Column<int>(type: "integer", nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    strata_json = table.Column<string>(type: "text", nullable: false),
                    drawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    drawn_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    letters_made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation_rounds", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitation_rounds_assemblies_assembly_id",
                        column: x => x.assembly_id,
                        principalTable: "assemblies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "participant_sessions",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    email_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participant_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "households",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    programme_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    round_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    address_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    area_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decile = table.Column<int>(type: "integer", nullable: true),
                    chance = table.Column<double>(type: "double precision", nullable: false),
                    code_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    code = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_households", x => x.id);
                    table.ForeignKey(
                        name: "fk_households_invitation_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "invitation_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "letter_files",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    round_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    letters = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_letter_files_invitation_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "invitation_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_households_assembly_id",
                table: "households",
                column: "assembly_id");

            migrationBuilder.CreateIndex(
                name: "ix_households_code_hash",
                table: "households",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_households_programme_id_address_hash",
                table: "households",
                columns: new[] { "programme_id", "address_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_households_round_id",
                table: "households",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_rounds_assembly_id_number",
                table: "invitation_rounds",
                columns: new[] { "assembly_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_letter_files_round_id",
                table: "letter_files",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_participant_sessions_email_hash",
                table: "participant_sessions",
                column: "email_hash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "email_changes");

            migrationBuilder.DropTable(
                name: "households");

            migrationBuilder.DropTable(
                name: "letter_files");

            migrationBuilder.DropTable(
                name: "participant_sessions");

            migrationBuilder.DropTable(
                name: "invitation_rounds");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "registrations");
        }
    }
}
