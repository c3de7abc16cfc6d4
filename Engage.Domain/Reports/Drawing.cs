using System.Text.Json.Serialization;

namespace Engage.Domain.Reports;

/// <summary>
/// A picture as a list of shapes, laid out once and written twice: as SVG and into the PDF. Units are points at the
/// natural size, x to the right and y downwards; colours are "#rrggbb"; a later shape lies on top.
/// </summary>
public sealed record Drawing(double Width, double Height, IReadOnlyList<Shape> Shapes);

/// <summary>One shape of a <see cref="Drawing"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RectangleShape), "rectangle")]
[JsonDerivedType(typeof(LineShape), "line")]
[JsonDerivedType(typeof(PolygonShape), "polygon")]
[JsonDerivedType(typeof(TextShape), "text")]
public abstract record Shape;

/// <summary>A filled rectangle, with its outline 0.75 points wide if it has a stroke.</summary>
public sealed record RectangleShape(double X, double Y, double Width, double Height, string Fill, string? Stroke = null) : Shape;

/// <summary>A straight line.</summary>
public sealed record LineShape(double X1, double Y1, double X2, double Y2, string Stroke, double StrokeWidth = 0.75) : Shape;

/// <summary>A filled polygon, with its outline 0.75 points wide if it has a stroke.</summary>
public sealed record PolygonShape(IReadOnlyList<DrawingPoint> Points, string Fill, string? Stroke = null) : Shape;

/// <summary>One line of text.</summary>
/// <param name="X">Where it starts, has its middle or ends, as <paramref name="Anchor"/> says.</param>
/// <param name="Y">The base line.</param>
/// <param name="Text">What it says.</param>
/// <param name="Size">The size of the letters in points.</param>
/// <param name="Fill">Its colour.</param>
/// <param name="Anchor">Which part of the text is at X.</param>
/// <param name="IsBold">Bold letters.</param>
public sealed record TextShape(double X, double Y, string Text, double Size, string Fill, TextAnchor Anchor = TextAnchor.Start, bool IsBold = false) : Shape;

/// <summary>A corner of a polygon.</summary>
public sealed record DrawingPoint(double X, double Y);

/// <summary>Which part of a line of text its X coordinate gives.</summary>
public enum TextAnchor
{
    /// <summary>Its left end.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right end.</summary>
    End,
}
