using Engage.Domain.Priorities;
using Engage.Domain.Reports.Consultation;

namespace Engage.Domain.Reports.Progress;

/// <summary>A piece of evidence in the report.</summary>
/// <param name="Finding">What it shows; empty when its source was withdrawn or hides it now.</param>
/// <param name="Caution">What became of its source; empty when it stands.</param>
/// <param name="Address">Where it can be read; null when the site does not know its own address.</param>
public sealed record EvidenceFacts(string Finding, string Caution, string? Address);

/// <summary>Something done for a priority.</summary>
/// <param name="Text">What is done, and by whom.</param>
/// <param name="Status">How far it is, in words.</param>
public sealed record ActionFacts(string Text, string Status);

/// <summary>A local priority in the report.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Area">What its area is called.</param>
/// <param name="Statement">What it says.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="IsOverdue">Whether the day on which it was to be looked at has passed.</param>
/// <param name="Reference">The part of a plan it serves; null for none.</param>
/// <param name="Period">What was added to its history in the period, in sentences.</param>
/// <param name="Evidence">What stands behind it.</param>
/// <param name="Actions">What is done for it.</param>
/// <param name="Address">Its page; null when the site does not know its own address.</param>
public sealed record PriorityFacts(
    int Number, string Area, string Statement, PriorityStatus Status, bool IsOverdue, PlanReference? Reference, IReadOnlyList<string> Period, IReadOnlyList<EvidenceFacts> Evidence, IReadOnlyList<ActionFacts> Actions, string? Address)
{
    /// <summary>Its status in words, what is overdue first.</summary>
    public string StatusWords => IsOverdue ? "Review overdue" : PriorityNames.Of(Status);
}

/// <summary>How often residents were met, by kind.</summary>
/// <param name="Kind">The kind in words.</param>
/// <param name="Count">How many.</param>
/// <param name="Reached">How many people were there in all.</param>
public sealed record EngagementFigure(string Kind, int Count, int Reached);

/// <summary>Something else that came about in the period: an outcome of a consultation, a response to a recommendation.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Words">What happened, in a sentence.</param>
/// <param name="Address">Where it can be read; null when the site does not know its own address.</param>
public sealed record PeriodItem(string Title, string Words, string? Address);

/// <summary>Everything a progress report to the Panel is made of; nothing is looked up while composing.</summary>
public sealed record ProgressReportInput
{
    /// <summary>The report and its period.</summary>
    public required ProgressReport Report { get; init; }

    /// <summary>The plans that held on any day of the period, the newest first.</summary>
    public required IReadOnlyList<PolicePlan> Plans { get; init; }

    /// <summary>The priorities that were public at the end of the period, by number.</summary>
    public required IReadOnlyList<PriorityFacts> Priorities { get; init; }

    /// <summary>Engagements of the period by kind.</summary>
    public IReadOnlyList<EngagementFigure> Engagements { get; init; } = [];

    /// <summary>Communities that were not reached in the period, and how many there are; null when not known.</summary>
    public (int NotReached, int All)? Communities { get; init; }

    /// <summary>Outcomes of consultations in the period.</summary>
    public IReadOnlyList<PeriodItem> Outcomes { get; init; } = [];

    /// <summary>Responses to recommendations, and what became of them in the period.</summary>
    public IReadOnlyList<PeriodItem> Recommendations { get; init; } = [];

    /// <summary>Who publishes the report.</summary>
    public required Publisher Publisher { get; init; }

    /// <summary>What staff wrote, by section code, in Markdown.</summary>
    public required IReadOnlyDictionary<string, string> Commentary { get; init; }

    /// <summary>Reads safe Markdown into blocks: the text, the level its headings lie below, and how their ids begin.</summary>
    public required Func<string, int, string, IReadOnlyList<Block>> Markdown { get; init; }

    /// <summary>SHA-256 of the facts, in hex.</summary>
    public required string DataHash { get; init; }

    /// <summary>How many entries the audit trail had, and the hash of its last one; null when not known.</summary>
    public (long Count, string Head)? Audit { get; init; }

    /// <summary>The number of this version.</summary>
    public required int Version { get; init; }

    /// <summary>When it is made.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The zone of the office.</summary>
    public required TimeZoneInfo Zone { get; init; }
}
