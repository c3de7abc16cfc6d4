using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Data.Responses;

namespace Engage.Web.Surveys;

/// <summary>Finds and keeps the drafts of respondents, by their cookie.</summary>
public sealed class ResponsesInProgress(PublishedSurveys surveys, ResponseStore store, DraftCookie cookie, TimeProvider time)
{
    /// <summary>The visitor's response to a survey; one without a draft when there is no cookie or its draft is gone.</summary>
    public async Task<ResponseInProgress> FindAsync(HttpContext context, PublishedSurvey survey)
    {
        // Without a cookie nothing is asked of the database, so that a first page can be cached.
        if (cookie.Read(context, survey.Slug) is not { } id) { return new(survey, survey.Definition, draft: null); }

        var draft = await store.FindDraftAsync(id, context.RequestAborted);
        if (draft is null || draft.SurveyId != survey.Survey.Id) { return new(survey, survey.Definition, draft: null); }

        // A draft finishes with the version it began.
        var definition = await surveys.VersionAsync(survey, draft.Version, context.RequestAborted);
        return definition is null ? new(survey, survey.Definition, draft: null) : new(survey, definition, draft);
    }

    /// <summary>Keeps an answer. When this returns, it is on the disk and the visitor has the cookie that leads to it.</summary>
    public async Task RecordAsync(HttpContext context, ResponseInProgress response, Question question, Answer answer)
    {
        var draft = response.Record(question, answer, () => Start(response.Survey));
        await SaveAsync(context, response.Survey, draft);
    }

    /// <summary>Keeps a draft as it is now.</summary>
    public async Task SaveAsync(HttpContext context, PublishedSurvey survey, Draft draft)
    {
        draft.UpdatedAt = time.GetUtcNow();
        // Not cancelled when the connection breaks: what a person sent is kept, and found when they come back.
        await store.SaveDraftAsync(draft, CancellationToken.None);
        cookie.Write(context, survey.Slug, draft.Id);
    }

    /// <summary>Lets the cookie live on, so that the receipt can be seen again.</summary>
    public void KeepCookie(HttpContext context, ResponseInProgress response)
    {
        if (response.Draft is { } draft) { cookie.Write(context, response.Survey.Slug, draft.Id); }
    }

    private Draft Start(PublishedSurvey survey) => new()
    {
        Id = NewId.Make(),
        SurveyId = survey.Survey.Id,
        Version = survey.Version,
        ResponseId = NewId.Make(),
        StartedAt = time.GetUtcNow(),
        UpdatedAt = time.GetUtcNow(),
    };
}
