using Engage.Domain.Reports;
using Engage.Web.Pdf.Writing;

namespace Engage.Web.Pdf.Layout;

/// <summary>What stands on top and at the foot of every page but the cover; artifacts, since a screen reader has read it once.</summary>
internal sealed class RunningHeads(ReportDocument report, TextSetter text, Typesetter typesetter)
{
    private const double HeadLine = 44;
    private const double HeadRule = 52;
    private const double FootRule = PageStyle.PaperHeight - 50;
    private const double FootLine = PageStyle.PaperHeight - 35;
    private const double Gap = 24;

    private static readonly TextStyle Look = PageStyle.RunningHead;

    public void Draw(PageContent page, int number, int count)
    {
        var right = report.Notice is { Length: > 0 } notice ? WriteRight(page, notice, Look with { IsBold = true, Colour = PageStyle.Warning }, HeadLine) : PageStyle.Right;
        WriteLeft(page, report.Title, HeadLine, right - Gap);
        Rule(page, HeadRule);

        Rule(page, FootRule);
        right = WriteRight(page, $"Page {PdfSyntax.Number(number)} of {PdfSyntax.Number(count)}", Look, FootLine);
        WriteLeft(page, report.VersionLabel is { Length: > 0 } version ? $"{report.Author} · {version}" : report.Author, FootLine, right - Gap);
    }

    private static void Rule(PageContent page, double y) => page.Line(owner: null, PageStyle.Left, y, PageStyle.Right, y, PageStyle.Rule, 0.5);

    private void WriteLeft(PageContent page, string words, double baseline, double right) =>
        TextSetter.Artifact(page, Fit(words, Look, right - PageStyle.Left), Look, PageStyle.Left, baseline);

    /// <summary>Gives the left edge of what it wrote.</summary>
    private double WriteRight(PageContent page, string words, TextStyle look, double baseline)
    {
        var line = Fit(words, look, PageStyle.Column / 2);
        var left = PageStyle.Right - Typesetter.Width(line, look.Size);
        TextSetter.Artifact(page, line, look, left, baseline);
        return left;
    }

    /// <summary>As much as goes on one line.</summary>
    private IReadOnlyList<Piece> Fit(string words, TextStyle look, double width)
    {
        var lines = text.Break(words, look, width);
        if (lines.Count == 1) { return lines[0]; }
        var dots = typesetter.Set("…", look.IsBold);
        var first = text.Break(words, look, width - Typesetter.Width(dots, look.Size))[0];
        return [.. first.SkipLast(1), first[^1] with { Text = first[^1].Text.TrimEnd() }, .. dots];
    }
}
