using Engage.Domain.Surveys.Consultations;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>Changes the reasons, the decision, the assessments, and how people are reached.</summary>
[Authorize(Permissions.KeepRecord)]
public sealed class BasisEditModel(EngageDb db, ConsultationRecord record, TimeProvider time) : BasisEditor(db, record, time)
{
    /// <summary>Why something is proposed.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>Who decides.</summary>
    [BindProperty]
    public string? DecisionMaker { get; set; }

    /// <summary>When it is decided.</summary>
    [BindProperty]
    public string? DecisionDay { get; set; }

    /// <summary>Where the equality impact assessment is found.</summary>
    [BindProperty]
    public string? EqualityReference { get; set; }

    /// <summary>When it was made.</summary>
    [BindProperty]
    public string? EqualityDay { get; set; }

    /// <summary>Where the data-protection impact assessment is found.</summary>
    [BindProperty]
    public string? ProtectionReference { get; set; }

    /// <summary>When it was made.</summary>
    [BindProperty]
    public string? ProtectionDay { get; set; }

    /// <summary>Why the time is enough.</summary>
    [BindProperty]
    public string? TimeReasons { get; set; }

    /// <summary>How the people are reached.</summary>
    [BindProperty]
    public string? People { get; set; }

    /// <summary>How ratepayers' representatives are reached.</summary>
    [BindProperty]
    public string? Ratepayers { get; set; }

    /// <summary>How victims are reached.</summary>
    [BindProperty]
    public string? Victims { get; set; }

    /// <summary>How it is made known.</summary>
    [BindProperty]
    public string? Publicity { get; set; }

    /// <summary>Shows what is written; the first time who decides as the survey says it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindRecordAsync()) { return NotFound(); }
        if (!IsConsultation) { return Redirect(Root); }
        var basis = Basis;
        var (maker, day) = basis.DecisionMaker.Length == 0 && Definition.Decision is { } decision ? (decision.Maker, decision.Date) : (basis.DecisionMaker, basis.DecisionDate);
        (Reasons, DecisionMaker, DecisionDay) = (basis.Reasons, maker, DayText.Write(day));
        (EqualityReference, EqualityDay) = (basis.EqualityReference, DayText.Write(basis.EqualityDate));
        (ProtectionReference, ProtectionDay) = (basis.DataProtectionReference, DayText.Write(basis.DataProtectionDate));
        (TimeReasons, People, Ratepayers, Victims, Publicity, Seen) = (basis.TimeReasons, basis.People, basis.Ratepayers, basis.Victims, basis.Publicity, State);
        return Page();
    }

    /// <summary>Keeps it. A draft may be unfinished.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindRecordAsync()) { return NotFound(); }
        if (!IsConsultation) { return Redirect(Root); }
        const int Line = ConsultationBasis.MaxLineLength, Text = ConsultationBasis.MaxTextLength;
        var basis = Basis with
        {
            Reasons = ReadText(nameof(Reasons), Reasons, Text, "the reasons"),
            DecisionMaker = ReadLine(nameof(DecisionMaker), DecisionMaker, Line, "who decides"),
            DecisionDate = ReadDay(nameof(DecisionDay), DecisionDay, "the day of the decision"),
            EqualityReference = ReadLine(nameof(EqualityReference), EqualityReference, Line, "the reference"),
            EqualityDate = ReadDay(nameof(EqualityDay), EqualityDay, "the day of the equality impact assessment"),
            DataProtectionReference = ReadLine(nameof(ProtectionReference), ProtectionReference, Line, "the reference"),
            DataProtectionDate = ReadDay(nameof(ProtectionDay), ProtectionDay, "the day of the data-protection impact assessment"),
            TimeReasons = ReadText(nameof(TimeReasons), TimeReasons, Text, "why the time is enough"),
            People = ReadLine(nameof(People), People, Line, "how the people are reached"),
            Ratepayers = ReadLine(nameof(Ratepayers), Ratepayers, Line, "how ratepayers’ representatives are reached"),
            Victims = ReadLine(nameof(Victims), Victims, Line, "how victims of crime are reached"),
            Publicity = ReadText(nameof(Publicity), Publicity, Text, "how it is made known"),
        };
        return await SaveAsync(basis, "The basis is saved.");
    }
}
