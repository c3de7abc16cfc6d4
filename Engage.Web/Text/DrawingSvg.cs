using System.Globalization;
using System.Text.Encodings.Web;
using Engage.Domain.Reports;
using Microsoft.AspNetCore.Html;

namespace Engage.Web.Text;

/// <summary>
/// A drawing as SVG inside a page. It uses presentation attributes only, since the site's policy forbids inline styles,
/// and no size, so that the page's styles fit it to any width.
/// </summary>
/// <param name="drawing">The picture.</param>
/// <param name="title">Its short name.</param>
/// <param name="description">What somebody who cannot see it is told.</param>
/// <param name="id">Unique on the page; the ids of title and description begin with it.</param>
/// <param name="cssClass">The classes of the element.</param>
public sealed class DrawingSvg(Drawing drawing, string title, string description, string id, string cssClass = "chart") : IHtmlContent
{
    // Faces whose widths are known to fit: the layout was measured before anybody knew the reader's device.
    private const string Fonts = "Segoe UI, Roboto, Helvetica Neue, Arial, Liberation Sans, Noto Sans, sans-serif";

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        string Encode(string text) => encoder.Encode(text);
        writer.Write($"<svg class=\"{Encode(cssClass)}\" role=\"img\" aria-labelledby=\"{Encode(id)}-title\" aria-describedby=\"{Encode(id)}-description\" focusable=\"false\"");
        writer.Write($" viewBox=\"0 0 {Number(drawing.Width)} {Number(drawing.Height)}\" font-family=\"{Encode(Fonts)}\" xmlns=\"http://www.w3.org/2000/svg\">");
        writer.Write($"<title id=\"{Encode(id)}-title\">{Encode(title)}</title><desc id=\"{Encode(id)}-description\">{Encode(description)}</desc>");
        foreach (var shape in drawing.Shapes) { writer.Write(Markup(shape, encoder)); }
        writer.Write("</svg>");
    }

    private static string Markup(Shape shape, HtmlEncoder encoder) => shape switch
    {
        RectangleShape box =>
            $"<rect x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\"{Paint(box.Fill, box.Stroke, encoder)}/>",
        LineShape line =>
            $"<line x1=\"{Number(line.X1)}\" y1=\"{Number(line.Y1)}\" x2=\"{Number(line.X2)}\" y2=\"{Number(line.Y2)}\" stroke=\"{encoder.Encode(line.Stroke)}\" stroke-width=\"{Number(line.StrokeWidth)}\"/>",
        PolygonShape polygon =>
            $"<polygon points=\"{string.Join(' ', polygon.Points.Select(point => Number(point.X) + "," + Number(point.Y)))}\"{Paint(polygon.Fill, polygon.Stroke, encoder)}/>",
        TextShape text =>
            $"<text x=\"{Number(text.X)}\" y=\"{Number(text.Y)}\" font-size=\"{Number(text.Size)}\" fill=\"{encoder.Encode(text.Fill)}\"{Anchor(text.Anchor)}{(text.IsBold ? " font-weight=\"700\"" : "")}>{encoder.Encode(text.Text)}</text>",
        _ => throw new InvalidOperationException($"A {shape.GetType().Name} cannot be drawn."),
    };

    private static string Paint(string fill, string? stroke, HtmlEncoder encoder) =>
        $" fill=\"{encoder.Encode(fill)}\"" + (stroke is null ? "" : $" stroke=\"{encoder.Encode(stroke)}\" stroke-width=\"0.75\"");

    private static string Anchor(TextAnchor anchor) => anchor switch
    {
        TextAnchor.Middle => " text-anchor=\"middle\"",
        TextAnchor.End => " text-anchor=\"end\"",
        _ => "",
    };

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
