using Engage.Domain;
using Engage.Domain.Coding;
using Engage.Web.Coding;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>How far two people agree who coded the same answers. Shows counts and coefficients, no texts.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class AgreementModel(EngageDb db, WrittenAnswers written, TimeProvider time) : CodingPageModel(db, written, time)
{
    /// <summary>The comparison; null while no answer is coded twice.</summary>
    public CodingAgreement? Agreement { get; private set; }

    /// <summary>How many answers are drawn to be coded twice.</summary>
    public int Drawn { get; private set; }

    /// <summary>How many differences wait for a decision.</summary>
    public int Open { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindQuestionAsync() || Book?.InUse is not { } version) { return NotFound(); }
        var codings = await CodingsAsync();
        Agreement = CodingAgreement.Of(version, codings);
        Drawn = DoubleCodingSample.SizeOf((await AnswersAsync()).Count);
        Open = ThemeCounts.OpenDisagreements(codings).Count();
        return Page();
    }

    /// <summary>A coefficient with two decimals, or a dash where it says nothing.</summary>
    public static string Print(double? coefficient) => coefficient is { } value ? Wording.Number(value, 2) : "–";
}
