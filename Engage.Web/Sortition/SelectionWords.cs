using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engage.Domain.Sortition.Selection;
using Engage.Web.Commands;

namespace Engage.Web.Sortition;

/// <summary>What the commands that select say to the person at the terminal, and their reports.</summary>
internal static class SelectionWords
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The result in some lines: how it ended, and for each value the target, the share of the pool and the seats.</summary>
    public static string Summary(FairLottery lottery, SelectionTask task, int[]? selected)
    {
        var pool = task.People.Pool;
        var there = pool.Count(pool.Members);
        var spread = ChanceSpread.Of(lottery);
        List<string> lines = [string.Create(CultureInfo.InvariantCulture, $"{pool.Members.Count} people, {task.Seats} seats, {task.Algorithm.ToString().ToLowerInvariant()}: smallest chance {lottery.Minimum:P3}, Gini {spread.Gini:0.000}, geometric mean {spread.GeometricMean:P3}.")];
        if (!lottery.IsOptimal) { lines.Add(string.Create(CultureInfo.InvariantCulture, $"Not proven best: no lottery has a smallest chance above {lottery.UpperBound:P3}; the gap is {lottery.UpperBound - lottery.Minimum:P3}.")); }
        lines.AddRange(lottery.Unselectable.Select(u => $"{u.Id} cannot be selected. {u.Because}"));
        if (selected is null) { return string.Join('\n', lines); }

        var width = pool.Quotas.Max(q => q.Feature.Length + q.Value.Length + 2);
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"{"".PadRight(width)}  {"target",10}  {"pool",6}  selected"));
        lines.AddRange(pool.Quotas.Select(q => string.Create(CultureInfo.InvariantCulture, $"{$"{q.Feature}: {q.Value}".PadRight(width)}  {q.Quota,10}  {(double)there[q.Row] / pool.Members.Count,6:P1}  {selected[q.Row],8}")));
        return string.Join('\n', lines);
    }

    /// <summary>Says why there is no panel; the report has the smallest change that makes one possible.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExplainNoPanelAsync(this CommandContext context, SelectionTask task, SelectionOutcome outcome, FileInfo? report, CancellationToken cancellationToken)
    {
        if (outcome is not NoPanelPossible { Relaxation: var relaxation })
        {
            throw new CannotBeDoneException(task.Algorithm == SelectionAlgorithm.Legacy
                ? "Every run of the greedy method came to a dead end; the other algorithms find a panel wherever there is one."
                : "No panel was found in the time allowed; it is not known whether there is one.");
        }
        await context.NoteAsync("No panel meets the quotas.");
        await context.NoteAsync(relaxation is null
            ? "No change of the quotas within their limits makes one possible."
            : string.Create(CultureInfo.InvariantCulture, $"The smallest change that makes one possible (cost {relaxation.Cost:0.###}): {string.Join("; ", relaxation.Changes)}."));
        await context.WriteReportAsync(SelectionReport.OfInfeasible(task.People.Pool, task.Seats, relaxation), report, cancellationToken);
        return ExitCode.CannotBeDone;
    }

    /// <summary>Writes a report to a file, or to the output when none is named.</summary>
    public static Task WriteReportAsync(this CommandContext context, object report, FileInfo? file, CancellationToken cancellationToken) =>
        file is null ? context.WriteJsonAsync(report) : CommandContext.WriteFileAsync(file, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(report, Json) + "\n"), cancellationToken);
}
