using System.Globalization;

namespace Engage.Domain.Places.Local;

/// <summary>The values of a record as they were read: sound, and of the kinds its sheet names.</summary>
public sealed class LocalValues
{
    private readonly Dictionary<string, object?> _values;

    internal LocalValues(LocalSheet sheet, Dictionary<string, object?> values) => (Sheet, _values) = (sheet, values);

    /// <summary>The sheet they were read by.</summary>
    public LocalSheet Sheet { get; }

    /// <summary>The same values under a reference of their own, for a record that was given none.</summary>
    public LocalValues With(string reference) => new(Sheet, new Dictionary<string, object?>(_values, StringComparer.Ordinal) { ["reference"] = reference });

    /// <summary>A text; empty where none was given.</summary>
    public string Text(string field) => (string)_values[field]!;

    internal DateOnly? Day(string field) => (DateOnly?)_values[field];

    internal TimeOnly Time(string field) => (TimeOnly)_values[field]!;

    internal int Pounds(string field) => (int)_values[field]!;

    internal T Choice<T>(string field) where T : struct, Enum => LocalChoices.Find<T>(Text(field));
}

/// <summary>The codes of choices in files, and their words on pages.</summary>
public static class LocalChoices
{
    /// <summary>What an officer is to an area.</summary>
    public static string Words(OfficerRole role) => role switch
    {
        OfficerRole.NamedOfficer => "Named officer",
        OfficerRole.Pcso => "Police community support officer",
        _ => "Leads the team",
    };

    /// <summary>What a base is.</summary>
    public static string Words(BaseKind kind) => kind switch
    {
        BaseKind.PoliceStation => "Police station",
        BaseKind.FrontCounter => "Police station with a front counter",
        _ => "Local base",
    };

    /// <summary>What an event is.</summary>
    public static string Words(EventKind kind) => kind switch
    {
        EventKind.Surgery => "Surgery",
        EventKind.DropIn => "Drop-in",
        EventKind.Walkabout => "Walkabout",
        EventKind.Online => "Online meeting",
        EventKind.Meeting => "Meeting",
        _ => "Other",
    };

    /// <summary>A value as files write it: named-officer.</summary>
    public static string Code<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    internal static T Find<T>(string code) where T : struct, Enum => Enum.GetValues<T>().First(v => Code(v) == code);

    internal static IReadOnlyList<(string Code, string Words)> Of<T>(Func<T, string> words) where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => (Code(v), words(v)))];
}

/// <summary>How fields are read from text and written back.</summary>
internal static class LocalText
{
    private static readonly CultureInfo _british = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] _days = ["yyyy-MM-dd", "d/M/yyyy", "d MMMM yyyy", "d MMM yyyy", "d.M.yyyy", "d-M-yyyy"];
    private static readonly string[] _times = ["H:mm", "H.mm", "h:mmtt", "h.mmtt", "htt"];

    /// <summary>Reads a text that is not empty.</summary>
    public static object? Read(LocalField field, string text, Action<string> wrong)
    {
        object? value = field.Kind switch
        {
            LocalFieldKind.Day => DateOnly.TryParseExact(text, _days, _british, DateTimeStyles.AllowInnerWhite, out var day) && day.Year is >= 1950 and <= 2100 ? day : null,
            LocalFieldKind.Time => TimeOnly.TryParseExact(text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), _times, _british, DateTimeStyles.None, out var time) ? time : null,
            LocalFieldKind.Pounds => int.TryParse(text.Replace("£", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, _british, out var pounds) && pounds is > 0 and <= 100_000_000 ? pounds : null,
            LocalFieldKind.Choice => field.Choices!.Select(c => c.Code).FirstOrDefault(c => string.Equals(c, text, StringComparison.OrdinalIgnoreCase)),
            LocalFieldKind.Email => IsAddress(text) ? text : null,
            _ => text,
        };
        if (value is null) { wrong(Sentence(field)); }
        return value;
    }

    /// <summary>A day as files write it; empty without one.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time as files write it.</summary>
    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A number as files write it.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Sentence(LocalField field) => field.Kind switch
    {
        LocalFieldKind.Day => $"{field.Label} must be a real day, like 2027-04-01 or 1 April 2027",
        LocalFieldKind.Time => $"{field.Label} must be a time, like 18:30",
        LocalFieldKind.Pounds => $"{field.Label} must be a number of whole pounds, like 2500",
        LocalFieldKind.Email => $"{field.Label} must be like name@example.org",
        _ => $"{field.Label} must be one of {Wording.List([.. field.Choices!.Select(c => c.Code)])}",
    };

    private static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 2 } host] && host.Contains('.', StringComparison.Ordinal) && !text.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '"' or ',' or ';' or '?' or '&' or '%' or '#');
}
