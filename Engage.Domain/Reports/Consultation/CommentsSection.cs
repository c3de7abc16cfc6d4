using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Consultation;

/// <summary>What people wrote in their own words: how many did, the themes of what is coded, and the quotes a person has cleared.</summary>
internal sealed class CommentsSection() : ReportSection("comments", "What people wrote")
{
    public override string Guidance => "What the themes mean for the decision. Their numbers and the cleared quotes are printed by themselves. Quote nobody who could be recognised.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        var texts = input.Definition.Questions.Where(q => QuestionRoles.IsOpinion(q) && input.Results.Of(q.Code) is TextTally { Bases.Answered: > 0 }).ToList();
        if (texts.Count == 0) { yield break; }
        yield return new TableBlock(
            "Questions answered in people’s own words",
            [new("Question", 4, IsRowHeader: true), new("People who wrote", 1.3, IsNumeric: true), new("Passed over", 1.2, IsNumeric: true)],
            [.. texts.Select(q => (IReadOnlyList<string>)[q.Text, Wording.Count(input.Results.Of(q.Code).Bases.Answered), Wording.Count(input.Results.Of(q.Code).Bases.PassedOver)])],
            [input.Coded.Any(c => c.Quotes.Count > 0)
                ? "Every text is read by staff. Texts are not published, because people can be recognised by them; the quotes below were cleared by a person one by one, with words in square brackets put in for names and places."
                : "Every text is read by staff. Texts are not published word for word, because people can be recognised by them."]);
        foreach (var question in texts)
        {
            if (input.Coded.FirstOrDefault(c => string.Equals(c.QuestionCode, question.Code, StringComparison.Ordinal)) is not { Counts.Coded: > 0 } coded) { continue; }
            yield return new HeadingBlock(2, question.Text, $"themes-{question.Code}");
            foreach (var block in ThemeBlocks.Result($"Themes: {question.Text}", coded, input.Disclosure)) { yield return block; }
            if (coded.Counts.Coded < input.Disclosure.Threshold) { continue; }
            foreach (var block in ThemeBlocks.Quotes(coded, input.Disclosure, 3)) { yield return block; }
        }
    }
}

/// <summary>Replies on behalf of businesses, organisations and ratepayer bodies, which the law names apart.</summary>
internal sealed class OrganisationsSection() : ReportSection("organisations", "Residents, victims, businesses and organisations")
{
    public override string Guidance => "Replies of ratepayers’ representatives and of organisations, by name where they agreed.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        if (input.Results.FindGrouping("strand") is not { } strand || input.Results.Count == 0) { yield break; }
        var groups = input.Results.By(strand);
        var hidden = input.Disclosure.Hide([.. groups.Select(g => g.Count)], addToTotal: true);
        yield return ParagraphBlock.Of("The law asks for the views of the people and of ratepayers’ representatives, and of victims of crime; they are kept apart here. The section on results by group shows what each said.");
        yield return new TableBlock(
            "In what capacity people answered",
            [new("Answering as", 3, IsRowHeader: true), new("Responses", 1, IsNumeric: true)],
            [.. groups.Select((g, i) => (IReadOnlyList<string>)[g.Group.Name, Figures.CountOr(hidden[i], g.Count)])],
            [.. hidden.Contains(true) ? [Figures.HiddenNote(input.Disclosure.Threshold)] : Array.Empty<string>(), $"{Wording.Count(input.Results.UnknownIn(strand))} did not say."]);
    }
}
