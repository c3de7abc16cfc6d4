using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Engage.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Weighting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "responses",
                table: "report_versions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "margin_counts",
                columns: table => new
                {
                    survey_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    variable = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    category = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    area_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    count = table.Column<double>(type: "double precision", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_margin_counts", x => new { x.survey_id, x.variable, x.category, x.area_code });
                    table.ForeignKey(
                        name: "fk_margin_counts_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "weighting_runs",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    survey_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    cap = table.Column<double>(type: "double precision", nullable: true),
                    rounds = table.Column<int>(type: "integer", nullable: false),
                    max_relative_error = table.Column<double>(type: "double precision", nullable: false),
                    responses = table.Column<int>(type: "integer", nullable: false),
                    last_number = table.Column<long>(type: "bigint", nullable: false),
                    min_weight = table.Column<double>(type: "double precision", nullable: false),
                    max_weight = table.Column<double>(type: "double precision", nullable: false),
                    design_effect = table.Column<double>(type: "double precision", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_weighting_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_weighting_runs_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_weighting_runs_survey_id_number",
                table: "weighting_runs",
                columns: new[] { "survey_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "margin_counts");

            migrationBuilder.DropTable(
                name: "weighting_runs");

            migrationBuilder.DropColumn(
                name: "responses",
                table: "report_versions");
        }
    }
}
