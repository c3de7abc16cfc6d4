using System.Security.Cryptography;
using System.Text;
using Engage.Domain.Reports.Analysis;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Data.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Engage.Web.Surveys;

/// <summary>Counts a survey's responses: for pages from the columns kept in memory, for reports from every response read anew.</summary>
public sealed class SurveyAnalysis(EngageDb db, ResponseStore store, SurveyColumns kept, GazetteerSource places, IMemoryCache cache, TimeProvider time)
{
    // Looking at several pages of one survey counts once; a minute is no age for a dashboard.
    private static readonly TimeSpan RecentFor = TimeSpan.FromMinutes(1);

    /// <summary>The counts as they were at most a minute ago, with the weights in use, and the policing communities; without groups where the area tree has none.</summary>
    /// <param name="survey">The survey with its versions.</param>
    public async Task<(SurveyResults Results, Grouping Communities)> RecentAsync(Survey survey, CancellationToken cancellationToken = default)
    {
        var weighting = await WeightingInUseAsync(survey.Id, cancellationToken);
        var shape = ShapeOf(survey);
        var columns = await kept.CurrentAsync(survey, shape.Columns, RecentFor, cancellationToken);

        var key = (typeof(SurveyResults), survey.Id, weighting?.Id);
        if (cache.Get<SurveyResults>(key) is not { } results || results.Columns != columns)
        {
            results = cache.Set(key, new SurveyResults(columns, shape.Groupings, ZoneOf(survey), weighting), new MemoryCacheEntryOptions { SlidingExpiration = SurveyColumns.KeptFor });
        }
        return (results, shape.Communities);
    }

    /// <summary>The columns of all responses received so far.</summary>
    /// <param name="survey">The survey with its versions.</param>
    public Task<ResponseColumns> ColumnsAsync(Survey survey, CancellationToken cancellationToken = default) =>
        kept.CurrentAsync(survey, ShapeOf(survey).Columns, TimeSpan.Zero, cancellationToken);

    /// <summary>Reads and counts all responses received so far, with the weights in use.</summary>
    /// <param name="survey">The survey with its versions.</param>
    /// <param name="read">Told how many responses were read, now and then.</param>
    /// <returns>The counts, and a fingerprint of what they were counted from: SHA-256 of the responses in the order of their ids, in lower-case hex.</returns>
    public async Task<(SurveyResults Results, string DataHash)> RunAsync(Survey survey, IProgress<int>? read = null, CancellationToken cancellationToken = default)
    {
        var weighting = await WeightingInUseAsync(survey.Id, cancellationToken);
        var shape = ShapeOf(survey);
        var (columns, parser, fingerprints) = (shape.Columns.NewColumns(), new ResponseParser(survey), new List<(string Id, byte[] Hash)>());
        await foreach (var response in store.ReadAsync(survey.Id, cancellationToken: cancellationToken))
        {
            columns.Add(parser.Parse(response));
            fingerprints.Add((response.Id, Fingerprint(response)));
            if (fingerprints.Count % 500 == 0) { read?.Report(fingerprints.Count); }
        }
        return (new SurveyResults(columns, shape.Groupings, ZoneOf(survey), weighting), Combine(fingerprints));
    }

    /// <summary>Every comparison the survey allows.</summary>
    public IReadOnlyList<Grouping> GroupingsOf(Survey survey) => ShapeOf(survey).Groupings;

    /// <summary>The newest weighting that was not withdrawn; null when there is none.</summary>
    public Task<WeightingRun?> WeightingInUseAsync(string surveyId, CancellationToken cancellationToken = default) =>
        db.WeightingRuns.AsNoTracking().Where(w => w.SurveyId == surveyId && w.WithdrawnAt == null).OrderByDescending(w => w.Number).FirstOrDefaultAsync(cancellationToken);

    // Reading a definition proves it usable again, which takes longer than a page should.
    private Shape ShapeOf(Survey survey) => cache.GetOrCreate((typeof(Shape), survey.Id, survey.Newest.Number, survey.Newest.Definition, places.Current, DayOf(survey)), entry =>
    {
        entry.SlidingExpiration = SurveyColumns.KeptFor;
        var newest = SurveyDefinition.FromStored(survey.Newest.Definition);
        var (groupings, communities) = (Groupings.For(newest, places.Current, DayOf(survey)), CommunityTable.Grouping(places.Current, DayOf(survey)));
        return new Shape(groupings, communities, new ColumnShape(survey, newest, [.. groupings, communities]));
    })!;

    private static TimeZoneInfo ZoneOf(Survey survey) => TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone);

    /// <summary>The day whose areas count: the one the survey closed, else today.</summary>
    private DateOnly DayOf(Survey survey)
    {
        var moment = survey.ClosesAt is { } closes && closes < time.GetUtcNow() ? closes : time.GetUtcNow();
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, ZoneOf(survey)).DateTime);
    }

    /// <summary>One line for each response: tabs cannot stand in any of its fields unescaped.</summary>
    private static byte[] Fingerprint(Response r) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\t',
        r.Id, r.Version, r.Channel, r.Grade, (int)r.Flags, r.Answers, r.Equality, r.LocalAuthorityCode, r.LocalPolicingUnitCode, r.CommunityCode, r.SubmittedHour.ToUnixTimeSeconds())));

    private static string Combine(List<(string Id, byte[] Hash)> fingerprints)
    {
        fingerprints.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, hash) in fingerprints) { all.AppendData(hash); }
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    private sealed record Shape(IReadOnlyList<Grouping> Groupings, Grouping Communities, ColumnShape Columns);
}
