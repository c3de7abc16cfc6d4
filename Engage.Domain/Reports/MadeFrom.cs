namespace Engage.Domain.Reports;

/// <summary>The table by which a sceptic can tell what a version of a report was made from.</summary>
internal static class MadeFrom
{
    /// <summary>The table.</summary>
    /// <param name="hash">SHA-256 of the facts, in hex.</param>
    /// <param name="audit">How many entries the audit trail had, and the hash of its last one; null when not known.</param>
    public static TableBlock Table(string hash, DateTimeOffset made, TimeZoneInfo zone, (long Count, string Head)? audit)
    {
        var rows = new List<IReadOnlyList<string>> { new[] { "SHA-256 of the facts", Spaced(hash) }, new[] { "Made", Wording.Moment(made, zone) } };
        if (audit is { } end)
        {
            rows.Add(["Entries in the audit trail", Wording.Number(end.Count, 0)]);
            rows.Add(["Last entry of the audit trail", Spaced(end.Head)]);
        }
        return new TableBlock("What this version was made from", [new("What", 1.6, IsRowHeader: true), new("Value", 4)], rows, []);
    }

    /// <summary>A hash in groups of eight, which can be read aloud and broken over lines.</summary>
    public static string Spaced(string hex) => string.Join(' ', hex.Chunk(8).Select(c => new string(c)));
}
