using Engage.Domain.Priorities;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.Pages.Staff.Plans;

/// <summary>What staff say about a plan.</summary>
public sealed class PlanFields
{
    /// <summary>What it is called.</summary>
    public string? Title { get; set; }

    /// <summary>What it is about.</summary>
    public string? Summary { get; set; }

    /// <summary>What its parts are called.</summary>
    public string? PillarWord { get; set; }

    /// <summary>The first day.</summary>
    public string? From { get; set; }

    /// <summary>The last day.</summary>
    public string? To { get; set; }

    /// <summary>What a plan says now.</summary>
    public static PlanFields Of(PolicePlan plan) => new() { Title = plan.Title, Summary = plan.Summary, PillarWord = plan.PillarWord, From = DayText.Write(plan.ValidFrom), To = DayText.Write(plan.ValidTo) };

    /// <summary>Reads what was typed.</summary>
    /// <param name="prefix">The name of the page's property.</param>
    /// <returns>The values; null when the faults are in <paramref name="state"/>.</returns>
    public PlanValues? Read(ModelStateDictionary state, string prefix)
    {
        var (title, summary, word) = (Title?.Trim() ?? "", (Summary ?? "").ReplaceLineEndings("\n").Trim(), PillarWord?.Trim() ?? "");
        if (title.Length == 0) { Wrong(nameof(Title), "Enter a title"); }
        if (title.Length > PolicePlan.MaxTitleLength) { Wrong(nameof(Title), $"Title must be {PolicePlan.MaxTitleLength} characters or fewer"); }
        if (summary.Length > PolicePlan.MaxTextLength) { Wrong(nameof(Summary), $"Summary must be {PolicePlan.MaxTextLength:N0} characters or fewer"); }
        if (word.Length is 0 or > PolicePlan.MaxCodeLength) { Wrong(nameof(PillarWord), $"Enter what the parts are called, in {PolicePlan.MaxCodeLength} characters or fewer"); }
        var (from, to) = (DayText.Read(From), DayText.Read(To));
        if (from is null) { Wrong(nameof(From), "Enter the first day, like 1 April 2027"); }
        if (to is null && !string.IsNullOrWhiteSpace(To)) { Wrong(nameof(To), "Enter the last day, like 31 March 2031, or leave it empty"); }
        if (to < from) { Wrong(nameof(To), "The last day must be the first day or after it"); }
        return state.IsValid ? new PlanValues(title, summary, word, from!.Value, to) : null;

        void Wrong(string name, string sentence) => state.AddModelError($"{prefix}.{name}", sentence);
    }
}

/// <summary>What a plan says of itself, checked.</summary>
public sealed record PlanValues(string Title, string Summary, string PillarWord, DateOnly From, DateOnly? To);
