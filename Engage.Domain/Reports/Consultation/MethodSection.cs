namespace Engage.Domain.Reports.Consultation;

/// <summary>How the numbers were made, and what a sceptic needs to check them.</summary>
internal sealed class MethodSection() : ReportSection("method", "Method and how to check this report")
{
    public override string Guidance => "Anything unusual in how the figures were made.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        yield return ListBlock.Of(false,
        [
            "Percentages are of the people who answered the question. People who passed it over, were not asked it, did not know or preferred not to say are counted apart and named under each table.",
            input.Results.Weighting is null
                ? "All figures are unweighted: each response counts once."
                : "Counts, charts and rankings are unweighted: each response counts once. Weighted shares and means stand beside the unweighted ones and are named so.",
            $"Counts of 1 to {Wording.Count(input.Disclosure.Threshold - 1)} are hidden, and enough other counts with them that they cannot be worked out.",
            "A postcode was used only to find the area and was not kept. No network address and no exact time was kept with an answer.",
            "The amounts for each council tax band are ninths of the Band D amount (Local Government Finance Act 1992, section 5), rounded to the nearest penny, half-pennies up. A week is a year divided by 52.",
        ]);
        if (input.Results.Weighting is { } weighting)
        {
            yield return new HeadingBlock(2, "Weighting", "weighting");
            foreach (var block in WeightingTables.Of(weighting, input.Disclosure)) { yield return block; }
        }
        yield return new HeadingBlock(2, "Fingerprints", "fingerprints");
        yield return ParagraphBlock.Of("These show later that the data were not changed after this report was made.");
        var rows = new List<IReadOnlyList<string>>
        {
            new[] { "Responses counted", Wording.Count(input.Results.Count) },
            new[] { "SHA-256 of the responses", MadeFrom.Spaced(input.DataHash) },
            new[] { "Made", Wording.Moment(input.Now, input.Zone) },
        };
        if (input.Audit is { } audit)
        {
            rows.Add(["Entries in the audit trail", Wording.Number(audit.Count, 0)]);
            rows.Add(["Last entry of the audit trail", MadeFrom.Spaced(audit.Head)]);
        }
        yield return new TableBlock("What this version was made from", [new("What", 1.6, IsRowHeader: true), new("Value", 4)], rows, []);
    }
}
