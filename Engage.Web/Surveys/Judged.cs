using Engage.Domain.Surveys;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.Surveys;

/// <summary>Carries what a question says of a form over to the page.</summary>
public static class Judged
{
    /// <summary>The answer; null when the form cannot be used, and then the page's errors say why.</summary>
    public static Answer? Take(this ModelStateDictionary errors, Judgement judgement)
    {
        if (judgement is Judgement.Usable usable) { return usable.Answer; }
        foreach (var problem in ((Judgement.Problems)judgement).List) { errors.AddModelError(problem.Field, problem.Sentence); }
        return null;
    }
}
