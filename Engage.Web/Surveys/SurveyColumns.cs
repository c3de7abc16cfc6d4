using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Data.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Engage.Web.Surveys;

/// <summary>
/// Keeps the closed answers of surveys as columns in memory and goes on from what it has: only responses that came since are
/// read, and those whose equality answers came or changed meanwhile are read again. Columns once given out never change:
/// what is new goes into a copy. Those of a large survey are kept as a file too (<see cref="ColumnFiles"/>).
/// </summary>
public sealed class SurveyColumns(EngageDb db, ResponseStore store, ColumnFiles files, IMemoryCache cache, TimeProvider time)
{
    /// <summary>How long columns that nobody asks for stay in memory.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(20);

    // When more changed than this, reading all is as fast.
    private const int MostReplaced = 2_000;
    private const int Chunk = 500;

    /// <summary>The columns of a survey.</summary>
    /// <param name="survey">The survey with its versions.</param>
    /// <param name="shape">What the columns are to hold.</param>
    /// <param name="mayBeOld">How long ago they may have been brought up to date.</param>
    public async Task<ResponseColumns> CurrentAsync(Survey survey, ColumnShape shape, TimeSpan mayBeOld, CancellationToken cancellationToken = default)
    {
        var kept = KeptOf(survey);
        await kept.Turn.WaitAsync(cancellationToken);
        try
        {
            if (kept.Mark != shape.Mark) { (kept.Mark, kept.Columns) = (shape.Mark, null); }
            if (kept.Columns is { } recent && time.GetUtcNow() - kept.CheckedAt < mayBeOld) { return recent; }

            var checkedAt = time.GetUtcNow();
            var parser = new ResponseParser(survey);
            var known = kept.Columns ?? files.Read(survey.Id, shape);
            var goneOn = known is null ? null : await GoneOnAsync(known, survey, parser, cancellationToken);
            var current = goneOn ?? await ReadAllAsync(survey, parser, shape.NewColumns(), cancellationToken);
            (kept.Columns, kept.CheckedAt) = (current, checkedAt);
            if (current != known) { files.Keep(survey.Id, shape, current, isReadAnew: goneOn is null); }
            return current;
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private Kept KeptOf(Survey survey)
    {
        var key = (typeof(SurveyColumns), survey.Id);
        lock (cache)
        {
            return cache.GetOrCreate(key, entry =>
            {
                entry.SlidingExpiration = KeptFor;
                return new Kept();
            })!;
        }
    }

    /// <summary>The columns brought up to date; null when rows they hold are no longer there, or too many changed.</summary>
    private async Task<ResponseColumns?> GoneOnAsync(ResponseColumns known, Survey survey, ResponseParser parser, CancellationToken cancellationToken)
    {
        var last = known.LastNumber;
        if (await db.Responses.CountAsync(r => r.SurveyId == survey.Id && r.Number <= last, cancellationToken) != known.Count) { return null; }
        if (await OutdatedAsync(known, survey, cancellationToken) is not { Count: <= MostReplaced } outdated) { return null; }

        var newer = new List<Response>();
        await foreach (var response in store.ReadAsync(survey.Id, last, cancellationToken)) { newer.Add(response); }
        if (outdated.Count == 0 && newer.Count == 0) { return known; }

        var current = known.Copy();
        foreach (var numbers in outdated.Chunk(Chunk))
        {
            await foreach (var response in db.Responses.AsNoTracking().Where(r => numbers.Contains(r.Number)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                current.Replace(current.RowOf(response.Number), parser.Parse(response));
            }
        }
        foreach (var response in newer) { current.Add(parser.Parse(response)); }
        return current;
    }

    /// <summary>The responses whose equality answers are not those the columns were made from; null when some have lost theirs.</summary>
    private async Task<List<long>?> OutdatedAsync(ResponseColumns known, Survey survey, CancellationToken cancellationToken)
    {
        var (outdated, unchanged, last) = (new List<long>(), 0, known.LastNumber);
        await foreach (var (number, equality) in store.ReadEqualityAsync(survey.Id, last, cancellationToken))
        {
            var row = known.RowOf(number);
            if (row < 0) { return null; }
            if (known.HasEquality(row)) { unchanged++; }
            if (known.IsOutdated(row, equality)) { outdated.Add(number); }
        }
        return unchanged == known.CountEquality() ? outdated : null;
    }

    private async Task<ResponseColumns> ReadAllAsync(Survey survey, ResponseParser parser, ResponseColumns columns, CancellationToken cancellationToken)
    {
        await foreach (var response in store.ReadAsync(survey.Id, cancellationToken: cancellationToken)) { columns.Add(parser.Parse(response)); }
        return columns;
    }

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public string? Mark { get; set; }

        public ResponseColumns? Columns { get; set; }

        public DateTimeOffset CheckedAt { get; set; }
    }
}
