using Engage.Domain;
using Engage.Domain.Priorities;

namespace Engage.Web.Priorities;

/// <summary>The addresses of plans and what is said of when they hold, in one place.</summary>
public static class PlanAddress
{
    /// <summary>The plan's public page.</summary>
    public static string Public(string slug) => $"/plans/{slug}";

    /// <summary>A part of the plan on its public page.</summary>
    public static string Part(string slug, string pillarCode) => $"/plans/{slug}#part-{pillarCode}";

    /// <summary>The plan's page of staff.</summary>
    public static string Staff(string slug) => $"/staff/plans/{slug}";

    /// <summary>How the audit trail names a plan.</summary>
    public static string Subject(PolicePlan plan) => $"plan:{plan.Slug}";

    /// <summary>When it holds, in words.</summary>
    public static string Window(PolicePlan plan) => plan.ValidTo is { } last ? $"{Wording.Day(plan.ValidFrom)} to {Wording.Day(last)}" : $"From {Wording.Day(plan.ValidFrom)}";

    /// <summary>Where it stands on a day, in a word or two, and the colour of its tag.</summary>
    public static (string Words, string Colour) Tag(PolicePlan plan, DateOnly day) =>
        plan.PublishedAt is null ? ("Draft", "grey") : plan.HasEndedOn(day) ? ("Ended", "blue") : plan.IsValidOn(day) ? ("Holds now", "green") : ("To come", "yellow");
}
