using Engage.Domain.Surveys;

namespace Engage.Domain.Places.Local;

/// <summary>What a field holds.</summary>
public enum LocalFieldKind
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>A description; one line in files.</summary>
    Text,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A time on the clock.</summary>
    Time,

    /// <summary>Whole pounds.</summary>
    Pounds,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>One of a few codes.</summary>
    Choice,
}

/// <summary>One field of a record: a column in files, a box on the form.</summary>
/// <param name="Name">The column, such as valid_from.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Missing">What is said when it is empty; null when it may be.</param>
/// <param name="Hint">Help under the label.</param>
/// <param name="Choices">The codes and their words.</param>
public sealed record LocalField(string Name, string Label, LocalFieldKind Kind, string? Missing = null, string? Hint = null, IReadOnlyList<(string Code, string Words)>? Choices = null)
{
    /// <summary>The most characters it takes.</summary>
    public int MaxLength => Kind is LocalFieldKind.Text ? LocalRecord.MaxTextLength : LocalRecord.MaxLineLength;
}

/// <summary>The fields of one kind of record, read alike from a form and from a line of a file.</summary>
public sealed class LocalSheet
{
    private static readonly LocalField _reference = new("reference", "Reference", LocalFieldKind.Line, Hint: "The office’s own name for it in files, like po-17. Leave it empty and we make one");
    private static readonly LocalField _area = new("area_code", "Area", LocalFieldKind.Line, "Give the code of an area");
    private static readonly LocalField _email = new("email", "E-mail address", LocalFieldKind.Email, Hint: "At work; shown in public");
    private static readonly LocalField _telephone = new("telephone", "Telephone", LocalFieldKind.Line, Hint: "At work; shown in public");
    private static readonly LocalField _to = new("valid_to", "Last day", LocalFieldKind.Day, Hint: "Leave it empty while it goes on");

    private LocalSheet(LocalKind kind, params IReadOnlyList<LocalField> own) => (Kind, Fields) = (kind, [_reference, _area, .. own]);

    /// <summary>Officers.</summary>
    public static LocalSheet People { get; } = new(LocalKind.People,
        new("role", "What they are to the area", LocalFieldKind.Choice, "Select what they are to the area", Choices: LocalChoices.Of<OfficerRole>(LocalChoices.Words)),
        new("rank", "Rank", LocalFieldKind.Line, Hint: "Like PC or Sergeant"),
        new("name", "Name", LocalFieldKind.Line, "Enter the name as the force publishes it"),
        _email, _telephone,
        new("valid_from", "First day in the area", LocalFieldKind.Day, "Enter the first day in the area, like 1 April 2027"), _to);

    /// <summary>Bases.</summary>
    public static LocalSheet Bases { get; } = new(LocalKind.Bases,
        new("kind", "What it is", LocalFieldKind.Choice, "Select what it is", Choices: LocalChoices.Of<BaseKind>(LocalChoices.Words)),
        new("name", "Name", LocalFieldKind.Line, "Enter the name of the base"),
        new("address", "Address", LocalFieldKind.Line, "Enter the address", "In a line, with its postcode"),
        new("opening_hours", "Opening hours", LocalFieldKind.Line, Hint: "Like Monday to Friday, 9am to 5pm"),
        _email, _telephone,
        new("valid_from", "First day", LocalFieldKind.Day, "Enter the first day, like 1 April 2027"), _to);

    /// <summary>Events.</summary>
    public static LocalSheet Events { get; } = new(LocalKind.Events,
        new("kind", "What it is", LocalFieldKind.Choice, "Select what it is", Choices: LocalChoices.Of<EventKind>(LocalChoices.Words)),
        new("title", "Title", LocalFieldKind.Line, "Enter a title"),
        new("place", "Place", LocalFieldKind.Line, "Enter the place, or how to join online", "The address, or how to join online"),
        new("day", "Day", LocalFieldKind.Day, "Enter the day, like 6 March 2027"),
        new("starts", "Begins at", LocalFieldKind.Time, "Enter when it begins, like 18:30", "Like 18:30"),
        new("ends", "Ends at", LocalFieldKind.Time, "Enter when it ends, like 20:00", "Like 20:00"),
        new("description", "What to expect", LocalFieldKind.Text),
        new("cancelled", "Cancelled because", LocalFieldKind.Line, Hint: "Leave it empty unless it does not take place. A cancelled event stays on the page with this reason"));

