using Engage.Domain.Coding;
using Engage.Domain.Engagements;
using Engage.Domain.Places;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Domain.Reports.Consultation;

/// <summary>Everything a consultation report is made of; nothing is looked up while composing.</summary>
public sealed record ConsultationReportInput
{
    /// <summary>The survey, with its window and versions.</summary>
    public required Survey Survey { get; init; }

    /// <summary>Its newest wording.</summary>
    public required SurveyDefinition Definition { get; init; }

    /// <summary>What was counted.</summary>
    public required SurveyResults Results { get; init; }

    /// <summary>Census counts to compare with; may be empty.</summary>
    public required IReadOnlyList<PopulationCount> Population { get; init; }

    /// <summary>The area tree, for names.</summary>
    public required Gazetteer Places { get; init; }

    /// <summary>Who publishes the report.</summary>
    public required Publisher Publisher { get; init; }

    /// <summary>What staff wrote, by section code, in Markdown.</summary>
    public required IReadOnlyDictionary<string, string> Commentary { get; init; }

    /// <summary>Reads safe Markdown into blocks: the text, the level its headings lie below, and how their ids begin.</summary>
    public required Func<string, int, string, IReadOnlyList<Block>> Markdown { get; init; }

    /// <summary>The themes of questions in free text; those not coded are absent.</summary>
    public IReadOnlyList<CodedQuestion> Coded { get; init; } = [];

    /// <summary>The register of written submissions, in the order of its numbers.</summary>
    public IReadOnlyList<SubmissionFacts> Submissions { get; init; } = [];

    /// <summary>Changes of wording while the survey ran, as sentences with their times.</summary>
    public IReadOnlyList<string> WordingChanges { get; init; } = [];

    /// <summary>The published engagements of the days on which the survey was open, by group; null when none were recorded.</summary>
    public EngagementFacts? Engagements { get; init; }

    /// <summary>What small numbers are hidden.</summary>
    public Disclosure Disclosure { get; init; } = new();

    /// <summary>SHA-256 of the responses counted, in hex.</summary>
    public required string DataHash { get; init; }

    /// <summary>How many entries the audit trail had, and the hash of its last one; null when not known.</summary>
    public (long Count, string Head)? Audit { get; init; }

    /// <summary>The number of this version.</summary>
    public required int Version { get; init; }

    /// <summary>When it is made.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The zone of the survey.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Survey.TimeZone);
}

/// <summary>Who publishes a report.</summary>
/// <param name="Body">The name of the office.</param>
/// <param name="OfficeHolderTitle">What its head is called, such as Police and Crime Commissioner.</param>
/// <param name="Contact">How to reach it, in one line; may be empty.</param>
public sealed record Publisher(string Body, string OfficeHolderTitle, string Contact);
