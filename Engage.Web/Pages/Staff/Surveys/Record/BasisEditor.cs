using System.Globalization;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>What the forms that change a basis share: the reason, and that nobody undoes what a colleague saved meanwhile.</summary>
public abstract class BasisEditor(EngageDb db, ConsultationRecord record, TimeProvider time) : RecordPageModel(db, time)
{
    /// <summary>Why it changes; asked for once it is published.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Which state of the basis the form was made from.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>Whether a reason is asked for.</summary>
    public bool IsPublished => Survey.PublishedAt is not null;

    /// <summary>The basis as it stands.</summary>
    protected ConsultationBasis Basis => Consultation?.Basis ?? ConsultationBasis.Empty;

    /// <summary>The state of the basis now.</summary>
    protected string State => Consultation is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Newest.Number}-{known.Newest.CreatedAt.UtcTicks}") : "none";

    /// <summary>Keeps a basis, or shows the form again with what is wrong.</summary>
    /// <param name="notice">What is said on the next page.</param>
    protected async Task<IActionResult> SaveAsync(ConsultationBasis basis, string notice)
    {
        var note = ReadText(nameof(Note), Note, Consultation.MaxReasonLength, "why it changes", IsPublished);
        if (Seen != State) { ModelState.AddModelError("", "Somebody else changed the basis meanwhile. Open this page again in another tab, and take over what they wrote"); }
        if (!ModelState.IsValid) { return Page(); }
        foreach (var fault in await record.SaveBasisAsync(Survey, basis, note, Actor, HttpContext.RequestAborted)) { ModelState.AddModelError("", fault); }
        return ModelState.IsValid ? Done($"{Root}/basis", notice) : Page();
    }
}
