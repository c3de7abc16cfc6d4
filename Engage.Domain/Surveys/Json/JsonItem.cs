using System.Text.Json;

namespace Engage.Domain.Surveys;

/// <summary>A value of a JSON text that remembers where it stood.</summary>
/// <param name="Kind">What it is; numbers and texts keep their text.</param>
internal sealed record JsonItem(JsonValueKind Kind, string Path, int Line)
{
    internal string Text { get; init; } = "";

    internal IReadOnlyList<KeyValuePair<string, JsonItem>> Members { get; init; } = [];

    internal IReadOnlyList<JsonItem> Items { get; init; } = [];

    /// <summary>The path of a member; names that are no plain words are quoted, and cut, since anybody may have made them.</summary>
    internal static string Below(string path, string member) =>
        member.Length is > 0 and <= 40 && member.All(c => char.IsAsciiLetterOrDigit(c) || c is '$' or '_' or '-')
            ? $"{path}.{member}"
            : $"{path}[\"{(member.Length <= 40 ? member : member[..40] + "…")}\"]";

    internal string InWords => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
