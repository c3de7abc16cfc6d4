using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Engage.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Recommendations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_commentaries_surveys_survey_id",
                table: "commentaries");

            migrationBuilder.DropForeignKey(
                name: "fk_report_versions_surveys_survey_id",
                table: "report_versions");

            migrationBuilder.RenameColumn(
                name: "survey_id",
                table: "report_versions",
                newName: "subject_id");

            migrationBuilder.RenameIndex(
                name: "ix_report_versions_survey_id_number",
                table: "report_versions",
                newName: "ix_report_versions_subject_id_number");

            migrationBuilder.RenameColumn(
                name: "survey_id",
                table: "commentaries",
                newName: "subject_id");

            migrationBuilder.CreateTable(
                name: "polls",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    papers = table.Column<int>(type: "INTEGER", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    required_percent = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_polls", x => x.id);
                    table.ForeignKey(
                        name: "fk_polls_assemblies_assembly_id",
                        column: x => x.assembly_id,
                        principalTable: "assemblies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recommendations",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    dropped_because = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendations", x => x.id);
                    table.ForeignKey(
                        name: "fk_recommendations_assemblies_assembly_id",
                        column: x => x.assembly_id,
                        principalTable: "assemblies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ballot_counts",
                columns: table => new
                {
                    poll_id = table.Column<string>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    choice = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ballots = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ballot_counts", x => new { x.poll_id, x.item, x.choice });
                    table.ForeignKey(
                        name: "fk_ballot_counts_polls_poll_id",
                        column: x => x.poll_id,
                        principalTable: "polls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "paper_counts",
                columns: table => new
                {
                    poll_id = table.Column<string>(type: "TEXT", nullable: false),
                    pass = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    papers = table.Column<int>(type: "INTEGER", nullable: false),
                    counts_json = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_counts", x => new { x.poll_id, x.pass });
                    table.ForeignKey(
                        name: "fk_paper_counts_polls_poll_id",
                        column: x => x.poll_id,
                        principalTable: "polls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "poll_turns",
                columns: table => new
                {
                    poll_id = table.Column<string>(type: "TEXT", nullable: false),
                    member = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_poll_turns", x => new { x.poll_id, x.member });
                    table.ForeignKey(
                        name: "fk_poll_turns_polls_poll_id",
                        column: x => x.poll_id,
                        principalTable: "polls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recommendation_responses",
                columns: table => new
                {
                    recommendation_id = table.Column<string>(type: "TEXT", nullable: false),
                    decision = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    prepared_at = table.Column<long>(type: "INTEGER", nullable: false),
                    prepared_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    approved_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendation_responses", x => x.recommendation_id);
                    table.ForeignKey(
                        name: "fk_recommendation_responses_recommendations_recommendation_id",
                        column: x => x.recommendation_id,
                        principalTable: "recommendations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recommendation_versions",
                columns: table => new
                {
                    recommendation_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    conditions = table.Column<string>(type: "TEXT", nullable: false),
                    minority_views = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendation_versions", x => new { x.recommendation_id, x.number });
                    table.ForeignKey(
                        name: "fk_recommendation_versions_recommendations_recommendation_id",
                        column: x => x.recommendation_id,
                        principalTable: "recommendations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "vote_items",
                columns: table => new
                {
                    vote_id = table.Column<string>(type: "TEXT", nullable: false),
                    recommendation_id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vote_items", x => new { x.vote_id, x.recommendation_id });
                    table.ForeignKey(
                        name: "fk_vote_items_polls_vote_id",
                        column: x => x.vote_id,
                        principalTable: "polls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_vote_items_recommendations_recommendation_id",
                        column: x => x.recommendation_id,
                        principalTable: "recommendations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "response_progress",
                columns: table => new
                {
                    recommendation_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_response_progress", x => new { x.recommendation_id, x.number });
                    table.ForeignKey(
                        name: "fk_response_progress_recommendation_responses_recommendation_id",
                        column: x => x.recommendation_id,
                        principalTable: "recommendation_responses",
                        principalColumn: "recommendation_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_polls_assembly_id",
                table: "polls",
                column: "assembly_id");

            migrationBuilder.CreateIndex(
                name: "ix_recommendations_assembly_id_number",
                table: "recommendations",
                columns: new[] { "assembly_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_vote_items_recommendation_id",
                table: "vote_items",
                column: "recommendation_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ballot_counts");

            migrationBuilder.DropTable(
                name: "paper_counts");

            migrationBuilder.DropTable(
                name: "poll_turns");

            migrationBuilder.DropTable(
                name: "recommendation_versions");

            migrationBuilder.DropTable(
                name: "response_progress");

            migrationBuilder.DropTable(
                name: "vote_items");

            migrationBuilder.DropTable(
                name: "recommendation_responses");

            migrationBuilder.DropTable(
                name: "polls");

            migrationBuilder.DropTable(
                name: "recommendations");

            migrationBuilder.RenameColumn(
                name: "subject_id",
                table: "report_versions",
                newName: "survey_id");

            migrationBuilder.RenameIndex(
                name: "ix_report_versions_subject_id_number",
                table: "report_versions",
                newName: "ix_report_versions_survey_id_number");

            migrationBuilder.RenameColumn(
                name: "subject_id",
                table: "commentaries",
                newName: "survey_id");

            migrationBuilder.AddForeignKey(
                name: "fk_commentaries_surveys_survey_id",
                table: "commentaries",
                column: "survey_id",
                principalTable: "surveys",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_report_versions_surveys_survey_id",
                table: "report_versions",
                column: "survey_id",
                principalTable: "surveys",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
