using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Reports.Consultation;

namespace Engage.Domain.Reports.Assemblies;

/// <summary>Everything the report on an assembly is made of, as plain facts; nothing is looked up while composing.</summary>
public sealed record AssemblyReportInput
{
    /// <summary>What the assembly is called.</summary>
    public required string Assembly { get; init; }

    /// <summary>The area whose residents were invited.</summary>
    public required string Area { get; init; }

    /// <summary>What was asked and promised.</summary>
    public required ProgrammeFacts Programme { get; init; }

    /// <summary>How people were found.</summary>
    public required RecruitmentFacts Recruitment { get; init; }

    /// <summary>What the panel was balanced by.</summary>
    public required IReadOnlyList<FeatureFacts> Features { get; init; }

    /// <summary>The draw of the panel; null when none is on record.</summary>
    public DrawFacts? Draw { get; init; }

    /// <summary>The sessions in order of time.</summary>
    public IReadOnlyList<SessionFacts> Sessions { get; init; } = [];

    /// <summary>Who spoke to the members.</summary>
    public IReadOnlyList<SpeakerFacts> Speakers { get; init; } = [];

    /// <summary>What members were given to read.</summary>
    public IReadOnlyList<EvidenceFacts> Evidence { get; init; } = [];

    /// <summary>The recommendations that are public, in order of number.</summary>
    public IReadOnlyList<RecommendationFacts> Recommendations { get; init; } = [];

    /// <summary>What members thought of the assembly; null when it was not asked or is not closed.</summary>
    public EvaluationFacts? Evaluation { get; init; }

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

    /// <summary>The zone of the programme.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Whether the assembly is made up for a demonstration.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>The day on which it is made, on the programme's clocks.</summary>
    public DateOnly Today => WallClock.Day(Now, Zone);
}

/// <summary>What was asked and promised; the longer texts in Markdown.</summary>
public sealed record ProgrammeFacts(string Title, string Question, string Remit, string Commitment, string AdvisoryPanel);

/// <summary>How people were found, in numbers.</summary>
/// <param name="Letters">Letters of invitation that were sent; null when not on record.</param>
/// <param name="Registered">People who registered their interest.</param>
/// <param name="Seats">Seats of the panel.</param>
/// <param name="Members">Members who confirmed their seats.</param>
/// <param name="SteppedDown">Members who gave their seats up.</param>
public sealed record RecruitmentFacts(int? Letters, int Registered, int Seats, int Members, int SteppedDown);

/// <summary>One feature of people that the panel was balanced by.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Name">What it is called, such as Age.</param>
/// <param name="Source">Where the population figures come from; null when there are none.</param>
/// <param name="Values">The values in order.</param>
public sealed record FeatureFacts(string Code, string Name, string? Source, IReadOnlyList<FeatureValueFacts> Values);

/// <summary>One value of a feature.</summary>
/// <param name="Label">What people read.</param>
/// <param name="Population">How many people of the area; null when not known.</param>
/// <param name="Registered">How many of those who registered.</param>
/// <param name="Members">How many of the members.</param>
/// <param name="Min">The fewest wanted.</param>
/// <param name="Max">The most wanted.</param>
public sealed record FeatureValueFacts(string Label, double? Population, int Registered, int Members, int Min, int Max);

/// <summary>The draw, and how anybody can check it.</summary>
/// <param name="Pool">People in the pool.</param>
/// <param name="LowestChance">The lowest chance of anybody, from 0 to 1.</param>
/// <param name="HighestChance">The highest chance.</param>
/// <param name="Method">How the chances were made as equal as the quotas allow, in a sentence.</param>
/// <param name="Ceremony">When and how the draw was held, in a sentence.</param>
/// <param name="Fingerprint">The hash of the list of panels that was published before the draw.</param>
/// <param name="CheckAddress">Where the files to check it are; null when not public.</param>
public sealed record DrawFacts(int Pool, double LowestChance, double HighestChance, string Method, string Ceremony, string Fingerprint, string? CheckAddress);

/// <summary>One session.</summary>
/// <param name="Title">What it was called.</param>
/// <param name="When">When it took place, in words.</param>
/// <param name="Where">Where, or online.</param>
/// <param name="Attended">How many members came; null when it has not taken place.</param>
/// <param name="Expected">How many members were expected.</param>
/// <param name="Programme">What happened, item by item.</param>
public sealed record SessionFacts(string Title, string When, string Where, int? Attended, int Expected, IReadOnlyList<string> Programme);

/// <summary>Somebody who spoke to the members.</summary>
/// <param name="Name">Who.</param>
/// <param name="Role">As what, with the organisation.</param>
/// <param name="Declaration">The interests they declared.</param>
/// <param name="Sessions">At which sessions.</param>
public sealed record SpeakerFacts(string Name, string Role, string Declaration, string Sessions);

/// <summary>Something members were given to read.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Session">For which session.</param>
/// <param name="Address">Where it is public; null when it is not.</param>
public sealed record EvidenceFacts(string Title, string Session, string? Address);

/// <summary>One recommendation with its vote and its response.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Text">What it says.</param>
/// <param name="Result">What the vote came to; null when there was none.</param>
/// <param name="Response">The response; null when none is public.</param>
public sealed record RecommendationFacts(int Number, RecommendationText Text, VoteResult? Result, ResponseFacts? Response);

/// <summary>The office-holder's response.</summary>
/// <param name="Reasons">Why, in Markdown.</param>
/// <param name="DueOn">The day it is promised for now.</param>
/// <param name="IsOverdue">Whether that day had passed when the report was made.</param>
/// <param name="LastNote">What the newest entry on its progress says; may be empty.</param>
public sealed record ResponseFacts(Decision Decision, string Reasons, string Owner, DateOnly? DueOn, ProgressStatus? Status, bool IsOverdue, string LastNote)
{
    /// <summary>Where it stands in words: what is overdue is said before anything else.</summary>
    public string StatusWords => IsOverdue ? "Overdue" : Status is { } status ? ResponseWords.Of(status) : Figures.None;
}

/// <summary>What members thought of the assembly.</summary>
/// <param name="Members">How many could answer.</param>
/// <param name="Took">How many did.</param>
/// <param name="Counts">For each statement, in order, how many gave each answer of the scale, and last how many said nothing.</param>
public sealed record EvaluationFacts(int Members, int Took, IReadOnlyList<IReadOnlyList<int>> Counts);
