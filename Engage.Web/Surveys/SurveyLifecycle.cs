using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Surveys;

/// <summary>
/// Opens, closes and changes surveys, for pages and commands alike: the change, its audit entry and what follows from it
/// in one transaction, then the kept public pages are thrown away. What cannot be done comes back as sentences.
/// </summary>
public sealed class SurveyLifecycle(EngageDb db, AuditTrail audit, JobQueue jobs, TimeProvider time, IOutputCacheStore? pages = null)
{
    private const string ChangedMeanwhile = "Somebody else changed the survey meanwhile. Look at it again";

    /// <summary>Publishes a draft: it opens at its time, or at once when that has come.</summary>
    /// <param name="opensAtLocal">On a clock in the survey's zone.</param>
    /// <param name="closesAtLocal">On a clock in the survey's zone; answers before this second count.</param>
    /// <returns>Why it cannot be opened; nothing when it is.</returns>
    public async Task<IReadOnlyList<string>> OpenAsync(Survey survey, DateTime opensAtLocal, DateTime closesAtLocal, string actor)
    {
        if (survey.PublishedAt is not null) { return ["The survey is published already"]; }
        if (closesAtLocal <= opensAtLocal) { return ["The closing time must be after the opening time"]; }
        var consultation = await db.Consultations.SingleOrDefaultAsync(c => c.SurveyId == survey.Id);
        var missing = OpeningCheck.Of(survey, consultation, closesAtLocal).Where(check => check is { IsNeeded: true, IsMet: false }).Select(check => $"{check.Words}: {check.Detail ?? "not yet"}").ToList();
        if (missing.Count > 0) { return missing; }

        survey.Schedule(opensAtLocal, closesAtLocal);
        if (survey.ClosesAt <= time.GetUtcNow()) { return ["The closing time must be in the future"]; }
        survey.Publish(time.GetUtcNow());
        audit.Record(db, actor, "survey-published", Subject(survey), $"Opens {opensAtLocal:yyyy-MM-dd HH:mm}, closes {closesAtLocal:yyyy-MM-dd HH:mm} ({survey.TimeZone}).");
        return await SaveAsync(() => db.SaveChangesAsync());
    }

    /// <summary>Closes an open survey before its time and asks for its report.</summary>
    /// <param name="reason">Why; kept in the audit trail, at most 500 characters.</param>
    /// <returns>Why it cannot be closed; nothing when it is.</returns>
    public async Task<IReadOnlyList<string>> CloseAsync(Survey survey, string reason, string actor)
    {
        if (survey.PhaseAt(time.GetUtcNow()) != SurveyPhase.Open) { return ["The survey is not open"]; }
        survey.Close(time.GetUtcNow());
        audit.Record(db, actor, "survey-closed", Subject(survey), reason);
        return await SaveAsync(() => jobs.EnqueueAsync(ReportJob.JobKind, survey.Slug, actor));
    }

    /// <summary>Takes a changed definition. Once published it becomes a new version, which must keep the meaning of every code.</summary>
    /// <param name="note">What was changed, for the report's list of changes.</param>
    /// <returns>Why it cannot be taken; nothing when it is.</returns>
    public async Task<IReadOnlyList<DefinitionProblem>> ReviseAsync(Survey survey, SurveyDefinition definition, string note, string actor)
    {
        if (survey.PhaseAt(time.GetUtcNow()) == SurveyPhase.Closed) { return [new DefinitionProblem("$", "The survey is closed: its definition cannot change any more.")]; }
        if (survey.PublishedAt is not null && DefinitionChange.Problems(SurveyDefinition.FromStored(survey.Newest.Definition), definition) is { Count: > 0 } problems) { return problems; }

        var version = survey.Revise(definition.Title, definition.ToJson(), time.GetUtcNow(), actor, note);
        audit.Record(db, actor, "definition-saved", Subject(survey), $"Version {version.Number}. {note}"[..Math.Min(AuditEntry.MaxReasonLength, $"Version {version.Number}. {note}".Length)]);
        var faults = await SaveAsync(() => db.SaveChangesAsync());
        return [.. faults.Select(sentence => new DefinitionProblem("$", sentence))];
    }

    /// <summary>Begins a draft.</summary>
    /// <param name="slug">A slug that no survey has: the caller has looked.</param>
    /// <param name="isConsultation">Whether an officer says that it is a consultation.</param>
    public async Task<Survey> StartAsync(string id, string slug, SurveyDefinition definition, string timeZone, string actor, bool isConsultation = false)
    {
        var survey = new Survey(id, slug, definition.Title, definition.ToJson(), timeZone, time.GetUtcNow(), actor);
        survey.SetConsultation(isConsultation);
        db.Surveys.Add(survey);
        audit.Record(db, actor, "survey-created", Subject(survey));
        await db.SaveChangesAsync();
        return survey;
    }

    /// <summary>How the audit trail names a survey.</summary>
    public static string Subject(Survey survey) => $"survey:{survey.Slug}";

    private async Task<IReadOnlyList<string>> SaveAsync(Func<Task> save)
    {
        try
        {
            await save();
        }
        catch (DbUpdateConcurrencyException)
        {
            return [ChangedMeanwhile];
        }
        if (pages is not null) { await pages.EvictByTagAsync(PublicPageCache.Tag, CancellationToken.None); }
        return [];
    }
}
