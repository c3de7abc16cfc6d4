using Engage.Domain.Places;
using Engage.Domain.Priorities;
using Engage.Web.Priorities;
using Engage.Web.Surveys;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.Pages.Staff.Priorities;

/// <summary>What a priority says, as the forms ask for it.</summary>
public sealed class PriorityFields
{
    /// <summary>The area's code.</summary>
    public string? Area { get; set; }

    /// <summary>Priority or principle.</summary>
    public string? Kind { get; set; }

    /// <summary>The statement.</summary>
    public string? Statement { get; set; }

    /// <summary>The part of a plan; empty for none.</summary>
    public string? Reference { get; set; }

    /// <summary>The kinds to choose from.</summary>
    public static IReadOnlyList<ChoiceItem> Kinds { get; } =
    [
        new(nameof(PriorityKind.Priority), "Priority") { Hint = "Something the police do first in the area." },
        new(nameof(PriorityKind.Principle), "Principle") { Hint = "How the police go about everything there." },
    ];

    /// <summary>What can be read of it.</summary>
    public (PriorityKind Kind, string Statement, string? Reference) Read() =>
        (Enum.Parse<PriorityKind>(Kind!), Statement!.Trim(), string.IsNullOrEmpty(Reference) ? null : Reference);

    /// <summary>The fields of a priority.</summary>
    public static PriorityFields Of(LocalPriority priority) => new() { Area = priority.AreaCode, Kind = priority.Kind.ToString(), Statement = priority.Statement, Reference = priority.Reference };

    /// <summary>The areas to choose from; none when the area stays as it is.</summary>
    [BindNever]
    public IReadOnlyList<ChoiceItem> Areas { get; private set; } = [];

    /// <summary>The parts of plans to choose from.</summary>
    [BindNever]
    public IReadOnlyList<ChoiceItem> References { get; private set; } = [];

    /// <summary>Gives the form what there is to choose from.</summary>
    public void Offer(IReadOnlyList<Area> areas, PlanShelf plans, DateOnly today)
    {
        Areas = areas.Count == 0 ? [] : [new("", "Choose an area"), .. areas.Select(a => new ChoiceItem(a.Code, $"{a.Name} ({AreaWords.One(a.Kind)})"))];
        References = [new("", "None"), .. plans.Choices(today)];
        // A part of a plan that has ended stays chosen.
        if (plans.Words(PlanReference.Parse(Reference)) is { } words && References.All(r => r.Value != Reference)) { References = [.. References, new ChoiceItem(Reference!, words)]; }
    }

    /// <summary>Says what is wrong.</summary>
    /// <param name="prefix">How the names of the fields begin.</param>
    /// <param name="areas">The areas that may be chosen; null when the area stays as it is.</param>
    /// <param name="plans">What can be pointed at.</param>
    public bool Check(ModelStateDictionary state, string prefix, IReadOnlyList<Area>? areas, PlanShelf plans)
    {
        if (areas is not null && areas.All(a => a.Code != Area)) { state.AddModelError($"{prefix}.{nameof(Area)}", "Select the area"); }
        if (!Enum.TryParse<PriorityKind>(Kind, out _)) { state.AddModelError($"{prefix}.{nameof(Kind)}", "Select whether it is a priority or a principle"); }
        if (string.IsNullOrWhiteSpace(Statement)) { state.AddModelError($"{prefix}.{nameof(Statement)}", "Enter what it says"); }
        else if (Statement.Trim().Length > LocalPriority.MaxStatementLength) { state.AddModelError($"{prefix}.{nameof(Statement)}", $"What it says must be {LocalPriority.MaxStatementLength} characters or fewer"); }
        if (!string.IsNullOrEmpty(Reference) && !plans.Knows(Reference)) { state.AddModelError($"{prefix}.{nameof(Reference)}", "Select a part of a plan from the list"); }
        return state.IsValid;
    }
}
