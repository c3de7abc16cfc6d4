using CsvHelper;

namespace Engage.Web.Csv;

/// <summary>
/// A comma-separated UTF-8 file, read line by line in memory bounded by the longest line. Unless said otherwise a line is always a
/// line: a quoted value may not run over its end, so that one forgotten quotation mark spoils one line and not the rest of the file.
/// </summary>
internal sealed class CsvLines : IDisposable
{
    private const int LongestLine = 1 << 20;

    private readonly CsvReader _reader;
    private readonly char[] _characters = new char[64];
    private CsvMalformedReason? _malformed;

    /// <summary>Begins to read.</summary>
    /// <param name="stream">The file's bytes; closed with this.</param>
    /// <param name="file">The file's name, for sentences.</param>
    /// <param name="allowsLineBreaks">Whether a quoted value may run over the end of its line, as free text in files from elsewhere does.</param>
    public CsvLines(Stream stream, string file, bool allowsLineBreaks = false)
    {
        File = file;
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            AllowLineBreaksInQuotes = allowsLineBreaks,
            TrackLineNumbers = true,
            MaxRecordSize = LongestLine,
            OnMalformedRecord = record => _malformed = record.Reason,
        }, leaveOpen: false);
    }

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The number of the line just read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>How many values the line has.</summary>
    public int Count => _reader.FieldCount;

    /// <summary>The value at a position, from 0, without blanks around it; empty beyond the last.</summary>
    public string this[int index] => _reader.GetString(index);

    /// <summary>The value at a position without making a text of it; good until the next call.</summary>
    public ReadOnlySpan<char> Characters(int index) =>
        _reader.GetSpan(index).Length <= _characters.Length ? _characters.AsSpan(0, _reader.GetChars(index, _characters)) : this[index];

    /// <summary>The value at a position as UTF-8; good until the next line.</summary>
    public ReadOnlySpan<byte> Bytes(int index) => _reader.GetSpan(index);

    /// <summary>All values of the line.</summary>
    public string[] Values() => [.. Enumerable.Range(0, Count).Select(i => this[i])];

    /// <summary>Reads the next line that is not empty; false at the end.</summary>
    /// <exception cref="ImportException">A line is so long that the file cannot be what it should.</exception>
    public bool Read()
    {
        _malformed = null;
        try
        {
            var isThere = _reader.Read();
            if (isThere) { Line = (int)_reader.LineNumber; }
            return isThere;
        }
        catch (CsvFormatException)
        {
            throw new ImportException(File, Line + 1, $"is longer than {LongestLine:N0} bytes; this is no CSV file.");
        }
    }

    /// <summary>What is wrong with the form of the line just read; null when it is sound.</summary>
    /// <param name="expectedCount">How many values it should have.</param>
    public ImportProblem? Fault(int expectedCount)
    {
        if (_malformed is { } reason)
        {
            return Problem(null, null, reason is CsvMalformedReason.StrayQuote or CsvMalformedReason.TextAfterClosingQuote
                ? "a quotation mark stands inside a value; double it, and put the whole value in quotation marks."
                : "a quotation mark is opened and not closed on the same line.");
        }
        if (Count != expectedCount) { return Problem(null, null, $"has {Count} {(Count == 1 ? "value" : "values")}, and {expectedCount} are expected."); }

        var raw = _reader.RawRecord;
        if (raw.Contains((byte)0)) { return Problem(null, null, "has a character with the code 0; this is no text file."); }
        return System.Text.Unicode.Utf8.IsValid(raw) ? null : Problem(null, null, "has characters that are not UTF-8; save the file as \"CSV UTF-8\".");
    }

    /// <summary>Something wrong with the line just read.</summary>
    public ImportProblem Problem(string? column, string? value, string sentence) => new(File, Line, column, value, sentence);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
