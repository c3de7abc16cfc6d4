using System.Globalization;
using Engage.Domain.Reports;

namespace Engage.Web.Pdf.Layout;

/// <summary>
/// Sets the head of a letter. The address lies where the window of a C5 or DL envelope shows it, in the place GOV.UK Notify
/// asks for too: 24.6 mm from the left, 39.5 mm from the top, 95.4 mm wide and 26.8 mm high.
/// </summary>
internal sealed class LetterHeadSetter(PageFlow flow, TextSetter text)
{
    private const double Millimetre = 72 / 25.4;
    private const double WindowLeft = 24.6 * Millimetre;
    private const double WindowTop = 39.5 * Millimetre;
    private const double WindowWidth = 95.4 * Millimetre;
    private const double SenderLeft = 360;
    private const double SenderTop = 44;
    private const double AfterHead = 218;

    private static readonly TextStyle Recipient = new(10, 10.8);
    private static readonly TextStyle Sender = new(10, 13.5);

    public void Set(LetterHeadBlock head)
    {
        if (!flow.IsAtTop) { flow.NewPage(); }
        flow.Y = SenderTop;
        for (var i = 0; i < head.Sender.Count; i++) { Line(head.Sender[i], Sender with { IsBold = i == 0 }, SenderLeft, PageStyle.Right - SenderLeft); }
        var below = flow.Y;
        flow.Y = WindowTop;
        foreach (var line in head.Recipient) { Line(line, Recipient, WindowLeft, WindowWidth); }
        flow.Y = Math.Max(AfterHead, below + 8);
        Line(head.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), Sender, PageStyle.Left, PageStyle.Column);
        flow.Y += 10;
    }

    private void Line(string words, TextStyle look, double x, double width)
    {
        using (flow.In("P")) { text.Block(flow, text.Break(words, look, width), look, x); }
    }
}
