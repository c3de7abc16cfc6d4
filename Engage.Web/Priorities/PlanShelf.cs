using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>The plans as other parts need them: what a reference means in words, and what there is to point at.</summary>
/// <param name="Plans">All plans, the newest first.</param>
public sealed record PlanShelf(IReadOnlyList<PolicePlan> Plans)
{
    private const int MostOfAChoice = 90;

    /// <summary>Reads the plans.</summary>
    /// <param name="publishedOnly">Only those the public sees.</param>
    public static async Task<PlanShelf> ReadAsync(EngageDb db, bool publishedOnly, CancellationToken cancellationToken = default) =>
        new([.. (await db.PolicePlans.AsNoTracking().AsSplitQuery().Where(p => !publishedOnly || p.PublishedAt != null).ToListAsync(cancellationToken)).OrderByDescending(p => p.ValidFrom)]);

    /// <summary>The plan a reference points into; null when it points nowhere.</summary>
    public PolicePlan? PlanOf(PlanReference? reference) => Plans.FirstOrDefault(p => string.Equals(p.Slug, reference?.Plan, StringComparison.Ordinal));

    /// <summary>What a reference means, such as "Safer streets: A named officer for every community"; null when it points nowhere.</summary>
    public string? Words(PlanReference? reference)
    {
        if (PlanOf(reference) is not { } plan || plan.FindPillar(reference!.Pillar) is not { } pillar) { return null; }
        return plan.FindCommitment(reference.Commitment) is { } commitment ? $"{pillar.Title}: {commitment.Text}" : pillar.Title;
    }

    /// <summary>Whether a text is a reference to something that is there.</summary>
    public bool Knows(string? text) => Words(PlanReference.Parse(text)) is not null;

    /// <summary>Everything to point at in plans that hold on a day, for a select.</summary>
    public IReadOnlyList<ChoiceItem> Choices(DateOnly day) => Choices(plan => plan.IsValidOn(day));

    /// <summary>Everything to point at in some plans, for a select.</summary>
    public IReadOnlyList<ChoiceItem> Choices(Func<PolicePlan, bool> which)
    {
        var plans = Plans.Where(which).ToList();
        // With one plan its name need not be said each time.
        return
        [
            .. plans.SelectMany(plan => plan.Pillars.SelectMany(pillar => plan.CommitmentsOf(pillar.Code)
                .Select(c => new ChoiceItem(new PlanReference(plan.Slug, pillar.Code, c.Code).ToString(), $"{c.Code} {Short(c.Text)}"))
                .Prepend(new ChoiceItem(new PlanReference(plan.Slug, pillar.Code).ToString(), $"{(plans.Count > 1 ? $"{plan.Slug}: " : "")}{pillar.Code} {pillar.Title}")))),
        ];
    }

    private static string Short(string text) => text.Length <= MostOfAChoice ? text : string.Concat(text.AsSpan(0, MostOfAChoice), "…");
}
