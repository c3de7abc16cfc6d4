using Engage.Domain;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Consultations;

/// <summary>Keeps the record of a consultation: each change with its audit entry, then the kept public pages are thrown away.</summary>
public sealed class ConsultationRecord(EngageDb db, AuditTrail audit, TimeProvider time, IOutputCacheStore? pages = null)
{
    /// <summary>The record of a survey; null while none is begun.</summary>
    public Task<Consultation?> FindAsync(string surveyId, CancellationToken cancellationToken = default) =>
        db.Consultations.SingleOrDefaultAsync(c => c.SurveyId == surveyId, cancellationToken);

    /// <summary>Keeps a basis. Once the survey is published it may not lose what it needed to open.</summary>
    /// <param name="note">Why it changes; needed once it is published.</param>
    /// <returns>Why it cannot be kept; nothing when it is.</returns>
    public async Task<IReadOnlyList<string>> SaveBasisAsync(Survey survey, ConsultationBasis basis, string note, string actor, CancellationToken cancellationToken = default)
    {
        var consultation = await FindAsync(survey.Id, cancellationToken);
        var isPublished = survey.PublishedAt is not null;
        if (isPublished && consultation is { ExceptionAt: null })
        {
            var missing = BasisNeed.Of(basis, LastDayOf(survey)).Where(n => n is { IsNeeded: true, IsMet: false }).Select(n => n.Detail ?? n.Words).ToList();
            if (missing.Count > 0) { return missing; }
        }
        if (consultation is null) { db.Consultations.Add(new Consultation(NewId.Make(), survey.Id, basis, time.GetUtcNow(), actor)); }
        else { consultation.Revise(basis, isPublished, time.GetUtcNow(), actor, note); }
        audit.Record(db, actor, "basis-saved", SurveyLifecycle.Subject(survey));
        await SaveAsync(cancellationToken);
        return [];
    }

    /// <summary>Lets it open although something is missing.</summary>
    public async Task ExceptAsync(Survey survey, string reason, string actor, CancellationToken cancellationToken = default)
    {
        var consultation = await FindAsync(survey.Id, cancellationToken);
        if (consultation is null) { db.Consultations.Add(consultation = new Consultation(NewId.Make(), survey.Id, ConsultationBasis.Empty, time.GetUtcNow(), actor)); }
        consultation.Except(reason, time.GetUtcNow(), actor);
        audit.Record(db, actor, "opening-excepted", SurveyLifecycle.Subject(survey), reason[..Math.Min(AuditEntry.MaxReasonLength, reason.Length)]);
        await SaveAsync(cancellationToken);
    }

    /// <summary>Notes when a step of the precept calendar is planned or was done.</summary>
    public async Task NoteAsync(Survey survey, Consultation consultation, PreceptStep step, CalendarNote note, string actor, CancellationToken cancellationToken = default)
    {
        consultation.Note(step, note, time.GetUtcNow(), actor);
        audit.Record(db, actor, "calendar-noted", SurveyLifecycle.Subject(survey), $"{PreceptCalendar.Words(step)}: planned {note.PlannedOn:yyyy-MM-dd}, done {note.DoneOn:yyyy-MM-dd}{(note.IsNotNeeded ? ", not needed" : "")}");
        await SaveAsync(cancellationToken);
    }

    /// <summary>Says of a draft whether it is a consultation.</summary>
    public async Task SetKindAsync(Survey survey, bool isConsultation, string actor, CancellationToken cancellationToken = default)
    {
        survey.SetConsultation(isConsultation);
        audit.Record(db, actor, "survey-kind-set", SurveyLifecycle.Subject(survey), isConsultation ? "consultation" : "survey");
        await SaveAsync(cancellationToken);
    }

    /// <summary>The last day of answering; null without a window.</summary>
    public static DateOnly? LastDayOf(Survey survey) =>
        survey.ClosesAt is { } closes ? WallClock.Day(closes.AddTicks(-1), TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone)) : null;

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        if (pages is not null) { await pages.EvictByTagAsync(PublicPageCache.Tag, CancellationToken.None); }
    }
}
