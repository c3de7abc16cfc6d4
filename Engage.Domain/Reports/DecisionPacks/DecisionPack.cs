using Engage.Domain.Reports.Consultation;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;

namespace Engage.Domain.Reports.DecisionPacks;

/// <summary>A report that a decision pack contains.</summary>
/// <param name="Document">Its content.</param>
/// <param name="Number">Its version.</param>
/// <param name="PublishedAt">When it was published; null for a draft.</param>
/// <param name="DataHash">SHA-256 (hex) of what it was computed from.</param>
public sealed record PackedReport(ReportDocument Document, int Number, DateTimeOffset? PublishedAt, string DataHash);

/// <summary>Everything a decision pack is made of.</summary>
public sealed record DecisionPackInput
{
    /// <summary>The survey.</summary>
    public required Survey Survey { get; init; }

    /// <summary>The record of the consultation.</summary>
    public required Surveys.Consultations.Consultation Consultation { get; init; }

    /// <summary>The checklist as it stands.</summary>
    public required ConsultationChecklist Checklist { get; init; }

    /// <summary>The register as it stands.</summary>
    public required IReadOnlyList<SubmissionFacts> Submissions { get; init; }

    /// <summary>The report put in; null while there is none.</summary>
    public required PackedReport? Report { get; init; }

    /// <summary>Who publishes the pack.</summary>
    public required Publisher Publisher { get; init; }

    /// <summary>Reads safe Markdown into blocks: the text, the level its headings lie below, and how their ids begin.</summary>
    public required Func<string, int, string, IReadOnlyList<Block>> Markdown { get; init; }

    /// <summary>The number of this version of the pack.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 (hex) of everything the pack was made from.</summary>
    public required string DataHash { get; init; }

    /// <summary>When it is made.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The zone of the survey.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Survey.TimeZone);
}

/// <summary>
/// Everything a decision-maker must have before them, in one document: how the consultation was run against what the law asks,
/// why and between what people were asked, what they said, what was sent in writing, and the equality duty.
/// </summary>
public static class DecisionPack
{
    /// <summary>The whole pack.</summary>
    public static ReportDocument Compose(DecisionPackInput input) => new(
        input.Survey.Title,
        "Decision pack",
        input.Publisher.Body,
        $"What the decision-maker has before them on “{input.Survey.Title}”: how people were asked, what they said, and what else the law asks for.",
        "en-GB",
        WallClock.Day(input.Now, input.Zone),
        [.. Introduction(input), .. ChecklistBlocks.Write(input), .. BasisBlocks.Write(input.Consultation, input.Markdown, input.Zone), .. Submissions(input), .. Equality(input), .. Report(input), .. Fingerprints(input)])
    {
        Notice = input.Survey.IsDemonstration ? "Demonstration: the consultation in this pack is made up" : null,
        VersionLabel = $"Version {Wording.Count(input.Version)}",
    };

    /// <summary>The name of the report in a sentence, such as "version 2, published on 26 January 2027".</summary>
    public static string NameOf(PackedReport report, TimeZoneInfo zone) =>
        $"version {Wording.Count(report.Number)}, {(report.PublishedAt is { } at ? $"published on {Wording.Day(WallClock.Day(at, zone))}" : "a draft that nobody has approved yet")}";

