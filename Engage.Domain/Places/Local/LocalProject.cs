namespace Engage.Domain.Places.Local;

/// <summary>A local project the office gave money to.</summary>
public sealed class LocalProject(string id) : LocalRecord(id)
{
    /// <inheritdoc/>
    public override LocalKind Kind => LocalKind.Projects;

    /// <inheritdoc/>
    public override string Name => Title;

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Who runs it.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>How much it was given, in whole pounds.</summary>
    public int Pounds { get; private set; }

    /// <summary>The fund the money came from.</summary>
    public string Fund { get; private set; } = "";

    /// <summary>The day it was given.</summary>
    public DateOnly AwardedOn { get; private set; }

    /// <summary>What it does.</summary>
    public string Description { get; private set; } = "";

    /// <summary>The part of the plan it serves, as the office names it; may be empty.</summary>
    public string PlanReference { get; private set; } = "";

    /// <summary>Why the money was not paid after all, or given back; empty otherwise. Such a project counts in no total.</summary>
    public string WithdrawnBecause { get; private set; } = "";

    /// <summary>Whether the money was not paid after all, or given back.</summary>
    public bool IsWithdrawn => WithdrawnBecause.Length > 0;

    private protected override void TakeOwn(LocalValues values) => (Title, Organisation, Pounds, Fund, AwardedOn, Description, PlanReference, WithdrawnBecause) = (
        values.Text("title"), values.Text("organisation"), values.Pounds("amount"), values.Text("fund"), values.Day("awarded_on")!.Value, values.Text("description"), values.Text("plan_reference"), values.Text("withdrawn"));

    private protected override string WriteOwn(string field) => field switch
    {
        "title" => Title,
        "organisation" => Organisation,
        "amount" => LocalText.Number(Pounds),
        "fund" => Fund,
        "awarded_on" => LocalText.Day(AwardedOn),
        "description" => Description,
        "plan_reference" => PlanReference,
        _ => WithdrawnBecause,
    };
}
