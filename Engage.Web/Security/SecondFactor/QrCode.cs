using System.Globalization;
using System.Text;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Engage.Web.Security.SecondFactor;

/// <summary>Draws a QR code as one SVG path: no inline style, no image to fetch, sharp at every size.</summary>
public static class QrCode
{
    private const int Quiet = 4;

    /// <summary>The drawing; black on white whatever the page's colours are, so that cameras read it.</summary>
    /// <param name="text">What the code says.</param>
    /// <param name="label">What a screen reader says instead.</param>
    public static HtmlString Draw(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        // The matrix brings its own quiet zone of four modules.
        var rows = code.ModuleMatrix;
        var size = rows.Count;
        var path = new StringBuilder(size * size / 2);
        for (var y = Quiet; y < size - Quiet; y++)
        {
            for (var x = Quiet; x < size - Quiet; x++)
            {
                if (!rows[y][x]) { continue; }
                var start = x;
                while (x + 1 < size && rows[y][x + 1]) { x++; }
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start + 1}v1h-{x - start + 1}z");
            }
        }
        return Markup.Html($"""<svg class="engage-qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="240" height="240" role="img" aria-label="{label}" shape-rendering="crispEdges"><path fill="#ffffff" d="M0 0h{size}v{size}h-{size}z"></path><path fill="#000000" d="{path.ToString()}"></path></svg>""");
    }
}