    private static IEnumerable<Block> Introduction(DecisionPackInput input)
    {
        yield return new HeadingBlock(1, "What this pack is for", "purpose-of-pack");
        var basis = input.Consultation.Basis;
        yield return ParagraphBlock.Of(basis is { DecisionMaker.Length: > 0, DecisionDate: { } day }
            ? $"{basis.DecisionMaker} {(day < WallClock.Day(input.Now, input.Zone) ? "decided" : "decides")} on {Wording.Day(day)}. This pack holds in one place what is needed for that decision."
            : "This pack holds in one place what is needed for the decision.");
        var met = input.Checklist.Count(ChecklistState.Met);
        var all = input.Checklist.Items.Count();
        List<string> parts =
        [
            $"The checklist: {Wording.Count(met)} of {Wording.Count(all, "item is", "items are")} met, {Wording.Count(input.Checklist.Count(ChecklistState.NotYet))} {(input.Checklist.Count(ChecklistState.NotYet) == 1 ? "is" : "are")} still open and {Wording.Count(input.Checklist.Count(ChecklistState.NotMet))} not met.",
            "Why people were asked, the options, and what was put aside.",
            input.Submissions.Count == 0 ? "Written submissions: none was received." : $"Written submissions: {Wording.Count(input.Submissions.Count)} in the register.",
            "The equality and data-protection assessments.",
            input.Report is { } report ? $"The report of what people said: {NameOf(report, input.Zone)}." : "The report of what people said: none is made yet.",
        ];
        yield return ListBlock.Of(false, parts);
    }

    private static IEnumerable<Block> Submissions(DecisionPackInput input)
    {
        yield return new HeadingBlock(1, "Written submissions", "submissions");
        if (input.Submissions.Count == 0) { yield return ParagraphBlock.Of("No written submission was received."); }
        foreach (var block in SubmissionBlocks.Register(input.Submissions, 2)) { yield return block; }
    }

    private static IEnumerable<Block> Equality(DecisionPackInput input)
    {
        var basis = input.Consultation.Basis;
        yield return new HeadingBlock(1, "Equality and data protection", "duties-of-pack");
        yield return ParagraphBlock.Of("A public authority must have due regard to the need to end discrimination, to advance equality of opportunity and to foster good relations (Equality Act 2010, section 149). The assessments must be read, not only named, by whoever decides.");
        yield return new TableBlock(
            "Assessments",
            [new("Assessment", 2, IsRowHeader: true), new("Reference", 3), new("Made on", 1.4)],
            [
                ["Equality impact", Or(basis.EqualityReference), Day(basis.EqualityDate)],
                ["Data-protection impact", Or(basis.DataProtectionReference), Day(basis.DataProtectionDate)],
            ],
            []);
        if (input.Report is { } report && report.Document.Body.OfType<HeadingBlock>().FirstOrDefault(h => h.Id == "equality") is { } section)
        {
            yield return new ParagraphBlock([new("How answers differ between groups with a protected characteristic is in the report’s section "), new(section.Text, Href: "#" + EmbeddedReport.IdOf(section.Id)), new(".")]);
        }
    }

    private static IEnumerable<Block> Report(DecisionPackInput input)
    {
        yield return new HeadingBlock(1, "The report of what people said", "report-of-answers");
        if (input.Report is not { } report)
        {
            yield return ParagraphBlock.Of("No report is made yet.");
            yield break;
        }
        yield return ParagraphBlock.Of($"This is {NameOf(report, input.Zone)}, word for word: “{report.Document.Title}”.");
        foreach (var block in EmbeddedReport.Of(report.Document)) { yield return block; }
    }

    private static IEnumerable<Block> Fingerprints(DecisionPackInput input)
    {
        yield return new HeadingBlock(1, "How to check this pack", "fingerprints-of-pack");
        yield return new TableBlock(
            "What this version was made from",
            [new("What", 1.6, IsRowHeader: true), new("Value", 4)],
            [
                ["Made", Wording.Moment(input.Now, input.Zone)],
                ["SHA-256 of the record", Spaced(input.DataHash)],
                .. input.Report is { } report ? new[] { (IReadOnlyList<string>)["SHA-256 of the responses in the report", Spaced(report.DataHash)] } : [],
            ],
            ["The record is the basis with its versions, the checklist, the register and the report, in that order."]);
    }

    private static string Or(string text) => text.Length > 0 ? text : "Not recorded";

    private static string Day(DateOnly? day) => day is { } date ? Wording.Day(date) : "Not recorded";

    private static string Spaced(string hex) => string.Join(' ', hex.Chunk(8).Select(c => new string(c)));
}
