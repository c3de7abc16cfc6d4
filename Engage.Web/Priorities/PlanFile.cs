using Engage.Domain.Priorities;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>What an import of a plan's parts brought.</summary>
/// <param name="Pillars">How many parts the file names.</param>
/// <param name="Commitments">How many commitments.</param>
/// <param name="Problems">What is wrong, line by line; nothing was written unless this is empty.</param>
public sealed record PlanFileOutcome(int Pillars, int Commitments, IReadOnlyList<ImportProblem> Problems);

/// <summary>
/// The parts of a plan as a CSV file, both ways. A line names a part and, where it has one, a commitment under it. Parts and commitments that are there by
/// their codes get the words of the file, others are added, and nothing is taken away; a file with a fault changes nothing.
/// </summary>
public sealed class PlanFile(EngageDb db, AuditTrail audit)
{
    private static readonly string[] _headings = ["pillar_code", "pillar", "commitment_code", "commitment"];

    /// <summary>The plan as rows, the heading first.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(PolicePlan plan)
    {
        yield return _headings;
        foreach (var pillar in plan.Pillars)
        {
            var commitments = plan.CommitmentsOf(pillar.Code);
            if (commitments.Count == 0) { yield return [pillar.Code, pillar.Title, "", ""]; }
            foreach (var commitment in commitments) { yield return [pillar.Code, pillar.Title, commitment.Code, commitment.Text]; }
        }
    }

    /// <summary>Reads, checks and writes a file.</summary>
    /// <param name="file">The file's bytes; closed here.</param>
    /// <param name="fileName">Its name, for sentences.</param>
    public async Task<PlanFileOutcome> ImportAsync(string planId, Stream file, string fileName, string by, CancellationToken cancellationToken = default)
    {
        try
        {
            using var lines = new CsvLines(file, fileName, allowsLineBreaks: true);
            var rows = Read(lines);
            await db.WriteAsync(inside => WriteAsync(inside, planId, rows, fileName, by, cancellationToken), cancellationToken);
            return new PlanFileOutcome(rows.Select(r => r.PillarCode).Distinct(StringComparer.Ordinal).Count(), rows.Count(r => r.Commitment.Length > 0), []);
        }
        catch (ImportException fault)
        {
            return new PlanFileOutcome(0, 0, fault.Problems);
        }
    }

    private async Task WriteAsync(EngageDb inside, string planId, List<Row> rows, string fileName, string by, CancellationToken cancellationToken)
    {
        var plan = await inside.PolicePlans.AsSplitQuery().SingleAsync(p => p.Id == planId, cancellationToken);
        // That a commitment stands under another part only the plan knows.
        var moved = rows.Where(r => r.Commitment.Length > 0 && plan.FindCommitment(r.CommitmentCode) is { } known && known.PillarCode != r.PillarCode)
            .Select(r => new ImportProblem(fileName, r.Line, "commitment_code", r.CommitmentCode, $"stands under {plan.FindCommitment(r.CommitmentCode)!.PillarCode} in the plan.")).ToList();
        if (moved.Count > 0) { throw new ImportException(moved); }
        foreach (var row in rows)
        {
            plan.SetPillar(row.PillarCode, row.Pillar, plan.FindPillar(row.PillarCode)?.Summary ?? "");
            if (row.Commitment.Length > 0) { plan.SetCommitment(row.PillarCode, row.CommitmentCode, row.Commitment); }
        }
        audit.Record(inside, by, "plan-imported", PlanAddress.Subject(plan), $"{rows.Count} lines");
    }

    private static List<Row> Read(CsvLines lines)
    {
        var (header, columns) = CsvHeading.Read(lines, _headings, ", separated by commas.");
        var (rows, problems) = (new List<Row>(), new List<ImportProblem>());
        while (lines.Read())
        {
            if (lines.Fault(header.Length) is { } broken) { problems.Add(broken); continue; }
            string Value(string column) => lines[columns[column]];
            if (Judge(Value, rows) is var (column, sentence)) { problems.Add(lines.Problem(column, Value(column), sentence)); continue; }
            rows.Add(new Row(lines.Line, Value("pillar_code"), Value("pillar"), Value("commitment_code"), Value("commitment")));
        }
        if (problems.Count > 0) { throw new ImportException(problems); }
        return rows.Count > 0 ? rows : throw new ImportException(lines.File, lines.Line, "has no lines after the heading.");
    }

    private static (string Column, string Sentence)? Judge(Func<string, string> value, List<Row> before)
    {
        if (!PolicePlan.IsCode(value("pillar_code"))) { return ("pillar_code", $"a code has 1 to {PolicePlan.MaxCodeLength} letters, digits, dots and hyphens."); }
        if (value("pillar") is not { Length: > 0 and <= PolicePlan.MaxTitleLength } title) { return ("pillar", $"a title has 1 to {PolicePlan.MaxTitleLength} characters."); }
        if (before.Find(r => r.PillarCode == value("pillar_code")) is { } same && same.Pillar != title) { return ("pillar", $"line {same.Line} gives this code another title."); }
        if (value("commitment_code").Length == 0 && value("commitment").Length == 0) { return null; }
        if (!PolicePlan.IsCode(value("commitment_code"))) { return ("commitment_code", $"a code has 1 to {PolicePlan.MaxCodeLength} letters, digits, dots and hyphens."); }
        if (value("commitment") is not { Length: > 0 and <= PolicePlan.MaxTextLength }) { return ("commitment", $"a commitment has 1 to {PolicePlan.MaxTextLength} characters."); }
        return before.Find(r => r.CommitmentCode == value("commitment_code")) is { } twice ? ("commitment_code", $"stands in line {twice.Line} already.") : null;
    }

    private sealed record Row(int Line, string PillarCode, string Pillar, string CommitmentCode, string Commitment);
}
