using System.Globalization;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Surveys;

/// <summary>What an import of margins brought.</summary>
/// <param name="Figures">How many figures.</param>
/// <param name="Variables">Of which variables.</param>
public sealed record MarginImportOutcome(int Figures, IReadOnlyList<string> Variables);

/// <summary>Brings a file of population figures into the database for one survey: whole or not at all.</summary>
public sealed class MarginImport(EngageDb db, SurveyAnalysis analysis, GazetteerSource places)
{
    private const int MaxSourceLength = 300;
    private static readonly string[] Headings = ["variable", "category", "count"];

    /// <summary>Reads, checks and, unless it is a dry run, writes.</summary>
    /// <param name="survey">The survey with its versions.</param>
    /// <param name="file">The file's bytes; closed here.</param>
    /// <param name="fileName">The file's name, for sentences.</param>
    /// <param name="source">Where the figures are from.</param>
    /// <param name="isDryRun">Whether to check and count only.</param>
    /// <param name="cancellationToken">Stops the work; nothing is written then.</param>
    /// <exception cref="ImportException">A line is wrong; nothing was written.</exception>
    public async Task<MarginImportOutcome> RunAsync(Survey survey, Stream file, string fileName, string source, bool isDryRun, CancellationToken cancellationToken = default)
    {
        await places.RefreshAsync(cancellationToken);
        using var lines = new CsvLines(file, fileName);
        var figures = Read(lines, survey, source.Length <= MaxSourceLength ? source : source[..MaxSourceLength]);
        IReadOnlyList<string> variables = [.. figures.Select(f => f.Variable).Distinct(StringComparer.Ordinal)];
        if (!isDryRun)
        {
            await db.WriteAsync(
                async writing =>
                {
                    await writing.MarginCounts.Where(m => m.SurveyId == survey.Id && variables.Contains(m.Variable)).ExecuteDeleteAsync(cancellationToken);
                    writing.MarginCounts.AddRange(figures);
                },
                cancellationToken);
        }
        return new MarginImportOutcome(figures.Count, variables);
    }

    private List<MarginCount> Read(CsvLines lines, Survey survey, string source)
    {
        var groupings = analysis.GroupingsOf(survey);
        var (header, columns) = CsvHeading.Read(lines, Headings, " and, if wanted, area.");
        var (figures, problems) = (new List<MarginCount>(), new List<ImportProblem>());
        while (lines.Read())
        {
            if (lines.Fault(header.Length) is { } broken) { problems.Add(broken); continue; }
            string Value(string column) => columns.TryGetValue(column, out var index) ? lines[index] : "";
            if (Judge(Value, groupings) is var (column, sentence)) { problems.Add(lines.Problem(column, Value(column), sentence)); continue; }

            var figure = new MarginCount(survey.Id, Value("variable"), Value("category"), Value("area"), double.Parse(Value("count"), NumberStyles.Float, CultureInfo.InvariantCulture), source);
            if (figures.Exists(f => (f.Variable, f.Category, f.AreaCode) == (figure.Variable, figure.Category, figure.AreaCode)))
            {
                problems.Add(lines.Problem("category", figure.Category, "stands in an earlier line already."));
            }
            else if (figures.Find(f => f.Variable == figure.Variable && f.Category != figure.Category && Codes(f).Intersect(Codes(figure), StringComparer.Ordinal).Any()) is { } other)
            {
                problems.Add(lines.Problem("category", figure.Category, $"shares an answer with the category {other.Category} of an earlier line."));
            }
            figures.Add(figure);
        }
        if (problems.Count > 0) { throw new ImportException(problems); }
        if (figures.Count == 0) { throw new ImportException(lines.File, lines.Line, "has no figures."); }
        return figures;
    }

    private static string[] Codes(MarginCount figure) => figure.Category.Split(SurveyMarginCategory.Together);

    private (string Column, string Sentence)? Judge(Func<string, string> value, IReadOnlyList<Grouping> groupings)
    {
        if (SurveyMargins.Problem(groupings, value("variable"), value("category")) is { } problem) { return problem; }
        if (value("area") is { Length: > 0 } area && places.Current.Find(area) is null) { return ("area", "is not the code of a known area."); }
        return double.TryParse(value("count"), NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && double.IsFinite(count) && count > 0
            ? null
            : ("count", "a count is a number above 0, such as 12236.");
    }
}
