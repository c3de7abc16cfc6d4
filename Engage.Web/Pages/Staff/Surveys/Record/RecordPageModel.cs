using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Domain.Surveys.Questions;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>What the pages of a consultation's record share.</summary>
public abstract class RecordPageModel(EngageDb db, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The record; null while none is begun.</summary>
    public Consultation? Consultation { get; private set; }

    /// <summary>The newest wording of the survey.</summary>
    public SurveyDefinition Definition { get; private set; } = null!;

    /// <summary>The address of the record's first page; the others lie below.</summary>
    public string Root => $"/staff/surveys/{Survey.Slug}/record";

    /// <summary>Whether it is a consultation.</summary>
    public bool IsConsultation => Consultation.IsNeededFor(Survey, Definition);

    /// <summary>Whether the law makes it one, whatever an officer says.</summary>
    public bool IsPrecept => Definition.Questions.Any(q => q is PreceptQuestion);

    /// <summary>Loads the survey and its record; false when there is no such survey.</summary>
    protected async Task<bool> FindRecordAsync()
    {
        if (!await FindAsync()) { return false; }
        Definition = SurveyDefinition.FromStored(Survey.Newest.Definition);
        Consultation = await Db.Consultations.SingleOrDefaultAsync(c => c.SurveyId == Survey.Id, HttpContext.RequestAborted);
        return true;
    }

    /// <summary>A text of several lines as it is kept; says of its field when it is too long or missing.</summary>
    /// <param name="what">The words of a message, such as "the reasons".</param>
    protected string ReadText(string field, string? typed, int most, string what, bool isNeeded = false)
    {
        var text = CleanText.Lines(typed ?? "");
        if (text.Length == 0 && isNeeded) { ModelState.AddModelError(field, $"Enter {what}"); }
        if (text.Length > most) { ModelState.AddModelError(field, $"{char.ToUpperInvariant(what[0])}{what[1..]} must be {most:N0} characters or fewer"); }
        return text;
    }

    /// <summary>A text of one line as it is kept.</summary>
    protected string ReadLine(string field, string? typed, int most, string what, bool isNeeded = false) => ReadText(field, typed?.ReplaceLineEndings(" "), most, what, isNeeded);

    /// <summary>A day as it is kept; says of its field when it is none.</summary>
    protected DateOnly? ReadDay(string field, string? typed, string what, bool isNeeded = false)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            if (isNeeded) { ModelState.AddModelError(field, $"Enter {what}, like 20/1/2027"); }
            return null;
        }
        var day = DayText.Read(typed);
        if (day is null) { ModelState.AddModelError(field, $"{char.ToUpperInvariant(what[0])}{what[1..]} must be a real day, like 20/1/2027"); }
        return day;
    }
}
