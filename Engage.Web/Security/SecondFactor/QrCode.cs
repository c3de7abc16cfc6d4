using System.Globalization;
using System.Text;
using Engage.Domain.Reports;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Engage.Web.Security.SecondFactor;

/// <summary>Draws QR codes: for pages as one SVG path, with no inline style and no image to fetch; for documents as rectangles.</summary>
public static class QrCode
{
    private const int Quiet = 4;
    private const string White = "#ffffff", Black = "#000000";

    /// <summary>The drawing for a page; black on white whatever the page's colours are, so that cameras read it.</summary>
    /// <param name="text">What the code says.</param>
    /// <param name="label">What a screen reader says instead.</param>
    public static HtmlString Draw(string text, string label)
    {
        var (size, runs) = Runs(text);
        var path = new StringBuilder(runs.Count * 12);
        foreach (var (x, y, length) in runs) { path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{length}v1h-{length}z"); }
        return Markup.Html($"""<svg class="engage-qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="240" height="240" role="img" aria-label="{label}" shape-rendering="crispEdges"><path fill="#ffffff" d="M0 0h{size}v{size}h-{size}z"></path><path fill="#000000" d="{path.ToString()}"></path></svg>""");
    }

    /// <summary>The picture for a document.</summary>
    /// <param name="text">What the code says.</param>
    /// <param name="width">How wide and high it is, in points.</param>
    public static Drawing Picture(string text, double width)
    {
        var (size, runs) = Runs(text);
        var module = width / size;
        return new Drawing(width, width, [new RectangleShape(0, 0, width, width, White), .. runs.Select(r => new RectangleShape(r.X * module, r.Y * module, r.Length * module, module, Black))]);
    }

    /// <summary>The number of modules of a side, and the dark runs of each row.</summary>
    private static (int Size, List<(int X, int Y, int Length)> Runs) Runs(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        // The matrix brings its own quiet zone of four modules.
        var rows = code.ModuleMatrix;
        var size = rows.Count;
        List<(int X, int Y, int Length)> runs = [];
        for (var y = Quiet; y < size - Quiet; y++)
        {
            for (var x = Quiet; x < size - Quiet; x++)
            {
                if (!rows[y][x]) { continue; }
                var start = x;
                while (x + 1 < size && rows[y][x + 1]) { x++; }
                runs.Add((start, y, x - start + 1));
            }
        }
        return (size, runs);
    }
}
