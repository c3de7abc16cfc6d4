using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Engage.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FreeTextCoding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "codebooks",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    survey_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    question_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    seed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_codebooks", x => x.id);
                    table.ForeignKey(
                        name: "fk_codebooks_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "codebook_versions",
                columns: table => new
                {
                    codebook_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    frozen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    frozen_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_codebook_versions", x => new { x.codebook_id, x.number });
                    table.ForeignKey(
                        name: "fk_codebook_versions_codebooks_codebook_id",
                        column: x => x.codebook_id,
                        principalTable: "codebooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "coded_answers",
                columns: table => new
                {
                    codebook_id = table.Column<string>(type: "TEXT", nullable: false),
                    response_number = table.Column<long>(type: "INTEGER", nullable: false),
                    round = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    codes = table.Column<string>(type: "TEXT", nullable: false),
                    coder = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    coded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coded_answers", x => new { x.codebook_id, x.response_number, x.round });
                    table.ForeignKey(
                        name: "fk_coded_answers_codebooks_codebook_id",
                        column: x => x.codebook_id,
                        principalTable: "codebooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_coded_answers_responses_response_number",
                        column: x => x.response_number,
                        principalTable: "responses",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "concerns",
                columns: table => new
                {
                    codebook_id = table.Column<string>(type: "TEXT", nullable: false),
                    response_number = table.Column<long>(type: "INTEGER", nullable: false),
                    raised_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    handled_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    handled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_concerns", x => new { x.codebook_id, x.response_number });
                    table.ForeignKey(
                        name: "fk_concerns_codebooks_codebook_id",
                        column: x => x.codebook_id,
                        principalTable: "codebooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_concerns_responses_response_number",
                        column: x => x.response_number,
                        principalTable: "responses",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quotes",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    codebook_id = table.Column<string>(type: "TEXT", nullable: false),
                    response_number = table.Column<long>(type: "INTEGER", nullable: false),
                    theme = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    cleared_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    cleared_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quotes", x => x.id);
                    table.ForeignKey(
                        name: "fk_quotes_codebooks_codebook_id",
                        column: x => x.codebook_id,
                        principalTable: "codebooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_quotes_responses_response_number",
                        column: x => x.response_number,
                        principalTable: "responses",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_codebooks_survey_id_question_code",
                table: "codebooks",
                columns: new[] { "survey_id", "question_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_coded_answers_response_number",
                table: "coded_answers",
                column: "response_number");

            migrationBuilder.CreateIndex(
                name: "ix_concerns_response_number",
                table: "concerns",
                column: "response_number");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_codebook_id",
                table: "quotes",
                column: "codebook_id");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_response_number",
                table: "quotes",
                column: "response_number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "codebook_versions");

            migrationBuilder.DropTable(
                name: "coded_answers");

            migrationBuilder.DropTable(
                name: "concerns");

            migrationBuilder.DropTable(
                name: "quotes");

            migrationBuilder.DropTable(
                name: "codebooks");
        }
    }
}
