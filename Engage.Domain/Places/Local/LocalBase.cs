namespace Engage.Domain.Places.Local;

/// <summary>What a base is to people.</summary>
public enum BaseKind
{
    /// <summary>A police station without a counter.</summary>
    PoliceStation,

    /// <summary>A station where anybody can walk in.</summary>
    FrontCounter,

    /// <summary>Where officers work from, such as a room in a library.</summary>
    LocalBase,
}

/// <summary>A place where the police of an area are.</summary>
public sealed class LocalBase(string id) : LocalRecord(id)
{
    /// <inheritdoc/>
    public override LocalKind Kind => LocalKind.Bases;

    /// <inheritdoc/>
    public override string Name => Title;

    /// <summary>What it is to people.</summary>
    public BaseKind BaseKind { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The address in a line, with its postcode.</summary>
    public string Address { get; private set; } = "";

    /// <summary>When it is open, in words; may be empty.</summary>
    public string OpeningHours { get; private set; } = "";

    /// <summary>How to write to it; may be empty.</summary>
    public string Email { get; private set; } = "";

    /// <summary>How to ring it; may be empty.</summary>
    public string Telephone { get; private set; } = "";

    /// <summary>The first day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day; null while it goes on.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Whether it is there on a day.</summary>
    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidTo is not { } last || day <= last);

    private protected override void TakeOwn(LocalValues values) => (BaseKind, Title, Address, OpeningHours, Email, Telephone, ValidFrom, ValidTo) = (
        values.Choice<BaseKind>("kind"), values.Text("name"), values.Text("address"), values.Text("opening_hours"), values.Text("email"), values.Text("telephone"), values.Day("valid_from")!.Value, values.Day("valid_to"));

    private protected override string WriteOwn(string field) => field switch
    {
        "kind" => LocalChoices.Code(BaseKind),
        "name" => Title,
        "address" => Address,
        "opening_hours" => OpeningHours,
        "email" => Email,
        "telephone" => Telephone,
        "valid_from" => LocalText.Day(ValidFrom),
        _ => LocalText.Day(ValidTo),
    };
}
