using Engage.Domain.Coding;
using Engage.Domain.Surveys;
using Engage.Web.Coding;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>What the pages about one free-text question share: finding it, its codebook and its answers.</summary>
public abstract class CodingPageModel(EngageDb db, WrittenAnswers written, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The question's code, from the address.</summary>
    [FromRoute(Name = "question")]
    public string QuestionCode { get; init; } = "";

    /// <summary>The question, once found.</summary>
    public Question Question { get; private set; } = null!;

    /// <summary>Its codebook; null while nobody has begun one.</summary>
    public Codebook? Book { get; private set; }

    /// <summary>The address of the pages about this question.</summary>
    public string Root => $"/staff/surveys/{Slug}/coding/{QuestionCode}";

    /// <summary>What the audit trail names.</summary>
    protected string Subject => $"survey:{Survey.Slug}/{QuestionCode}";

    /// <summary>Loads survey, question and codebook; false when there is no such free-text question.</summary>
    protected async Task<bool> FindQuestionAsync()
    {
        if (!await FindAsync()) { return false; }
        if (CodingAnalysis.QuestionsOf(SurveyDefinition.FromStored(Survey.Newest.Definition)).FirstOrDefault(q => string.Equals(q.Code, QuestionCode, StringComparison.Ordinal)) is not { } question) { return false; }
        Question = question;
        Book = await Db.Codebooks.SingleOrDefaultAsync(c => c.SurveyId == Survey.Id && c.QuestionCode == QuestionCode, HttpContext.RequestAborted);
        return true;
    }

    /// <summary>The responses that hold an answer.</summary>
    protected Task<IReadOnlyList<WrittenAnswer>> AnswersAsync() => written.ListAsync(Survey, QuestionCode, HttpContext.RequestAborted);

    /// <summary>All codings of the codebook, as they are in the database.</summary>
    protected async Task<IReadOnlyList<CodedAnswer>> CodingsAsync() =>
        Book is null ? [] : await Db.CodedAnswers.AsNoTracking().Where(c => c.CodebookId == Book.Id).ToListAsync(HttpContext.RequestAborted);

    /// <summary>What the person who is there has to do and may see.</summary>
    protected async Task<CodingQueue> QueueAsync() => new(Book!, await AnswersAsync(), await CodingsAsync(), Actor);

    /// <summary>The words of an answer; null when its response is gone.</summary>
    protected async Task<string?> TextAsync(long number)
    {
        var text = await WrittenAnswers.TextAsync(Db, number, QuestionCode, HttpContext.RequestAborted);
        if (text is null) { written.Forget(Survey, QuestionCode); }
        return text;
    }
}
