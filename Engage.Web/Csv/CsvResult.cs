using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Csv;

/// <summary>A CSV file sent row by row (RFC 4180, UTF-8 with a byte order mark for spreadsheets), safe against formulas.</summary>
/// <param name="fileName">The name to save it under.</param>
/// <param name="rows">The heading first.</param>
public sealed class CsvResult(string fileName, IEnumerable<IReadOnlyList<string>> rows) : ActionResult
{
    /// <inheritdoc/>
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        response.Headers.CacheControl = "no-store";
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await WriteAsync(text, rows, cancellationToken: context.HttpContext.RequestAborted);
    }

    /// <summary>Writes rows, every cell made safe.</summary>
    public static async Task WriteAsync(TextWriter text, IEnumerable<IReadOnlyList<string>> rows, string newLine = "\r\n", CancellationToken cancellationToken = default)
    {
        await using var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = newLine }, leaveOpen: true);
        foreach (var row in rows) { await csv.WriteRecordAsync([.. row.Select(Safe)], cancellationToken); }
    }

    /// <summary>
    /// A cell that no spreadsheet runs as a formula (OWASP, CSV injection): what begins with = + - @, their full-width forms, a
    /// tab or a line break gets an apostrophe, unless it is a plain number.
    /// </summary>
    public static string Safe(string cell)
    {
        var start = cell.AsSpan().TrimStart(' ');
        if (start.IsEmpty || !"=+-@\t\r\n＝＋－＠".Contains(start[0], StringComparison.Ordinal)) { return cell; }
        return decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? cell : "'" + cell;
    }
}
