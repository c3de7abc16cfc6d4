using Engage.Domain.Reports;
using Engage.Domain.Reports.Charts;
using Engage.Web.Text;

namespace Engage.Tests.Pdf;

/// <summary>A report of everything that people type and paste, and of shapes no officer would plan.</summary>
internal static class HostileReport
{
    public static readonly string Text =
        "Emoji 😀👍🏽👩‍👩‍👧, Arabic مرحبا, Hebrew שלום, Hindi नमस्ते, Chinese 你好, signs ∑≠≈, soft\u00ADhyphen, no\u00A0break, narrow\u202Fspace, bell\u0007, null\0, tab\t, line\u2028end, "
        + "\u202Eright to left\u202C, zero\u200Bwidth\u200D\uFEFF, half " + (char)0xD83D + " of a pair and " + (char)0xDC00 + ", private \uE000, never \uFFFF, plane 16 \U0010FFFD, flag \U000E0067, "
        + "e\u0301 in two parts, Z\u0351\u036B\u0343\u032A\u0302\u036Ba\u0334\u0302lgo, <script>alert(1)</script>, \\(brackets\\)) ((, %comment, endstream endobj, ]]>, &amp;.";

    private static readonly string LongWord = string.Concat(Enumerable.Repeat("Donaudampfschiffahrt", 250));
    private static readonly string LongText = string.Concat(Enumerable.Repeat("A very long answer that goes on and on about speeding in the lane. ", 1500));

    public static ReportDocument Build() => new("R&D <b>“Title”</b> \0 ]]> – żółć " + (char)0xD800, Text, "A <B> & C " + (char)0xDFFF, Text, "en-GB", new DateOnly(2026, 1, 2),
    [
        new HeadingBlock(1, "Hostile text " + Text, "a"),
        ParagraphBlock.Of(Text),
        ParagraphBlock.Of(LongWord),
        ParagraphBlock.Of(""),
        new ParagraphBlock([new("One word in "), new("th", IsBold: true), new("ree", IsItalic: true), new(" styles: "), new(string.Concat(Enumerable.Repeat("a link over several lines ", 30)), Href: "https://example.org/a(b)?q=%C3%A9&x=1"), new("same", Href: "mailto:office@example.org")]),
        .. SafeMarkdown.ToBlocks("> " + LongText[..8000] + "\n\n" + string.Concat(Enumerable.Range(1, 120).Select(i => $"{i}. item\n")) + "\n- a\n  - b\n    - c\n      - d\n\n> - quote\n>\n>   > inner", 1, "m"),
        new TableBlock("Tall rows " + Text, [new("Who", 1, IsRowHeader: true), new("Answer", 4), new("Number", 1, IsNumeric: true)],
            [["Person 1", LongText, "1"], ["Person 2 with a long name", LongText[..9000], "22"], [Text, LongWord, "3"], ["", "", ""]], [Text, LongText[..500]]),
        new TableBlock("No rows", [new("A", 1), new("Averyveryverylongsinglewordheadingthatcannotfitanywhere" + LongWord, 0.0001), new("C", 1000)], [], []),
        new TableBlock("Forty columns", [.. Enumerable.Range(1, 40).Select(i => new TableColumn($"Column {i}", 1, IsNumeric: true))], [[.. Enumerable.Range(1, 40).Select(i => $"{i * 1234567:N0}")]], []),
        new HeadingBlock(2, string.Concat(Enumerable.Repeat("A heading that is quite long & has <markup> ", 40)), "b"),
        new HeadingBlock(3, "x", "c"), new HeadingBlock(4, "x", "d"), new HeadingBlock(5, "x", "e"), new HeadingBlock(1, "", "f") with { Text = "\u200B\u200B." },
        BarChart.Draw([new(Text, 1), new(LongWord, null), new("", 0)], ValueFormat.Count).ToFigure(Text),
        new FigureBlock("Taller than any page", Text, new Drawing(100, 5000, [new TextShape(50, 4990, "foot", 90, "#000000", TextAnchor.Middle), new PolygonShape([new(0, 0), new(1, 1), new(-9, 9)], "#ffffff", "#000000")])),
        new CalloutBlock("", [ParagraphBlock.Of(LongText[..9000]), new CalloutBlock("Inside " + Text, [new TableBlock("In a box", [new("A", 1)], [["1"]], [])])]),
        new CalloutBlock("Empty", []),
        new PageBreakBlock(), new PageBreakBlock(),
        new HeadingBlock(1, "Last words", "z"),
    ])
    { Notice = Text, VersionLabel = LongWord };
}
