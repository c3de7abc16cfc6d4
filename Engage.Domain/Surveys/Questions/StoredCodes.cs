using System.Text.Json;

namespace Engage.Domain.Surveys.Questions;

/// <summary>Reads the list of codes that several kinds keep.</summary>
internal static class StoredCodes
{
    /// <summary>Whether the JSON is a list of different codes, at least one, all among the options.</summary>
    internal static bool TryRead(JsonElement json, IReadOnlyList<Option> options, out IReadOnlyList<string> codes)
    {
        codes = [];
        if (json.ValueKind != JsonValueKind.Array || json.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.String)) { return false; }
        var read = json.EnumerateArray().Select(e => e.GetString()!).ToList();
        codes = read;
        return read.Count > 0 && read.Distinct(StringComparer.Ordinal).Count() == read.Count
            && read.TrueForAll(c => options.Any(o => string.Equals(o.Code, c, StringComparison.Ordinal)));
    }
}
