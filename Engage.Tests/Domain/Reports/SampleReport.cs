using Engage.Domain.Reports;

namespace Engage.Tests.Domain.Reports;

/// <summary>Small reports for tests.</summary>
internal static class SampleReport
{
    public static ReportDocument Of(params IReadOnlyList<Block> body) =>
        new("A title", "A subtitle", "The office", "A subject", "en-GB", new DateOnly(2027, 1, 20), body);

    /// <summary>One of every block and every shape, and the optional lines of the cover.</summary>
    public static ReportDocument WithEverything() => Of(
        new HeadingBlock(1, "What we found", "found"),
        new ParagraphBlock([new("Most people said "), new("yes", IsBold: true), new(" — and "), new("why", IsItalic: true), new(" is "), new("here", Href: "#found"), new(".")]),
        ListBlock.Of(isOrdered: true, ["First", "Second"]),
        new ListBlock(IsOrdered: false, [[ParagraphBlock.Of("Outer"), ListBlock.Of(isOrdered: false, ["Inner"])]]),
        new QuoteBlock([ParagraphBlock.Of("“We never see anyone.” <b>")]),
        new HeadingBlock(2, "In figures", "figures"),
        new FigureBlock("Support", "Six in ten support it.", new Drawing(100, 50,
        [
            new RectangleShape(0, 0, 60.5, 20, "#12436d", "#ffffff"), new LineShape(0, 0, 0, 50, "#505a5f", 1),
            new PolygonShape([new(0, 0), new(10, 0), new(5, 8)], "#28a197"), new TextShape(30, 14, "60%", 10, "#ffffff", TextAnchor.Middle, IsBold: true),
        ])),
        new TableBlock("Support", [new("Answer", 2, IsRowHeader: true), new("People", 1, IsNumeric: true)], [["Yes", "60"], ["No", "40"]], ["Base: 100 people."]),
        new PageBreakBlock(),
        new HeadingBlock(1, "Method", "method"),
        new CalloutBlock("Not a probability sample", [new ParagraphBlock([new("See "), new("the guidance", Href: "https://www.example.org/guidance?a=1&b=2"), new(".")])]))
        with
    { Notice = "Demonstration: made-up responses", VersionLabel = "Version 1", BrandColour = "#12436d" };
}
