using System.Text.Json;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Reports.Assemblies;
using Engage.Domain.Sortition.Draws;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Reporting;

/// <summary>Reads from each part of the program what the reports on assemblies say; one method for each part.</summary>
public sealed class AssemblyFacts(EngageDb db, MailSettings mail)
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

    /// <summary>The newest draw of a whole panel that was held in public; null when none is on record.</summary>
    public async Task<DrawFacts?> DrawAsync(AssemblyProgramme programme, Assembly assembly, CancellationToken cancellationToken)
    {
        var draws = await db.PanelDraws.AsNoTracking().Where(d => d.AssemblyId == assembly.Id && d.Kind == DrawKind.First && d.State == DrawState.Drawn).ToListAsync(cancellationToken);
        if (draws.MaxBy(d => d.Number) is not { } draw) { return null; }
        var file = await db.DrawFiles.AsNoTracking().SingleAsync(f => f.DrawId == draw.Id && f.Name == DrawFileName.Published, cancellationToken);
        if (LotteryDocument.Read(file.Bytes).Document is not { } lottery) { return null; }
        var chances = lottery.People.Select(p => p.Probability).ToList();
        return new DrawFacts(
            draw.PoolSize,
            chances.Min(),
            chances.Max(),
            $"{Wording.Count(lottery.Panels.Count)} possible panels that meet all quotas were made, so that chances are as equal as the quotas allow. One of them was drawn.",
            $"The draw was held on {Wording.Moment(draw.DrawnAt!.Value, programme.Zone)}; chance came from a source that was named before. {draw.Source!.Describe()}",
            draw.PublishedSha256!,
            mail.Absolute($"{AssemblyAddress.Public(programme, assembly)}/draw/{draw.Number}/check"));
    }

    /// <summary>The sessions that take place, in order of time, with attendance.</summary>
    public async Task<IReadOnlyList<SessionFacts>> SessionsAsync(Assembly assembly, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sessions = await HeldAsync(assembly, cancellationToken);
        var ids = sessions.ConvertAll(s => s.Id);
        var bookings = await db.Bookings.AsNoTracking().Where(b => ids.Contains(b.SessionId) && b.RegistrationId != null).Select(b => new { b.SessionId, HasCome = b.ArrivedAt != null }).ToListAsync(cancellationToken);
        var members = await db.Registrations.CountAsync(r => r.AssemblyId == assembly.Id && r.Seat == SeatState.Confirmed, cancellationToken);
        return
        [
            .. sessions.Select(s => new SessionFacts(
                s.Title,
                SessionWords.When(s),
                s.IsOnline ? "Online" : s.Venue,
                s.End > now ? null : bookings.Count(b => b.SessionId == s.Id && b.HasCome),
                Math.Max(members, bookings.Count(b => b.SessionId == s.Id && b.HasCome)),
                [.. s.Agenda.Select(a => $"{SessionWords.Time(s.StartsAt.AddMinutes(a.AfterMinutes))}: {a.Title}")])),
        ];
    }

    /// <summary>Who spoke, and what they declared: the public ones.</summary>
    public async Task<IReadOnlyList<SpeakerFacts>> SpeakersAsync(Assembly assembly, CancellationToken cancellationToken)
    {
        var sessions = await HeldAsync(assembly, cancellationToken);
        var speakers = await db.Speakers.AsNoTracking().Where(s => s.ProgrammeId == assembly.ProgrammeId && s.PublishedAt != null).OrderBy(s => s.Name).ToListAsync(cancellationToken);
        return
        [
            .. speakers.Select(speaker => (speaker, Sessions: sessions.Where(s => s.Agenda.Any(a => a.SpeakerIds.Contains(speaker.Id, StringComparer.Ordinal))).Select(s => s.Title).ToList()))
                .Where(x => x.Sessions.Count > 0)
                .Select(x => new SpeakerFacts(x.speaker.Name, x.speaker.Organisation.Length > 0 ? x.speaker.Organisation : "For themselves", x.speaker.Interests, Wording.List(x.Sessions))),
        ];
    }

    /// <summary>What members were given to read; an address only where anybody may read it.</summary>
    public async Task<IReadOnlyList<EvidenceFacts>> EvidenceAsync(Assembly assembly, CancellationToken cancellationToken)
    {
        var sessions = await HeldAsync(assembly, cancellationToken);
        var papers = await db.Papers.AsNoTracking().Where(p => p.AssemblyId == assembly.Id).ToListAsync(cancellationToken);
        return
        [
            .. from session in sessions
               from paper in papers.Where(p => p.SessionId == session.Id).OrderBy(p => p.AddedAt)
               select new EvidenceFacts(paper.Title, session.Title, paper.IsPublic ? mail.Absolute($"/sessions/papers/{paper.Id}") : null),
        ];
    }

    private async Task<List<Session>> HeldAsync(Assembly assembly, CancellationToken cancellationToken) =>
        [.. (await db.Sessions.AsNoTracking().AsSplitQuery().Where(s => s.AssemblyId == assembly.Id && s.State == SessionState.Planned).ToListAsync(cancellationToken)).OrderBy(s => s.StartsAt)];

    /// <summary>An address as somebody needs it who reads the report on paper; null when the site's own is not set.</summary>
    /// <summary>Letters that were sent; null while none was.</summary>
    private async Task<int?> LettersAsync(Assembly assembly, CancellationToken cancellationToken) =>
        await db.InvitationRounds.Where(r => r.AssemblyId == assembly.Id && r.SentAt != null).SumAsync(r => (int?)r.Letters, cancellationToken) is > 0 and var letters ? letters : null;

    private static ResponseFacts? Of(RecommendationResponse? response, DateOnly today) => response is null
        ? null
        : new ResponseFacts(response.Decision, response.Reasons, response.Owner, response.DueNow, response.Status, response.IsOverdueOn(today), response.Progress.Count > 0 ? response.Progress[^1].Note : "");
}
