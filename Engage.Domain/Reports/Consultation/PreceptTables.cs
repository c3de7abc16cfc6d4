using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Reports.Consultation;

/// <summary>What each precept option would cost each council tax band, as people were shown it.</summary>
internal static class PreceptTables
{
    public static IEnumerable<Block> Of(PreceptQuestion question)
    {
        var table = question.Table();
        yield return new TableBlock(
            "What each option would cost each council tax band",
            [new("Band", 0.7, IsRowHeader: true), new("Now, a year", 1.1, IsNumeric: true), .. table.Options.Select(o => new TableColumn(o.Text, 1.8, IsNumeric: true))],
            [.. table.Rows.Select(r => (IReadOnlyList<string>)
                [r.Band.ToString(), Money.Write(r.CurrentAmount), .. r.Costs.Select(c => c.AYear == 0 ? "no more" : $"{Money.Write(c.AYear)} more ({Money.Write(c.AWeek)} a week)")])],
            [.. Notes(question)]);
    }

    private static IEnumerable<string> Notes(PreceptQuestion question)
    {
        yield return "More a year than now, and in brackets more a week.";
        foreach (var option in question.Options.Where(question.IsAboveReferendumLimit))
        {
            yield return $"“{option.Text}” is above the rise of {Money.Write(question.ReferendumLimit!.Value)} that needs a referendum.";
        }
    }
}
