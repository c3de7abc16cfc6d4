using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Engage.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Participation : Migration
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
                name: "message_templates",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    markdown = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    created_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_templates", x => new { x.kind, x.language, x.version });
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    key = table.Column<string>(type: "character varying(280)", maxLength: 280, nullable: false),
                    message_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    person = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    address_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    content = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    may_be_sent = table.Column<bool>(type: "boolean", nullable: false),
                    lease_owner = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_messages", x => x.id);
                });

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
                name: "polls",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    papers = table.Column<int>(type: "integer", nullable: true),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    required_percent = table.Column<int>(type: "integer", nullable: true)
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
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dropped_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
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
                name: "relay_allowances",
                columns: table => new
                {
                    relay = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    tokens = table.Column<double>(type: "double precision", nullable: false),
                    filled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    of_day = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relay_allowances", x => x.relay);
                });

            migrationBuilder.CreateTable(
                name: "seat_plans",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    tables = table.Column<int>(type: "integer", nullable: false),
                    wishes_json = table.Column<string>(type: "text", nullable: false),
                    seats_json = table.Column<string>(type: "text", nullable: false),
                    distinct_pairs = table.Column<int>(type: "integer", nullable: false),
                    possible_pairs = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat_plans", x => x.id);
                    table.ForeignKey(
                        name: "fk_seat_plans_assemblies_assembly_id",
                        column: x => x.assembly_id,
                        principalTable: "assemblies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    starts_at = table.Column<DateTime>(type: "timestamp without time zone", nullable: false),
                    ends_at = table.Column<DateTime>(type: "timestamp without time zone", nullable: false),
                    venue = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    access_notes = table.Column<string>(type: "text", nullable: false),
                    online_link = table.Column<string>(type: "text", nullable: true),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    cancelled_because = table.Column<string>(type: "text", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    last_turn = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_sessions_assemblies_assembly_id",
                        column: x => x.assembly_id,
                        principalTable: "assemblies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_links",
                columns: table => new
                {
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    person = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_links", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "speakers",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    programme_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    organisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    biography = table.Column<string>(type: "text", nullable: false),
                    proposed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    interests = table.Column<string>(type: "text", nullable: false),
                    declared_on = table.Column<DateOnly>(type: "date", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    photo_type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_speakers", x => x.id);
                    table.ForeignKey(
                        name: "fk_speakers_assembly_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "assembly_programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "suppressions",
                columns: table => new
                {
                    address_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    scope = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suppressions", x => new { x.address_hash, x.scope });
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

            migrationBuilder.CreateTable(
                name: "message_attempts",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    message_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    phase = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    code = table.Column<int>(type: "integer", nullable: false),
                    reply = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_attempts", x => x.number);
                    table.ForeignKey(
                        name: "fk_message_attempts_outbox_messages_message_id",
                        column: x => x.message_id,
                        principalTable: "outbox_messages",
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

            migrationBuilder.CreateTable(
                name: "ballot_counts",
                columns: table => new
                {
                    poll_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    item = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    choice = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ballots = table.Column<int>(type: "integer", nullable: false)
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
                    poll_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    pass = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    papers = table.Column<int>(type: "integer", nullable: false),
                    counts_json = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false)
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
                    poll_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    member = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
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
                    recommendation_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    decision = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reasons = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    prepared_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
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
                    recommendation_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    wording = table.Column<string>(type: "text", nullable: false),
                    reasons = table.Column<string>(type: "text", nullable: false),
                    conditions = table.Column<string>(type: "text", nullable: false),
                    minority_views = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false)
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
                    vote_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    recommendation_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
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
                name: "agenda_items",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    session_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    after_minutes = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_agenda_items_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bookings",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    session_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    person = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    registration_id = table.Column<string>(type: "character varying(26)", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    needs = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    turn = table.Column<long>(type: "bigint", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    offered_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    steps = table.Column<int>(type: "integer", nullable: false),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bookings", x => x.id);
                    table.ForeignKey(
                        name: "fk_bookings_registrations_registration_id",
                        column: x => x.registration_id,
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_bookings_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "claims",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    registration_id = table.Column<string>(type: "character varying(26)", nullable: true),
                    session_id = table.Column<string>(type: "character varying(26)", nullable: true),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    pence = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    only_once = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    entered_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    decided_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    batch = table.Column<int>(type: "integer", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_claims_assemblies_assembly_id",
                        column: x => x.assembly_id,
                        principalTable: "assemblies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_claims_registrations_registration_id",
                        column: x => x.registration_id,
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_claims_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "session_facilitators",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    session_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    account = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    table = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_facilitators", x => x.id);
                    table.ForeignKey(
                        name: "fk_session_facilitators_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "table_notes",
                columns: table => new
                {
                    session_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    table = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_table_notes", x => new { x.session_id, x.table });
                    table.ForeignKey(
                        name: "fk_table_notes_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "papers",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    assembly_id = table.Column<string>(type: "text", nullable: false),
                    session_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    speaker_id = table.Column<string>(type: "character varying(26)", nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    file_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_papers", x => x.id);
                    table.ForeignKey(
                        name: "fk_papers_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_papers_speakers_speaker_id",
                        column: x => x.speaker_id,
                        principalTable: "speakers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "response_progress",
                columns: table => new
                {
                    recommendation_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false)
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

            migrationBuilder.CreateTable(
                name: "agenda_speakers",
                columns: table => new
                {
                    item_id = table.Column<string>(type: "character varying(26)", nullable: false),
                    speaker_id = table.Column<string>(type: "character varying(26)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_speakers", x => new { x.item_id, x.speaker_id });
                    table.ForeignKey(
                        name: "fk_agenda_speakers_agenda_items_item_id",
                        column: x => x.item_id,
                        principalTable: "agenda_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_agenda_speakers_speakers_speaker_id",
                        column: x => x.speaker_id,
                        principalTable: "speakers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_items_session_id",
                table: "agenda_items",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_agenda_speakers_speaker_id",
                table: "agenda_speakers",
                column: "speaker_id");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_offered_until",
                table: "bookings",
                column: "offered_until");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_registration_id",
                table: "bookings",
                column: "registration_id");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_session_id_person",
                table: "bookings",
                columns: new[] { "session_id", "person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_claims_assembly_id",
                table: "claims",
                column: "assembly_id");

            migrationBuilder.CreateIndex(
                name: "ix_claims_only_once",
                table: "claims",
                column: "only_once",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_claims_registration_id",
                table: "claims",
                column: "registration_id");

            migrationBuilder.CreateIndex(
                name: "ix_claims_session_id",
                table: "claims",
                column: "session_id");

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
                name: "ix_message_attempts_at",
                table: "message_attempts",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_message_attempts_message_id",
                table: "message_attempts",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_key",
                table: "outbox_messages",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_lease_owner",
                table: "outbox_messages",
                column: "lease_owner");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_person",
                table: "outbox_messages",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_queued_at",
                table: "outbox_messages",
                column: "queued_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_state_due_at",
                table: "outbox_messages",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_panel_draws_assembly_id_number",
                table: "panel_draws",
                columns: new[] { "assembly_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_papers_assembly_id",
                table: "papers",
                column: "assembly_id");

            migrationBuilder.CreateIndex(
                name: "ix_papers_session_id",
                table: "papers",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_papers_speaker_id",
                table: "papers",
                column: "speaker_id");

            migrationBuilder.CreateIndex(
                name: "ix_participant_sessions_email_hash",
                table: "participant_sessions",
                column: "email_hash");

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

            migrationBuilder.CreateIndex(
                name: "ix_seat_plans_assembly_id",
                table: "seat_plans",
                column: "assembly_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_facilitators_session_id",
                table: "session_facilitators",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_assembly_id",
                table: "sessions",
                column: "assembly_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_links_expires_at",
                table: "sign_in_links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_links_person",
                table: "sign_in_links",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_speakers_programme_id",
                table: "speakers",
                column: "programme_id");

            migrationBuilder.CreateIndex(
                name: "ix_vote_items_recommendation_id",
                table: "vote_items",
                column: "recommendation_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agenda_speakers");

            migrationBuilder.DropTable(
                name: "ballot_counts");

            migrationBuilder.DropTable(
                name: "bookings");

            migrationBuilder.DropTable(
                name: "claims");

            migrationBuilder.DropTable(
                name: "draw_files");

            migrationBuilder.DropTable(
                name: "email_changes");

            migrationBuilder.DropTable(
                name: "households");

            migrationBuilder.DropTable(
                name: "letter_files");

            migrationBuilder.DropTable(
                name: "message_attempts");

            migrationBuilder.DropTable(
                name: "message_templates");

            migrationBuilder.DropTable(
                name: "paper_counts");

            migrationBuilder.DropTable(
                name: "papers");

            migrationBuilder.DropTable(
                name: "participant_sessions");

            migrationBuilder.DropTable(
                name: "poll_turns");

            migrationBuilder.DropTable(
                name: "recommendation_versions");

            migrationBuilder.DropTable(
                name: "relay_allowances");

            migrationBuilder.DropTable(
                name: "response_progress");

            migrationBuilder.DropTable(
                name: "seat_offers");

            migrationBuilder.DropTable(
                name: "seat_plans");

            migrationBuilder.DropTable(
                name: "session_facilitators");

            migrationBuilder.DropTable(
                name: "sign_in_links");

            migrationBuilder.DropTable(
                name: "suppressions");

            migrationBuilder.DropTable(
                name: "table_notes");

            migrationBuilder.DropTable(
                name: "vote_items");

            migrationBuilder.DropTable(
                name: "agenda_items");

            migrationBuilder.DropTable(
                name: "invitation_rounds");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "speakers");

            migrationBuilder.DropTable(
                name: "recommendation_responses");

            migrationBuilder.DropTable(
                name: "panel_draws");

            migrationBuilder.DropTable(
                name: "polls");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "recommendations");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "registrations");

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
