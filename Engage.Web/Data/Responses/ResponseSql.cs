using System.Data.Common;
using Engage.Domain.Surveys;

namespace Engage.Web.Data.Responses;

/// <summary>The statements of the hot path, the same text on both databases. A parameter is named as its column.</summary>
internal static class ResponseSql
{
    public static readonly string[] ResponseColumns =
    [
        "id", "survey_id", "version", "channel", "grade", "flags", "reference", "answers", "equality",
        "local_authority_code", "local_policing_unit_code", "community_code", "submitted_hour",
    ];

    public static readonly string[] DraftColumns =
        ["id", "survey_id", "version", "response_id", "answers", "equality", "flags", "started_at", "updated_at", "reference"];

    /// <summary>A response that is there already stays as it is.</summary>
    public static readonly string InsertResponse =
        $"INSERT INTO responses ({List(ResponseColumns)}) VALUES ({Parameters(ResponseColumns)}) ON CONFLICT (id) DO NOTHING";

    /// <summary>Once submitted, a draft keeps its reference and takes no answers any more, whatever a stale page still sends.</summary>
    public static readonly string SaveDraft =
        $"""
        INSERT INTO drafts ({List(DraftColumns)}) VALUES ({Parameters(DraftColumns)})
        ON CONFLICT (id) DO UPDATE SET
            answers = CASE WHEN drafts.reference IS NULL THEN excluded.answers ELSE drafts.answers END,
            equality = excluded.equality, flags = excluded.flags, updated_at = excluded.updated_at,
            reference = COALESCE(drafts.reference, excluded.reference)
        """;

    /// <summary>Empties the draft and gives it the reference that is in the database; makes the draft when all was answered on one page.</summary>
    public static readonly string SealDraft =
        $$"""
        INSERT INTO drafts ({{List(DraftColumns)}})
        VALUES (@id, @survey_id, @version, @response_id, '{}', @equality, @flags, @started_at, @updated_at,
            (SELECT reference FROM responses WHERE id = @response_id))
        ON CONFLICT (id) DO UPDATE SET answers = '{}', updated_at = excluded.updated_at, reference = excluded.reference
        """;

    public const string FindReference = "SELECT reference FROM responses WHERE id = @id";

    public const string SaveEquality = "UPDATE responses SET equality = @equality WHERE id = @id";

    public const string DeleteDraft = "DELETE FROM drafts WHERE id = @id";

    public const string DeleteDraftsBefore = "DELETE FROM drafts WHERE updated_at < @updated_at";

    public static readonly string FindDraft = $"SELECT {List(DraftColumns)} FROM drafts WHERE id = @id";

    public static readonly string Read =
        $"SELECT number, {List(ResponseColumns)} FROM responses WHERE survey_id = @survey_id AND number > @number AND number <= @last ORDER BY number";

    public const string ReadEquality = "SELECT number, equality FROM responses WHERE survey_id = @survey_id AND number <= @last AND equality IS NOT NULL";

    public const string Counts = "SELECT survey_id, COUNT(*) FROM responses GROUP BY survey_id";

    public static readonly string[] Id = ["id"];

    public static readonly string[] EqualityAndId = ["equality", "id"];

    public static readonly string[] UpdatedAt = ["updated_at"];

    public static object?[] Values(Response r, string reference, Func<DateTimeOffset, object> time) =>
    [
        r.Id, r.SurveyId, r.Version, r.Channel.ToString(), r.Grade.ToString(), r.Flags.ToString(), reference, r.Answers, r.Equality,
        r.LocalAuthorityCode, r.LocalPolicingUnitCode, r.CommunityCode, time(r.SubmittedHour),
    ];

    public static object?[] Values(Draft d, Func<DateTimeOffset, object> time) =>
        [d.Id, d.SurveyId, d.Version, d.ResponseId, d.Answers, d.Equality, d.Flags.ToString(), time(d.StartedAt), time(d.UpdatedAt), d.Reference];

    public static Response ToResponse(DbDataReader row, Func<DbDataReader, int, DateTimeOffset> time) => new()
    {
        Number = row.GetInt64(0),
        Id = row.GetString(1),
        SurveyId = row.GetString(2),
        Version = row.GetInt32(3),
        Channel = Enum.Parse<Channel>(row.GetString(4)),
        Grade = Enum.Parse<AccessGrade>(row.GetString(5)),
        Flags = Enum.Parse<ResponseFlags>(row.GetString(6)),
        Reference = row.GetString(7),
        Answers = row.GetString(8),
        Equality = TextOrNull(row, 9),
        LocalAuthorityCode = TextOrNull(row, 10),
        LocalPolicingUnitCode = TextOrNull(row, 11),
        CommunityCode = TextOrNull(row, 12),
        SubmittedHour = time(row, 13),
    };

    public static Draft ToDraft(DbDataReader row, Func<DbDataReader, int, DateTimeOffset> time) => new()
    {
        Id = row.GetString(0),
        SurveyId = row.GetString(1),
        Version = row.GetInt32(2),
        ResponseId = row.GetString(3),
        Answers = row.GetString(4),
        Equality = row.GetString(5),
        Flags = Enum.Parse<ResponseFlags>(row.GetString(6)),
        StartedAt = time(row, 7),
        UpdatedAt = time(row, 8),
        Reference = TextOrNull(row, 9),
    };

    private static string? TextOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static string List(string[] columns) => string.Join(", ", columns);

    private static string Parameters(string[] columns) => string.Join(", ", columns.Select(c => "@" + c));
}
