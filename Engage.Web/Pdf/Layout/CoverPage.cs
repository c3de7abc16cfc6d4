using System.Globalization;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Charts;

namespace Engage.Web.Pdf.Layout;

/// <summary>The first page: a band in the brand colour with the title, under it the date and the version.</summary>
internal sealed class CoverPage(PageFlow flow, TextSetter text, PageStyle style)
{
    private const double BandTop = 250;
    private const double SmallestBand = 430;
    private const double Width = 440;
    // Nobody plans longer ones; they must not push the rest off the page.
    private const int MostTitleLines = 8;
    private const int MostLines = 4;
    private static readonly double[] TitleSizes = [36, 31, 26, 22];

    private readonly string _onBrand = ChartPalette.TextOn(style.Brand);

    public void Set(ReportDocument report)
    {
        var mark = flow.Page.GroundCount;
        SetTitle(report);
        var band = Math.Max(SmallestBand, flow.Y + 46);
        flow.Page.Ground(mark, 0, 0, PageStyle.PaperWidth, band, style.Brand);
        flow.Page.Rectangle(owner: null, PageStyle.Left, BandTop - 34, 64, 5, _onBrand);

        Line(report.Author, new TextStyle(13, 18, IsBold: true, _onBrand), 62);
        flow.Y = band + 34;
        if (report.Notice is { Length: > 0 } notice) { SetNotice(notice); }
        Line(report.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), new TextStyle(13, 19), flow.Y);
        if (report.VersionLabel is { Length: > 0 } version) { Line(version, new TextStyle(13, 19, Colour: PageStyle.Quiet), flow.Y); }
    }

    private void SetTitle(ReportDocument report)
    {
        var (lines, look) = TitleSizes.Select(size => new TextStyle(size, size * 1.16, IsBold: true, _onBrand))
            .Select(candidate => (Lines: text.Break(report.Title, candidate, Width), Look: candidate))
            .First(candidate => candidate.Lines.Count <= 5 || candidate.Look.Size <= TitleSizes[^1]);
        flow.Y = BandTop;
        using (flow.In("H1")) { text.Block(flow, lines.Take(MostTitleLines), look, PageStyle.Left); }
        if (report.Subtitle.Length == 0) { return; }
        flow.Y += 14;
        var subtitle = new TextStyle(17, 23, Colour: _onBrand);
        using (flow.In("P")) { text.Block(flow, text.Break(report.Subtitle, subtitle, Width).Take(MostLines), subtitle, PageStyle.Left); }
    }

    private void SetNotice(string notice)
    {
        var look = new TextStyle(12, 17, IsBold: true, PageStyle.Warning);
        var lines = text.Break(notice, look, PageStyle.Column - 34).Take(MostLines).ToList();
        var height = (lines.Count * look.LineHeight) + 18;
        var ground = flow.Page.GroundCount;
        flow.Page.Ground(ground, PageStyle.Left, flow.Y, 4, height, PageStyle.Warning);
        flow.Page.Ground(ground, PageStyle.Left, flow.Y, PageStyle.Column, height, PageStyle.WarningGround);
        flow.Y += 9;
        using (flow.In("P")) { text.Block(flow, lines, look, PageStyle.Left + 17); }
        flow.Y += 9 + 24;
    }

    private void Line(string words, TextStyle look, double top)
    {
        flow.Y = top;
        using (flow.In("P")) { text.Block(flow, text.Break(words, look, PageStyle.Column).Take(MostLines), look, PageStyle.Left); }
    }
}
