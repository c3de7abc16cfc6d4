using Engage.Domain.Reports;
using Engage.Web.Pdf.Writing;

namespace Engage.Web.Pdf.Layout;

/// <summary>Draws a figure: all of it belongs to one element with a text alternative.</summary>
internal sealed class FigureSetter(PageFlow flow, TextSetter text, Typesetter typesetter)
{
    /// <summary>A figure may shrink to this before it is put on the next page: better than half a page white.</summary>
    private const double Smallest = 0.8;
    private const double BelowCaption = 6;
    private const double AfterFigure = 14;

    /// <summary>The room that must be left on a page for the figure.</summary>
    public double Lead(FigureBlock figure, double width) => CaptionHeight(figure, width) + (figure.Drawing.Height * NaturalScale(figure.Drawing, width) * Smallest);

    /// <summary>Draws it where the flow stands, or on the next page.</summary>
    /// <param name="below">The height of the sentence that follows and should not be parted from it.</param>
    public void Set(FigureBlock figure, double x, double width, double below)
    {
        flow.Need(Lead(figure, width) + below);
        flow.Space(PageStyle.AboveCaption);
        using (flow.In("Div"))
        {
            var caption = text.Break(figure.Caption, PageStyle.Caption, width);
            using (flow.In("Caption")) { text.Flow(flow, caption, PageStyle.Caption, x); }
            flow.Y += BelowCaption;
            var drawing = figure.Drawing;
            flow.Need((drawing.Height * NaturalScale(drawing, width) * Smallest) + below);
            var scale = Math.Min(NaturalScale(drawing, width), (flow.Remaining - below) / drawing.Height);
            var (wide, high) = (drawing.Width * scale, drawing.Height * scale);
            var element = new StructureElement("Figure", flow.Element)
            {
                Alternative = PlainText.Clean(figure.TextAlternative),
                Place = (flow.Page, x, flow.Page.Height - flow.Y - high, x + wide, flow.Page.Height - flow.Y),
            };
            using (flow.In(element, isNew: true))
            {
                foreach (var shape in drawing.Shapes) { Draw(shape, x, flow.Y, scale); }
            }
            flow.Y += high + AfterFigure;
        }
    }

    private static double NaturalScale(Drawing drawing, double width) => Math.Min(1, Math.Min(width / drawing.Width, (PageStyle.Bottom - PageStyle.Top - 60) / drawing.Height));

    private double CaptionHeight(FigureBlock figure, double width) =>
        PageStyle.AboveCaption + (text.Break(figure.Caption, PageStyle.Caption, width).Count * PageStyle.Caption.LineHeight) + BelowCaption;

    private void Draw(Shape shape, double x, double y, double scale)
    {
        const double Outline = 0.75;
        switch (shape)
        {
            case RectangleShape box:
                flow.Page.Rectangle(flow.Element, x + (box.X * scale), y + (box.Y * scale), box.Width * scale, box.Height * scale, box.Fill, box.Stroke, Outline * scale);
                break;
            case LineShape line:
                flow.Page.Line(flow.Element, x + (line.X1 * scale), y + (line.Y1 * scale), x + (line.X2 * scale), y + (line.Y2 * scale), line.Stroke, line.StrokeWidth * scale);
                break;
            case PolygonShape polygon:
                flow.Page.Polygon(flow.Element, [.. polygon.Points.Select(point => (x + (point.X * scale), y + (point.Y * scale)))], polygon.Fill, polygon.Stroke, Outline * scale);
                break;
            case TextShape label:
                Write(label, x, y, scale);
                break;
            default:
                throw new InvalidOperationException($"A {shape.GetType().Name} cannot be drawn.");
        }
    }

    private void Write(TextShape label, double x, double y, double scale)
    {
        var size = label.Size * scale;
        var pieces = typesetter.Set(label.Text, label.IsBold);
        var width = Typesetter.Width(pieces, size);
        var start = x + (label.X * scale) - label.Anchor switch { TextAnchor.Middle => width / 2, TextAnchor.End => width, _ => 0 };
        foreach (var piece in pieces)
        {
            flow.Page.Text(flow.Element, start, y + (label.Y * scale), piece.Text, piece.Face, size, label.Fill);
            start += piece.Face.Width(piece.Text, size);
        }
    }
}
