using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Engage.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LocalPriorities : Migration
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
                name: "area_code",
                table: "staff_accounts",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

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
                name: "area_sheets",
                columns: table => new
                {
                    area_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    prepared_at = table.Column<long>(type: "INTEGER", nullable: false),
                    pdf = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_sheets", x => x.area_code);
                });

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
                name: "followers",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    address_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    times_asked = table.Column<int>(type: "INTEGER", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_followers", x => x.id);
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
                name: "local_priorities",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    area_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    statement = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    not_chosen = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 110, nullable: true),
                    owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    approved_by = table.Column<string>(type: "TEXT", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_priorities", x => x.id);
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
                name: "outcomes",
                columns: table => new
                {
                    survey_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    asked = table.Column<string>(type: "TEXT", nullable: false),
                    said = table.Column<string>(type: "TEXT", nullable: false),
                    decided = table.Column<string>(type: "TEXT", nullable: false),
                    why_not = table.Column<string>(type: "TEXT", nullable: false),
                    done = table.Column<string>(type: "TEXT", nullable: false),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    report_number = table.Column<int>(type: "INTEGER", nullable: true),
                    prepared_at = table.Column<long>(type: "INTEGER", nullable: false),
                    prepared_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    asked_for_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    pillar_word = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_police_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "progress_reports",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    is_demonstration = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_progress_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "question_references",
                columns: table => new
                {
                    survey_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    question_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 110, nullable: false)
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

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    priority_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    source_part = table.Column<string>(type: "TEXT", nullable: false),
                    row = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    finding = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    added_by = table.Column<string>(type: "TEXT", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    removed_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => new { x.priority_id, x.number });
                    table.ForeignKey(
                        name: "fk_evidence_local_priorities_priority_id",
                        column: x => x.priority_id,
                        principalTable: "local_priorities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "priority_actions",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    priority_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 110, nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_priority_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_priority_actions_local_priorities_priority_id",
                        column: x => x.priority_id,
                        principalTable: "local_priorities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "priority_entries",
                columns: table => new
                {
                    priority_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_priority_entries", x => new { x.priority_id, x.number });
                    table.ForeignKey(
                        name: "fk_priority_entries_local_priorities_priority_id",
                        column: x => x.priority_id,
                        principalTable: "local_priorities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outcome_versions",
                columns: table => new
                {
                    survey_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    asked = table.Column<string>(type: "TEXT", nullable: false),
                    said = table.Column<string>(type: "TEXT", nullable: false),
                    decided = table.Column<string>(type: "TEXT", nullable: false),
                    why_not = table.Column<string>(type: "TEXT", nullable: false),
                    done = table.Column<string>(type: "TEXT", nullable: false),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    report_number = table.Column<int>(type: "INTEGER", nullable: true),
                    prepared_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    approved_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                    plan_id = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    pillar_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
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
                    plan_id = table.Column<string>(type: "TEXT", nullable: false),
                    pillar_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    earlier_plan = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    earlier_pillar = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
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
                    plan_id = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
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

            migrationBuilder.CreateTable(
                name: "priority_action_entries",
                columns: table => new
                {
                    action_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_priority_action_entries", x => new { x.action_id, x.number });
                    table.ForeignKey(
                        name: "fk_priority_action_entries_priority_actions_action_id",
                        column: x => x.action_id,
                        principalTable: "priority_actions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "staff_roles",
                columns: new[] { "id", "concurrency_stamp", "name", "normalized_name" },
                values: new object[] { new Guid("5ea51de0-0e11-4000-8000-000000000006"), "AreaEditor", "AreaEditor", "AREAEDITOR" });

            migrationBuilder.CreateIndex(
                name: "ix_consultations_survey_id",
                table: "consultations",
                column: "survey_id",
                unique: true);

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
                name: "ix_evidence_source_id",
                table: "evidence",
                column: "source_id");

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
                name: "ix_local_priorities_area_code",
                table: "local_priorities",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_local_priorities_number",
                table: "local_priorities",
                column: "number",
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

            migrationBuilder.CreateIndex(
                name: "ix_police_plans_slug",
                table: "police_plans",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_priority_actions_priority_id_number",
                table: "priority_actions",
                columns: new[] { "priority_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_progress_reports_slug",
                table: "progress_reports",
                column: "slug",
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
                name: "area_links");

            migrationBuilder.DropTable(
                name: "area_positions");

            migrationBuilder.DropTable(
                name: "area_sheets");

            migrationBuilder.DropTable(
                name: "basis_versions");

            migrationBuilder.DropTable(
                name: "calendar_entries");

            migrationBuilder.DropTable(
                name: "considerations");

            migrationBuilder.DropTable(
                name: "engagement_themes");

            migrationBuilder.DropTable(
                name: "engagement_versions");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "followers");

            migrationBuilder.DropTable(
                name: "local_bases");

            migrationBuilder.DropTable(
                name: "local_events");

            migrationBuilder.DropTable(
                name: "local_officers");

            migrationBuilder.DropTable(
                name: "local_projects");

            migrationBuilder.DropTable(
                name: "outcome_versions");

            migrationBuilder.DropTable(
                name: "plan_commitments");

            migrationBuilder.DropTable(
                name: "plan_mappings");

            migrationBuilder.DropTable(
                name: "plan_pillars");

            migrationBuilder.DropTable(
                name: "priority_action_entries");

            migrationBuilder.DropTable(
                name: "priority_entries");

            migrationBuilder.DropTable(
                name: "progress_reports");

            migrationBuilder.DropTable(
                name: "question_references");

            migrationBuilder.DropTable(
                name: "consultations");

            migrationBuilder.DropTable(
                name: "written_submissions");

            migrationBuilder.DropTable(
                name: "engagements");

            migrationBuilder.DropTable(
                name: "outcomes");

            migrationBuilder.DropTable(
                name: "police_plans");

            migrationBuilder.DropTable(
                name: "priority_actions");

            migrationBuilder.DropTable(
                name: "local_priorities");

            migrationBuilder.DeleteData(
                table: "staff_roles",
                keyColumn: "id",
                keyValue: new Guid("5ea51de0-0e11-4000-8000-000000000006"));

            migrationBuilder.DropColumn(
                name: "is_consultation",
                table: "surveys");

            migrationBuilder.DropColumn(
                name: "area_code",
                table: "staff_accounts");

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
