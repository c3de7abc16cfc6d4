using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Simulation;
using Engage.Web.Data.Places;
using Engage.Web.Data.Responses;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>Writes simulated responses by the path of real ones.</summary>
public sealed class Simulation(EngageDb db, ResponseStore store, GazetteerSource places)
{
    private const int Batch = 2_000;

    /// <summary>Simulates responses and keeps those that are not there yet: the same seed adds nobody twice.</summary>
    /// <param name="survey">The survey with its versions; its newest one is answered.</param>
    /// <param name="window">When they came in.</param>
    /// <param name="written">Told how many were gone through, now and then.</param>
    /// <returns>How many are new.</returns>
    public async Task<int> RunAsync(Survey survey, SimulationWindow window, int count, ulong seed, IProgress<int>? written = null, CancellationToken cancellationToken = default)
    {
        await places.RefreshAsync(cancellationToken);
        var population = await db.PopulationCounts.AsNoTracking().ToListAsync(cancellationToken);
        var simulator = new ResponseSimulator(SurveyDefinition.FromStored(survey.Newest.Definition), places.Current, population, window);

        var (added, done) = (0, 0);
        var writing = Task.FromResult(0);
        foreach (var batch in simulator.Run(survey.Id, survey.Newest.Number, count, seed).Chunk(Batch))
        {
            // The next people answer while the last are written.
            added += await writing;
            writing = store.SubmitManyAsync(batch, cancellationToken);
            written?.Report(done += batch.Length);
        }
        return added + await writing;
    }
}
