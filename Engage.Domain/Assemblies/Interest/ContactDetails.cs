using Engage.Domain.Surveys;

namespace Engage.Domain.Assemblies.Interest;

/// <summary>Names and telephone numbers as people give them: one line, cleaned, and of a length a letter can carry.</summary>
public static class ContactDetails
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxName = 100;

    /// <summary>The most characters of each kind of need.</summary>
    public const int MaxNeed = 300;

    private const int FewestDigits = 10, MostDigits = 15;

    /// <summary>A name on one line without controls; may still be hostile, and is encoded wherever it is shown.</summary>
    public static string Clean(string? raw) => raw is null ? "" : CleanText.Line(raw.Length > 4 * MaxName ? raw[..(4 * MaxName)] : raw);

    /// <summary>What is wrong with a name, or null.</summary>
    public static string? ProblemWithName(string? raw) => Clean(raw) switch
    {
        "" => "Enter your full name",
        { } name when CleanText.Length(name) > MaxName => $"Your name must be {MaxName} characters or fewer",
        { } name when name.Any(c => c is '<' or '>') => "Enter your name without < and >",
        _ => null,
    };

    /// <summary>What is wrong with a telephone number, or null; none is fine.</summary>
    public static string? ProblemWithTelephone(string? raw)
    {
        var text = raw?.Trim() ?? "";
        if (text.Length == 0) { return null; }
        var digits = text.Count(char.IsAsciiDigit);
        return text.Length <= 30 && digits is >= FewestDigits and <= MostDigits && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '(' or ')' or '-' or '.')
            ? null : "Enter a telephone number, like 01606 364 000 or +44 7700 900 982";
    }
}

/// <summary>What somebody needs in order to take part; each may be empty.</summary>
/// <param name="Access">Ways in, hearing, seeing, language.</param>
/// <param name="Diet">Food.</param>
/// <param name="Travel">Getting there.</param>
/// <param name="Care">Somebody they look after.</param>
public sealed record ParticipantNeeds(string Access, string Diet, string Travel, string Care)
{
    /// <summary>Nothing said.</summary>
    public static ParticipantNeeds None { get; } = new("", "", "", "");

    /// <summary>Whether nothing was said.</summary>
    public bool IsEmpty => Named.All(n => n.Text.Length == 0);

    /// <summary>Each kind with what was said.</summary>
    public IReadOnlyList<(string Name, string Text)> Named => [("Access", Access), ("Food", Diet), ("Travel", Travel), ("Care for others", Care)];

    /// <summary>The same on lines without controls.</summary>
    public ParticipantNeeds Cleaned() => new(Clean(Access), Clean(Diet), Clean(Travel), Clean(Care));

    /// <summary>The kinds of which too much was said.</summary>
    public IEnumerable<string> TooLong() => Named.Where(n => CleanText.Length(n.Text) > ContactDetails.MaxNeed).Select(n => n.Name);

    private static string Clean(string? raw) => raw is null ? "" : CleanText.Lines(raw.Length > 8 * ContactDetails.MaxNeed ? raw[..(8 * ContactDetails.MaxNeed)] : raw);
}
