using System.Text;

namespace Engage.Web.Csv;

/// <summary>Makes CSV files of results: UTF-8 without a byte order mark, lines ending in a line feed, no cell a spreadsheet would run as a formula.</summary>
internal static class CsvFile
{
    /// <summary>Makes the bytes of a file.</summary>
    /// <param name="rows">The heading first.</param>
    public static async Task<byte[]> ToBytesAsync(IEnumerable<IReadOnlyList<string>> rows, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        await using (var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        {
            await CsvResult.WriteAsync(text, rows, "\n", cancellationToken);
        }
        return stream.ToArray();
    }
}