    /// <summary>Projects.</summary>
    public static LocalSheet Projects { get; } = new(LocalKind.Projects,
        new("title", "Title", LocalFieldKind.Line, "Enter a title"),
        new("organisation", "Organisation", LocalFieldKind.Line, "Enter who runs it"),
        new("amount", "Amount", LocalFieldKind.Pounds, "Enter the amount in whole pounds", "In whole pounds"),
        new("fund", "Fund", LocalFieldKind.Line, "Enter the fund the money comes from"),
        new("awarded_on", "Awarded on", LocalFieldKind.Day, "Enter the day it was awarded, like 1 April 2027"),
        new("description", "What it does", LocalFieldKind.Text, "Say what it does"),
        new("plan_reference", "Part of the plan", LocalFieldKind.Line, Hint: "As the plan names it; may be empty"),
        new("withdrawn", "Withdrawn because", LocalFieldKind.Line, Hint: "Leave it empty unless the money was not paid after all, or given back. It then counts in no total"));

    /// <summary>All four.</summary>
    public static IReadOnlyList<LocalSheet> All { get; } = [People, Bases, Events, Projects];

    /// <summary>What its records are.</summary>
    public LocalKind Kind { get; }

    /// <summary>The fields in the order of columns and boxes.</summary>
    public IReadOnlyList<LocalField> Fields { get; }

    /// <summary>The sheet's name in addresses and commands: people, bases, events or projects.</summary>
    public string Code => Kind.ToString().ToLowerInvariant();

    /// <summary>The sheet of a kind.</summary>
    public static LocalSheet Of(LocalKind kind) => All[(int)kind];

    /// <summary>The sheet of a name; null when there is none.</summary>
    public static LocalSheet? Find(string? code) => All.FirstOrDefault(s => string.Equals(s.Code, code, StringComparison.Ordinal));

    /// <summary>A new record of the kind.</summary>
    public LocalRecord Make(string id) => Kind switch
    {
        LocalKind.People => new LocalOfficer(id),
        LocalKind.Bases => new LocalBase(id),
        LocalKind.Events => new LocalEvent(id),
        _ => new LocalProject(id),
    };

    /// <summary>Reads what was typed or stands in a line.</summary>
    /// <param name="raw">The text of a field by its name.</param>
    /// <param name="places">The areas there are.</param>
    /// <returns>The values, or what is wrong: the field and a sentence.</returns>
    public (LocalValues? Values, IReadOnlyList<(string Field, string Sentence)> Problems) Read(Func<string, string?> raw, Gazetteer places)
    {
        var problems = new List<(string Field, string Sentence)>();
        var read = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in Fields)
        {
            var text = CleanText.Line(raw(field.Name) ?? "");
            read[field.Name] = text.Length == 0 ? Empty(field, problems) : text.Length > field.MaxLength ? Wrong(field, $"{field.Label} must be {field.MaxLength} characters or fewer", problems) : LocalText.Read(field, text, sentence => problems.Add((field.Name, sentence)));
        }
        var values = new LocalValues(this, read);
        if (problems.Count == 0) { problems.AddRange(Check(values, places)); }
        return problems.Count == 0 ? (values, problems) : (null, problems);
    }

    private static object? Empty(LocalField field, List<(string, string)> problems) => field.Missing is { } missing
        ? Wrong(field, missing, problems)
        : field.Kind is LocalFieldKind.Day ? null : "";

    private static object? Wrong(LocalField field, string sentence, List<(string, string)> problems)
    {
        problems.Add((field.Name, sentence));
        return null;
    }

    private IEnumerable<(string Field, string Sentence)> Check(LocalValues values, Gazetteer places)
    {
        if (values.Text("reference") is { Length: > LocalRecord.MaxReferenceLength }) { yield return ("reference", $"Reference must be {LocalRecord.MaxReferenceLength} characters or fewer"); }
        if (Kind is LocalKind.Events && values.Time("ends") <= values.Time("starts")) { yield return ("ends", "The end must be after the beginning"); }
        if (Kind is LocalKind.People or LocalKind.Bases && values.Day("valid_to") < values.Day("valid_from")) { yield return ("valid_to", "The last day must not lie before the first"); }
        if (places.Find(values.Text("area_code")) is not { } area)
        {
            yield return ("area_code", "There is no area of this code");
            yield break;
        }
        // What is said of an area has to lie in its days, as far as it begins or happens on one.
        var (field, day) = Kind switch
        {
            LocalKind.Events => ("day", values.Day("day")),
            LocalKind.Projects => ("awarded_on", values.Day("awarded_on")),
            _ => ("valid_from", values.Day("valid_from")),
        };
        if (area.ValidTo is { } last && day > last) { yield return (field, $"{area.Name} existed until {Wording.Day(last)}; choose an area of that day"); }
    }
}
