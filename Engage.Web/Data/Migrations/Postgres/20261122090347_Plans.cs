using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Engage.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Plans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "followers",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    subject = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    address_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    times_asked = table.Column<int>(type: "integer", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_followers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outcomes",
                columns: table => new
                {
                    survey_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    asked = table.Column<string>(type: "text", nullable: false),
                    said = table.Column<string>(type: "text", nullable: false),
                    decided = table.Column<string>(type: "text", nullable: false),
                    why_not = table.Column<string>(type: "text", nullable: false),
                    done = table.Column<string>(type: "text", nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    report_number = table.Column<int>(type: "integer", nullable: true),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    prepared_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    asked_for_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outcomes", x => x.survey_id);
                    table.ForeignKey(
                        name: "fk_outcomes_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "police_plans",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    pillar_word = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_police_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "question_references",
                columns: table => new
                {
                    survey_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    question_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reference = table.Column<string>(type: "character varying(110)", maxLength: 110, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_references", x => new { x.survey_id, x.question_code, x.reference });
                    table.ForeignKey(
                        name: "fk_question_references_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outcome_versions",
                columns: table => new
                {
                    survey_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    asked = table.Column<string>(type: "text", nullable: false),
                    said = table.Column<string>(type: "text", nullable: false),
                    decided = table.Column<string>(type: "text", nullable: false),
                    why_not = table.Column<string>(type: "text", nullable: false),
                    done = table.Column<string>(type: "text", nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    report_number = table.Column<int>(type: "integer", nullable: true),
                    prepared_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    approved_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outcome_versions", x => new { x.survey_id, x.number });
                    table.ForeignKey(
                        name: "fk_outcome_versions_outcomes_survey_id",
                        column: x => x.survey_id,
                        principalTable: "outcomes",
                        principalColumn: "survey_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_commitments",
                columns: table => new
                {
                    plan_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    pillar_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_commitments", x => new { x.plan_id, x.code });
                    table.ForeignKey(
                        name: "fk_plan_commitments_police_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "police_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_mappings",
                columns: table => new
                {
                    plan_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    pillar_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    earlier_plan = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    earlier_pillar = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_mappings", x => new { x.plan_id, x.pillar_code, x.earlier_plan, x.earlier_pillar });
                    table.ForeignKey(
                        name: "fk_plan_mappings_police_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "police_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_pillars",
                columns: table => new
                {
                    plan_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_pillars", x => new { x.plan_id, x.code });
                    table.ForeignKey(
                        name: "fk_plan_pillars_police_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "police_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_followers_address_hash",
                table: "followers",
                column: "address_hash");

            migrationBuilder.CreateIndex(
                name: "ix_followers_subject_address_hash",
                table: "followers",
                columns: new[] { "subject", "address_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_police_plans_slug",
                table: "police_plans",
                column: "slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "followers");

            migrationBuilder.DropTable(
                name: "outcome_versions");

            migrationBuilder.DropTable(
                name: "plan_commitments");

            migrationBuilder.DropTable(
                name: "plan_mappings");

            migrationBuilder.DropTable(
                name: "plan_pillars");

            migrationBuilder.DropTable(
                name: "question_references");

            migrationBuilder.DropTable(
                name: "outcomes");

            migrationBuilder.DropTable(
                name: "police_plans");
        }
    }
}
