using System.Text.Json;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Reports.Assemblies;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Reporting;

/// <summary>Reads from each part of the program what the reports on assemblies say; one method for each part.</summary>
public sealed class AssemblyFacts(EngageDb db)
{
    /// <summary>What was asked and promised.</summary>
    public static ProgrammeFacts Programme(AssemblyProgramme programme) => new(programme.Title, programme.Question, programme.Remit, programme.Commitment, programme.AdvisoryPanel);

    /// <summary>How people were found.</summary>
    public async Task<RecruitmentFacts> RecruitmentAsync(Assembly assembly, CancellationToken cancellationToken)
    {
        var seats = await db.Registrations.Where(r => r.AssemblyId == assembly.Id && r.State != RegistrationState.Unconfirmed).GroupBy(r => r.Seat).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return new RecruitmentFacts(
            await LettersAsync(assembly, cancellationToken), seats.Values.Sum(), assembly.PanelSize, seats.GetValueOrDefault(SeatState.Confirmed), seats.GetValueOrDefault(SeatState.GivenUp));
    }

    /// <summary>What the panel was balanced by, in numbers.</summary>
    public async Task<IReadOnlyList<FeatureFacts>> FeaturesAsync(Assembly assembly, CancellationToken cancellationToken)
    {
        var people = await db.Registrations.Where(r => r.AssemblyId == assembly.Id && r.State != RegistrationState.Unconfirmed).Select(r => new { r.FeaturesJson, r.Seat }).ToListAsync(cancellationToken);
        var answers = people.ConvertAll(p => (Answers: JsonSerializer.Deserialize<Dictionary<string, string>>(p.FeaturesJson) ?? [], IsMember: p.Seat == SeatState.Confirmed));
        return
        [
            .. assembly.Targets.Features.Select(feature => new FeatureFacts(feature.Code, feature.Name, feature.Source,
            [
                .. feature.Values.Select(value => new FeatureValueFacts(value.Label, value.Population, Count(feature, value, isMember: false), Count(feature, value, isMember: true), value.Min, value.Max)),
            ])),
        ];

        int Count(TargetFeature feature, TargetValue value, bool isMember) =>
            answers.Count(a => (!isMember || a.IsMember) && string.Equals(a.Answers.GetValueOrDefault(feature.Code), value.Code, StringComparison.Ordinal));
    }

    /// <summary>The recommendations that are public.</summary>
    /// <param name="today">Decides what is overdue.</param>
    public async Task<IReadOnlyList<RecommendationFacts>> RecommendationsAsync(Assembly assembly, DateOnly today, CancellationToken cancellationToken) =>
        [.. (await RecommendationList.PublishedAsync(db, assembly.Id, cancellationToken)).Select(r => new RecommendationFacts(r.Recommendation.Number!.Value, r.Recommendation.Newest.Content, r.Result, Of(r.PublicResponse, today)))];

    /// <summary>What members thought of the assembly; null when it was not asked or is not closed.</summary>
    public async Task<EvaluationFacts?> EvaluationAsync(Assembly assembly, CancellationToken cancellationToken)
    {
        if (await db.Polls.OfType<Evaluation>().AsNoTracking().FirstOrDefaultAsync(e => e.AssemblyId == assembly.Id && e.State == PollState.Closed, cancellationToken) is not { } evaluation) { return null; }
        var (counts, members) = await VoteResults.CountsAsync(db, evaluation, cancellationToken);
        IReadOnlyList<IReadOnlyList<int>> rows = [.. Evaluation.Statements.Select(s => (IReadOnlyList<int>)[.. evaluation.Choices.Select(c => counts.GetValueOrDefault((s.Code, c.Code)))])];
        return new EvaluationFacts(members, rows[0].Sum(), rows);
    }

    /// <summary>The draw of the panel; null when none is on record.</summary>
    public Task<DrawFacts?> DrawAsync(Assembly assembly, CancellationToken cancellationToken) => Task.FromResult<DrawFacts?>(null);

    /// <summary>The sessions in order of time, with attendance.</summary>
    public Task<IReadOnlyList<SessionFacts>> SessionsAsync(Assembly assembly, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SessionFacts>>([]);

    /// <summary>Who spoke, and what they declared.</summary>
    public Task<IReadOnlyList<SpeakerFacts>> SpeakersAsync(Assembly assembly, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SpeakerFacts>>([]);

    /// <summary>What members were given to read.</summary>
    public Task<IReadOnlyList<EvidenceFacts>> EvidenceAsync(Assembly assembly, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<EvidenceFacts>>([]);

    /// <summary>Letters that were sent; null while none was.</summary>
    private async Task<int?> LettersAsync(Assembly assembly, CancellationToken cancellationToken) =>
        await db.InvitationRounds.Where(r => r.AssemblyId == assembly.Id && r.SentAt != null).SumAsync(r => (int?)r.Letters, cancellationToken) is > 0 and var letters ? letters : null;

    private static ResponseFacts? Of(RecommendationResponse? response, DateOnly today) => response is null
        ? null
        : new ResponseFacts(response.Decision, response.Reasons, response.Owner, response.DueNow, response.Status, response.IsOverdueOn(today), response.Progress.Count > 0 ? response.Progress[^1].Note : "");
}
