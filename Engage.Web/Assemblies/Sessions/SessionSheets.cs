using System.Globalization;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Reports;
using Engage.Web.Pages.Staff.Sessions;
using Engage.Web.Pdf;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>What is printed for a session: the attendance sheet, badges, table cards.</summary>
public sealed class SessionSheets(IReportRenderer renderer, BodySettings body)
{
    /// <summary>The list to tick and sign at the door.</summary>
    public IActionResult Attendance(Session session, Assembly assembly, AssemblyProgramme programme, IEnumerable<DoorRow> rows, DateTimeOffset now)
    {
        var expected = rows.Where(r => r.Booking?.HoldsPlace == true).ToList();
        var table = new TableBlock(
            $"{Wording.Count(expected.Count, "person has", "people have")} a place",
            [new("Name", 4, IsRowHeader: true), new("Table", 1, IsNumeric: true), new("Arrived", 1.4), new("Signature", 4)],
            [.. expected.Select(r => (IReadOnlyList<string>)[r.Name, r.Table?.ToString(CultureInfo.InvariantCulture) ?? "", r.Booking!.ArrivedAt is { } at ? Time(at, session) : "", ""])],
            ["Keep this sheet where only those who run the session can read it, and destroy it once attendance is noted."]);
        var sheet = new ReportDocument($"Attendance: {session.Title}", $"{assembly.Title}. {SessionWords.When(session)}. {SessionWords.Where(session)}.", body.Name, "Attendance sheet", "en-GB", WallClock.Day(now, session.Zone), [table])
        {
            Layout = DocumentLayout.Sheet,
            BrandColour = body.BrandColour,
            Notice = programme.IsDemonstration ? "Demonstration: made-up people" : null,
        };
        return Pdf(renderer.Render(sheet, now), $"attendance-{Day(session)}.pdf");
    }

    /// <summary>A badge for everybody who has a place, eight on a page.</summary>
    public IActionResult Badges(Session session, Assembly assembly, IEnumerable<DoorRow> rows, DateTimeOffset now) =>
        Cards("Badges", 2, 4, rows.Where(r => r.Booking?.HoldsPlace == true).Select(r => new Card(assembly.Title, r.Name, r.Table is { } table ? $"Table {table.ToString(CultureInfo.InvariantCulture)}" : session.Title)), now, $"badges-{Day(session)}.pdf");

    /// <summary>A card for each table, two on a page.</summary>
    public IActionResult TableCards(Session session, Assembly assembly, SeatPlan? plan, DateTimeOffset now) =>
        Cards("Table cards", 1, 2, Enumerable.Range(1, plan?.Tables ?? 0).Select(table => new Card(
            assembly.Title, $"Table {table.ToString(CultureInfo.InvariantCulture)}", session.Facilitators.FirstOrDefault(f => f.Table == table) is { } f ? $"Facilitator: {f.Name}" : session.Title)), now, $"table-cards-{Day(session)}.pdf");

    private static string Time(DateTimeOffset at, Session session) => Wording.Time(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, session.Zone).DateTime));

    private static string Day(Session session) => session.StartsAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static FileContentResult Pdf(byte[] bytes, string name) => new(bytes, "application/pdf") { FileDownloadName = name };

    private FileContentResult Cards(string title, int columns, int rows, IEnumerable<Card> cards, DateTimeOffset now, string name)
    {
        List<Card> all = [.. cards];
        if (all.Count == 0) { all.Add(new Card("", "Nobody yet", "")); }
        return Pdf(CardRenderer.Render(new CardSheet(title, body.Name, columns, rows, all) { BrandColour = body.BrandColour }, now), name);
    }
}
