using Engage.Domain.Assemblies;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Assemblies.Register;

/// <summary>One of the questions that the quotas need; there are no others.</summary>
public sealed class QuestionModel(EngageDb db, RegistrationsInProgress inProgress, TimeProvider time) : RegisterPage(db, inProgress, time)
{
    private int _place;

    /// <summary>The code of the question, from the address.</summary>
    [FromRoute(Name = "feature")]
    public string Code { get; init; } = "";

    /// <summary>The question.</summary>
    public TargetFeature Feature { get; private set; } = null!;

    /// <summary>Which question it is.</summary>
    public string Caption => $"Question {_place + 1} of {Assembly.Targets.Features.Count}";

    /// <summary>What was answered before.</summary>
    public string? Given => Draft.Answers.GetValueOrDefault(Feature.Code);

    /// <summary>The answers.</summary>
    public IEnumerable<ChoiceItem> Choices => Feature.Values.Select(v => new ChoiceItem(v.Code, v.Label));

    /// <summary>Where "Back" leads.</summary>
    public string Back => BackTo(_place == 0 ? $"{Root}/eligibility" : $"{Root}/questions/{Assembly.Targets.Features[_place - 1].Code}");

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync() => await QuestionAsync() ?? Page();

    /// <summary>Takes the answer.</summary>
    public async Task<IActionResult> OnPostAsync(string? answer)
    {
        if (await QuestionAsync() is { } elsewhere) { return elsewhere; }
        if (Feature.Find(answer) is { } value) { return GoOn(Draft.With(Feature.Code, value.Code)); }
        ModelState.AddModelError("answer", "Select an answer");
        return Page();
    }

    private async Task<IActionResult?> QuestionAsync()
    {
        if (await ElsewhereAsync() is { } elsewhere) { return elsewhere; }
        var features = Assembly.Targets.Features.ToList();
        _place = features.FindIndex(f => string.Equals(f.Code, Code, StringComparison.Ordinal));
        if (_place < 0) { return NotFound(); }
        Feature = features[_place];
        // Those before come first.
        var isReached = Draft.Eligibility is { IsMet: true } && features.Take(_place).All(f => f.Find(Draft.Answers.GetValueOrDefault(f.Code)) is not null);
        return isReached ? null : Redirect(Next);
    }
}
