namespace Engage.Domain.Places.Local;

/// <summary>What is kept of an area beside its name.</summary>
public enum LocalKind
{
    /// <summary>Officers people can turn to.</summary>
    People,

    /// <summary>Stations, bases and front counters.</summary>
    Bases,

    /// <summary>Occasions to meet officers.</summary>
    Events,

    /// <summary>Local projects given money.</summary>
    Projects,
}

/// <summary>
/// Something said of one area in public. It is never taken away once it was public: people and bases get a last day, events are
/// cancelled and projects withdrawn with a reason.
/// </summary>
public abstract class LocalRecord
{
    /// <summary>The most characters of a reference.</summary>
    public const int MaxReferenceLength = 60;

    /// <summary>The most characters of names, titles and addresses.</summary>
    public const int MaxLineLength = 200;

    /// <summary>The most characters of descriptions.</summary>
    public const int MaxTextLength = 1_000;

    private protected LocalRecord(string id) => Id = id;

    /// <summary>A <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>The office's own name for it in files, used once within its kind.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The area it belongs to.</summary>
    public string AreaCode { get; private set; } = "";

    /// <summary>What kind of thing it is.</summary>
    public abstract LocalKind Kind { get; }

    /// <summary>What a list calls it.</summary>
    public abstract string Name { get; }

    /// <summary>How the audit trail names it.</summary>
    public string Subject => $"local-{Kind.ToString().ToLowerInvariant()}:{Id}";

    /// <summary>Takes what a form or a file says of it.</summary>
    /// <exception cref="ArgumentException">The values are of another kind of record.</exception>
    public void Take(LocalValues values)
    {
        if (values.Sheet.Kind != Kind) { throw new ArgumentException($"Values of {values.Sheet.Kind} are not of {Kind}.", nameof(values)); }
        (Reference, AreaCode) = (values.Text("reference"), values.Text("area_code"));
        TakeOwn(values);
    }

    /// <summary>The value of each field, as the sheet's columns are written.</summary>
    public string Write(string field) => field switch
    {
        "reference" => Reference,
        "area_code" => AreaCode,
        _ => WriteOwn(field),
    };

    private protected abstract void TakeOwn(LocalValues values);

    private protected abstract string WriteOwn(string field);
}
