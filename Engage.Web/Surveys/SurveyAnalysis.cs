using System.Runtime.CompilerServices;
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

/// <summary>What was counted, and a fingerprint of what it was counted from.</summary>
/// <param name="Results">The counts.</param>
/// <param name="DataHash">SHA-256 of the responses in the order of their ids, in lower-case hex.</param>
/// <param name="Columns">The closed answers turned on their side.</param>
/// <param name="Communities">The policing communities, which the columns hold too; without groups where the area tree has none.</param>
/// <param name="Weights">The weight of each response of the columns; empty when there is no weighting in use.</param>
public sealed record SurveyAnalysed(SurveyResults Results, string DataHash, ResponseColumns Columns, Grouping Communities, IReadOnlyList<double> Weights)
{
    /// <summary>The number of each response of the columns.</summary>
    public required IReadOnlyList<long> Numbers { get; init; }

    /// <summary>The weight of a response by its number; null when there is no weighting in use.</summary>
    public Func<long, double>? WeightOf()
    {
        if (Weights.Count == 0) { return null; }
        var weights = Numbers.Zip(Weights).ToDictionary(p => p.First, p => p.Second);
        return number => weights.GetValueOrDefault(number);
    }
}

/// <summary>Reads a survey's responses, each by the version it answered, and counts them.</summary>
public sealed class SurveyAnalysis(EngageDb db, ResponseStore store, GazetteerSource places, IMemoryCache cache, TimeProvider time)
{
    // Looking at several pages of one survey counts once; a minute is no age for a dashboard.
    private static readonly TimeSpan RecentFor = TimeSpan.FromMinutes(1);

    /// <summary>The counts as they were at most a minute ago, with the weights in use.</summary>
    /// <param name="survey">The survey with its versions.</param>
    public async Task<SurveyAnalysed> RecentAsync(Survey survey, CancellationToken cancellationToken = default)
    {
        var weighting = await WeightingInUseAsync(survey.Id, cancellationToken);
        return await cache.GetOrCreateAsync((typeof(SurveyAnalysis), survey.Id, survey.Newest.Number, weighting?.Id), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = RecentFor;
            return CountAsync(survey, weighting, null, cancellationToken);
        }) ?? throw new InvalidOperationException("Counting gave nothing.");
    }

    /// <summary>Counts all responses received so far, with the weights in use.</summary>
    /// <param name="survey">The survey with its versions.</param>
    /// <param name="read">Told how many responses were read, now and then.</param>
    public async Task<SurveyAnalysed> RunAsync(Survey survey, IProgress<int>? read = null, CancellationToken cancellationToken = default) =>
        await CountAsync(survey, await WeightingInUseAsync(survey.Id, cancellationToken), read, cancellationToken);

    /// <summary>Every comparison the survey allows.</summary>
    public IReadOnlyList<Grouping> GroupingsOf(Survey survey) => GroupingsOf(survey, SurveyDefinition.FromStored(survey.Newest.Definition));

    private IReadOnlyList<Grouping> GroupingsOf(Survey survey, SurveyDefinition newest) => Groupings.For(newest, places.Current, DayOf(survey));

    /// <summary>Reads a survey's responses in the order they came, each by the version it answered.</summary>
    public async IAsyncEnumerable<AnalysedResponse> ReadAsync(Survey survey, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var definitions = survey.Versions.ToDictionary(v => v.Number, v => SurveyDefinition.FromStored(v.Definition));
        await foreach (var response in store.ReadAsync(survey.Id, cancellationToken: cancellationToken))
        {
            var definition = definitions[response.Version];
            yield return new AnalysedResponse(
                response,
                AnswerSheet.Parse(response.Answers, definition),
                response.Equality is { } equality ? AnswerSheet.Parse(equality, definition) : AnswerSheet.Empty);
        }
    }

    /// <summary>The newest weighting that was not withdrawn; null when there is none.</summary>
    public Task<WeightingRun?> WeightingInUseAsync(string surveyId, CancellationToken cancellationToken = default) =>
        db.WeightingRuns.AsNoTracking().Where(w => w.SurveyId == surveyId && w.WithdrawnAt == null).OrderByDescending(w => w.Number).FirstOrDefaultAsync(cancellationToken);

    private async Task<SurveyAnalysed> CountAsync(Survey survey, WeightingRun? weighting, IProgress<int>? read, CancellationToken cancellationToken)
    {
        var newest = SurveyDefinition.FromStored(survey.Newest.Definition);
        var groupings = GroupingsOf(survey, newest);
        var results = new SurveyResults(newest, groupings, TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone), weighting);
        var communities = CommunityTable.Grouping(places.Current, DayOf(survey));
        var (columns, weights) = (new ResponseColumns(newest, [.. groupings, communities]), new List<double>());
        var (numbers, fingerprints) = (new List<long>(), new List<(string Id, byte[] Hash)>());
        await foreach (var response in ReadAsync(survey, cancellationToken))
        {
            var weight = results.Add(response);
            columns.Add(response);
            numbers.Add(response.Response.Number);
            if (weighting is not null) { weights.Add(weight); }
            fingerprints.Add((response.Response.Id, Fingerprint(response.Response)));
            if (fingerprints.Count % 500 == 0) { read?.Report(fingerprints.Count); }
        }
        return new SurveyAnalysed(results, Combine(fingerprints), columns, communities, weights) { Numbers = numbers };
    }

    /// <summary>The day whose areas count: the one the survey closed, else today.</summary>
    private DateOnly DayOf(Survey survey)
    {
        var moment = survey.ClosesAt is { } closes && closes < time.GetUtcNow() ? closes : time.GetUtcNow();
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone)).DateTime);
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
}
