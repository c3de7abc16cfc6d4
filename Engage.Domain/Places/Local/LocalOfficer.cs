namespace Engage.Domain.Places.Local;

/// <summary>What an officer is to an area, in the order in which people are shown.</summary>
public enum OfficerRole
{
    /// <summary>The officer who answers for the area by name.</summary>
    NamedOfficer,

    /// <summary>A police community support officer.</summary>
    Pcso,

    /// <summary>Who leads them: a sergeant or an inspector.</summary>
    Supervisor,
}

/// <summary>An officer people of an area can turn to, in their office: no private details.</summary>
public sealed class LocalOfficer(string id) : LocalRecord(id)
{
    /// <inheritdoc/>
    public override LocalKind Kind => LocalKind.People;

    /// <inheritdoc/>
    public override string Name => Rank.Length == 0 ? FullName : $"{Rank} {FullName}";

    /// <summary>What they are to the area.</summary>
    public OfficerRole Role { get; private set; }

    /// <summary>The rank before the name, such as PC; may be empty.</summary>
    public string Rank { get; private set; } = "";

    /// <summary>The name as the force publishes it.</summary>
    public string FullName { get; private set; } = "";

    /// <summary>The address at work; may be empty.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The number at work; may be empty.</summary>
    public string Telephone { get; private set; } = "";

    /// <summary>The first day in the area.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day; null while it goes on.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Whether they are there on a day.</summary>
    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidTo is not { } last || day <= last);

    private protected override void TakeOwn(LocalValues values) => (Role, Rank, FullName, Email, Telephone, ValidFrom, ValidTo) = (
        values.Choice<OfficerRole>("role"), values.Text("rank"), values.Text("name"), values.Text("email"), values.Text("telephone"), values.Day("valid_from")!.Value, values.Day("valid_to"));

    private protected override string WriteOwn(string field) => field switch
    {
        "role" => LocalChoices.Code(Role),
        "rank" => Rank,
        "name" => FullName,
        "email" => Email,
        "telephone" => Telephone,
        "valid_from" => LocalText.Day(ValidFrom),
        _ => LocalText.Day(ValidTo),
    };
}
