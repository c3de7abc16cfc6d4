namespace Engage.Domain.Surveys;

/// <summary>The fields of one question's form as posted: what a question judges, and what a page fills a form with.</summary>
public sealed class RawAnswer
{
    /// <summary>The field of a question with a single value; repeated for check boxes.</summary>
    public const string AnswerField = "answer";

    private readonly Dictionary<string, List<string>> _fields = new(StringComparer.Ordinal);

    /// <summary>Wraps posted fields; a name given twice keeps both values.</summary>
    public RawAnswer(IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach (var (name, value) in fields)
        {
            if (!_fields.TryGetValue(name, out var values)) { _fields[name] = values = []; }
            values.Add(value);
        }
    }

    /// <summary>A form with nothing in it.</summary>
    public static RawAnswer Empty { get; } = new([]);

    /// <summary>The names of the fields present.</summary>
    public IReadOnlyCollection<string> Names => _fields.Keys;

    /// <summary>The field of one item of a question: answer-{item}.</summary>
    public static string ItemField(string itemCode) => $"{AnswerField}-{itemCode}";

    /// <summary>The text field beside the option "Other, please say": answer-other-{option}.</summary>
    public static string OtherField(string optionCode) => $"{AnswerField}-other-{optionCode}";

    /// <summary>Makes a form of names and values.</summary>
    public static RawAnswer Of(params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    /// <summary>All values of a field; none when it was not posted.</summary>
    public IReadOnlyList<string> All(string name) => _fields.TryGetValue(name, out var values) ? values : [];

    /// <summary>The first value of a field; empty when it was not posted.</summary>
    public string First(string name) => _fields.TryGetValue(name, out var values) ? values[0] : "";

    /// <summary>Whether any of the fields holds more than blanks.</summary>
    public bool HasAny(params IEnumerable<string> names) => names.Any(n => All(n).Any(v => !string.IsNullOrWhiteSpace(v)));
}
