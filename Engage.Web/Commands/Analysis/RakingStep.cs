using Engage.Domain.Statistics;
using Engage.Web.Csv;

namespace Engage.Web.Commands.Analysis;

/// <summary>Raking as the commands do it: what the engine refuses becomes a sentence about the files.</summary>
internal static class RakingStep
{
    /// <summary>Rakes before an estimate or a test, and notes the categories whose margins are not met.</summary>
    /// <returns>Null when there are no weights.</returns>
    public static async Task<Raked?> RunAsync(CommandContext context, MarginsFile margins, AnalysisFile data, string? baseWeight)
    {
        var outcome = Run(margins, data, new RakingOptions(), baseWeight);
        foreach (var unmet in outcome.Unmet) { await context.NoteAsync(margins.Sentence(unmet, data.Name)); }
        return outcome as Raked;
    }

    /// <summary>Rakes.</summary>
    /// <exception cref="ImportException">The data do not fit the margins.</exception>
    /// <exception cref="BadInputException">No row has a base weight.</exception>
    public static RakingOutcome Run(MarginsFile margins, AnalysisFile data, RakingOptions options, string? baseWeight)
    {
        var variables = margins.Match(data);
        if (baseWeight is null) { return Raking.Run(variables, options); }
        var weights = data.Columns.Number(baseWeight).Values.ToArray();
        if (!Array.Exists(weights, w => w > 0)) { throw new BadInputException($"{data.Name}, {baseWeight}: no row has a weight above 0."); }
        return Raking.Run(variables, options with { BaseWeights = weights });
    }
}
