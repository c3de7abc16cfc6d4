using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Engage.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Record : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_consultation",
                table: "surveys",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "contains_id",
                table: "report_versions",
                type: "TEXT",
                maxLength: 26,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "withdrawn_at",
                table: "report_versions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_by",
                table: "report_versions",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_reason",
                table: "report_versions",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "consultations",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    survey_id = table.Column<string>(type: "TEXT", nullable: false),
                    exception_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    exception_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    exception_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultations", x => x.id);
                    table.ForeignKey(
                        name: "fk_consultations_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "written_submissions",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    survey_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    sender = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    organisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sealed_name = table.Column<string>(type: "TEXT", nullable: true),
                    consent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    signatures = table.Column<int>(type: "INTEGER", nullable: true),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: false),
                    theme_codes = table.Column<string>(type: "TEXT", nullable: false),
                    acknowledged_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    entered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    file_size = table.Column<int>(type: "INTEGER", nullable: false),
                    file_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    is_file_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    taken_down = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    taken_down_at = table.Column<long>(type: "INTEGER", nullable: true),
                    taken_down_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    taken_down_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_written_submissions", x => x.id);
                    table.ForeignKey(
                        name: "fk_written_submissions_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "basis_versions",
                columns: table => new
                {
                    consultation_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_basis_versions", x => new { x.consultation_id, x.number });
                    table.ForeignKey(
                        name: "fk_basis_versions_consultations_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_entries",
                columns: table => new
                {
                    consultation_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    planned_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    done_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    is_not_needed = table.Column<bool>(type: "INTEGER", nullable: false),
                    remark = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_entries", x => new { x.consultation_id, x.number });
                    table.ForeignKey(
                        name: "fk_calendar_entries_consultations_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "considerations",
                columns: table => new
                {
                    submission_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_considerations", x => new { x.submission_id, x.number });
                    table.ForeignKey(
                        name: "fk_considerations_written_submissions_submission_id",
                        column: x => x.submission_id,
                        principalTable: "written_submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_consultations_survey_id",
                table: "consultations",
                column: "survey_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_written_submissions_survey_id_number",
                table: "written_submissions",
                columns: new[] { "survey_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "basis_versions");

            migrationBuilder.DropTable(
                name: "calendar_entries");

            migrationBuilder.DropTable(
                name: "considerations");

            migrationBuilder.DropTable(
                name: "consultations");

            migrationBuilder.DropTable(
                name: "written_submissions");

            migrationBuilder.DropColumn(
                name: "is_consultation",
                table: "surveys");

            migrationBuilder.DropColumn(
                name: "contains_id",
                table: "report_versions");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "report_versions");

            migrationBuilder.DropColumn(
                name: "withdrawn_by",
                table: "report_versions");

            migrationBuilder.DropColumn(
                name: "withdrawn_reason",
                table: "report_versions");
        }
    }
}
