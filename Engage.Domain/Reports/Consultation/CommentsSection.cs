using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Consultation;

/// <summary>What people wrote in their own words: how many did; the themes are for staff to write.</summary>
internal sealed class CommentsSection() : ReportSection("comments", "What people wrote")
{
    public override string Guidance => "The themes of the free text, with how often each came up. Quote nobody who could be recognised.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        var texts = input.Definition.Questions.Where(q => QuestionRoles.IsOpinion(q) && input.Results.Of(q.Code) is TextTally { Bases.Answered: > 0 }).ToList();
        if (texts.Count == 0) { yield break; }
        yield return new TableBlock(
            "Questions answered in people’s own words",
            [new("Question", 4, IsRowHeader: true), new("People who wrote", 1.3, IsNumeric: true), new("Passed over", 1.2, IsNumeric: true)],
            [.. texts.Select(q => (IReadOnlyList<string>)[q.Text, Wording.Count(input.Results.Of(q.Code).Bases.Answered), Wording.Count(input.Results.Of(q.Code).Bases.PassedOver)])],
            ["Every text is read by staff. Texts are not published word for word, because people can be recognised by them."]);
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
