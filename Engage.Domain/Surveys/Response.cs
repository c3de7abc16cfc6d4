namespace Engage.Domain.Surveys;

/// <summary>How a response reached the office; a variable of the analysis.</summary>
public enum Channel
{
    /// <summary>The open web page.</summary>
    Web,

    /// <summary>The web, with the code of a letter to the household.</summary>
    HouseholdCode,

    /// <summary>The web, with a confirmed e-mail address.</summary>
    ConfirmedEmail,

    /// <summary>A paper form keyed in by staff.</summary>
    Paper,

    /// <summary>By telephone, keyed in by staff.</summary>
    Telephone,

    /// <summary>At an event, keyed in by staff.</summary>
    FaceToFace,
}

/// <summary>How sure the office is that a response is one resident's only one.</summary>
public enum AccessGrade
{
    /// <summary>Anybody could answer.</summary>
    Open,

    /// <summary>An e-mail address was confirmed.</summary>
    ConfirmedEmail,

    /// <summary>The code of an invited household was given.</summary>
    HouseholdCode,
}

/// <summary>Signs that a response may not be what it seems. A flag is counted and shown; it never refuses anybody.</summary>
[Flags]
public enum ResponseFlags
{
    /// <summary>Nothing was noticed.</summary>
    None = 0,

    /// <summary>The field people cannot see was filled in.</summary>
    Honeypot = 1,

    /// <summary>The whole survey took under three seconds.</summary>
    TooFast = 2,
}

/// <summary>
/// All that one respondent gave in one survey. Holds no name, address, postcode, network address or browser; its time is
/// rounded to the hour. Submitted once; only the equality answers, which are optional and come after, are added later.
/// </summary>
public sealed class Response
{
    /// <summary>An internal running number by which readers go on where they stopped; never shown outside.</summary>
    public long Number { get; init; }

    /// <summary>A <see cref="PublicId"/>, made when the form was rendered: sending the same form twice finds the same row.</summary>
    public required string Id { get; init; }

    /// <summary>The survey answered.</summary>
    public required string SurveyId { get; init; }

    /// <summary>The version answered.</summary>
    public required int Version { get; init; }

    /// <summary>How it reached the office.</summary>
    public required Channel Channel { get; init; }

    /// <summary>How sure the office is of it.</summary>
    public AccessGrade Grade { get; init; }

    /// <summary>What was noticed about it.</summary>
    public ResponseFlags Flags { get; init; }

    /// <summary>What the respondent is shown on the receipt, such as K7QF-2M9P.</summary>
    public required string Reference { get; init; }

    /// <summary>The answers, one JSON object by question code; null for an item passed over, absent when never asked.</summary>
    public required string Answers { get; init; }

    /// <summary>The answers to the optional equality questions, likewise; null when none was given.</summary>
    public string? Equality { get; init; }

    /// <summary>The local authority of the respondent's place, where given.</summary>
    public string? LocalAuthorityCode { get; init; }

    /// <summary>The Local Policing Unit of the respondent's place, where given.</summary>
    public string? LocalPolicingUnitCode { get; init; }

    /// <summary>The policing community of the respondent's place, where known.</summary>
    public string? CommunityCode { get; init; }

    /// <summary>When it was submitted, cut to the hour.</summary>
    public required DateTimeOffset SubmittedHour { get; init; }
}

/// <summary>
/// A response in progress, kept on the server so that nothing is lost by a restart, an error or a closed browser. Deleted
/// 30 days after its last change. After submission it is emptied of answers and leads to the receipt.
/// </summary>
public sealed class Draft
{
    /// <summary>A <see cref="PublicId"/>; the value of the respondent's cookie.</summary>
    public required string Id { get; init; }

    /// <summary>The survey being answered.</summary>
    public required string SurveyId { get; init; }

    /// <summary>The version being answered.</summary>
    public required int Version { get; init; }

    /// <summary>The id the response will have; a second submission of the same draft finds the same row.</summary>
    public required string ResponseId { get; init; }

    /// <summary>The answers so far, as in <see cref="Response.Answers"/>.</summary>
    public string Answers { get; set; } = "{}";

    /// <summary>The equality answers so far.</summary>
    public string Equality { get; set; } = "{}";

    /// <summary>Signs noticed so far.</summary>
    public ResponseFlags Flags { get; set; }

    /// <summary>When the first answer was given.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The reference on the receipt, once submitted.</summary>
    public string? Reference { get; set; }
}
