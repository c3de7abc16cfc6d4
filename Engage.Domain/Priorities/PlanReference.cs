namespace Engage.Domain.Priorities;

/// <summary>Points at a part of a plan or one of its commitments; written as 2024-28/1 or 2024-28/1/1.2.</summary>
/// <param name="Plan">The slug of the plan.</param>
/// <param name="Pillar">The code of the pillar.</param>
/// <param name="Commitment">The code of the commitment; null for the pillar as a whole.</param>
public sealed record PlanReference(string Plan, string Pillar, string? Commitment = null)
{
    /// <summary>The most characters one has when written.</summary>
    public const int MaxLength = 110;

    /// <summary>Reads one; null when the text is none.</summary>
    public static PlanReference? Parse(string? text) => text?.Split('/') switch
    {
        [{ Length: > 0 } plan, var pillar] when PolicePlan.IsCode(pillar) => new(plan, pillar),
        [{ Length: > 0 } plan, var pillar, var commitment] when PolicePlan.IsCode(pillar) && PolicePlan.IsCode(commitment) => new(plan, pillar, commitment),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Commitment is null ? $"{Plan}/{Pillar}" : $"{Plan}/{Pillar}/{Commitment}";
}
