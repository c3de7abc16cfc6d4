using System.Globalization;
using Engage.Domain;
using Engage.Domain.Places;
using Engage.Domain.Places.Local;
using Engage.Web.Areas;
using Engage.Web.Data.Places;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>What is said of the demonstration's areas: made-up officers, bases, events of the coming weeks and projects, and real neighbours.</summary>
internal static class DemoLocal
{
    private static readonly (string Role, string Rank, string Surname)[] _team = [("named-officer", "PC", "Example"), ("pcso", "PCSO", "Sample"), ("supervisor", "Sergeant", "Specimen")];

    private static readonly (string Kind, string Title, string Place, int Days, string Starts, string Ends, string Text)[] _events =
    [
        ("surgery", "Talk to your local officer", "Made-up Library, 2 Example Street", 5, "14:00", "16:00", "Come by with anything that worries you where you live. No need to book."),
        ("walkabout", "Walkabout with residents", "Meet at the bus stop in Example Street", 12, "10:30", "12:00", "We walk an hour and a half on level pavements. Tell us what we should see."),
        ("drop-in", "Coffee with a police community support officer", "Made-up Community Centre, 5 Sample Road", 23, "09:30", "11:00", "Tea and coffee are free. The room has a step-free way in."),
    ];

    private static readonly (string Title, string Organisation, int Pounds, string Fund, string Text, string Plan)[] _projects =
    [
        ("Lights on the path", "Example Residents’ Group", 4_500, "Safer streets fund", "Solar lights on the path between the school and the estate.", "Safer streets"),
        ("Friday football", "Sample Youth Club", 2_800, "Community fund", "Two hours of football and a hot meal on Friday evenings for young people aged 11 to 17.", "Young people"),
    ];

    /// <summary>Makes what is not there yet, around the day it is.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellationToken = default)
    {
        var db = services.GetRequiredService<EngageDb>();
        if (await db.LocalOfficers.AnyAsync(cancellationToken) || await db.Areas.SingleOrDefaultAsync(a => a.Code == "lpu-crewe", cancellationToken) is null) { return; }

        var source = services.GetRequiredService<GazetteerSource>();
        await source.RefreshAsync(cancellationToken);
        var places = source.Current;
        var today = WallClock.Day(services.GetRequiredService<TimeProvider>().GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(services.GetRequiredService<BodySettings>().TimeZone));
        foreach (var name in (string[])["neighbours", "tiles"]) { await AreaMapFile.ImportAsync(db, name, places, DemoPlaces.Open($"{name}.csv"), $"{name}.csv", cancellationToken: cancellationToken); }
        foreach (var (i, unit) in places.Of(AreaKind.LocalPolicingUnit, today).Index()) { db.AddRange(Records(unit, i, today, places)); }
        if (places.Of(AreaKind.Force, today) is [var force, ..])
        {
            db.Add(Make(LocalSheet.Events, places, ("reference", "event-online"), ("area_code", force.Code), ("kind", "online"), ("title", "Ask the chief officers online"), ("place", "Online: the link is on this page an hour before"),
                ("day", Day(today.AddDays(17))), ("starts", "18:30"), ("ends", "19:30"), ("description", "Send your question when you join. Captions are on.")));
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private static IEnumerable<LocalRecord> Records(Area unit, int index, DateOnly today, Gazetteer places)
    {
        var initial = (char)('A' + (index % 26));
        var slug = unit.Code.Replace("lpu-", "", StringComparison.Ordinal);
        foreach (var (role, rank, surname) in _team)
        {
            yield return Make(LocalSheet.People, places, ("reference", $"{role}-{slug}"), ("area_code", unit.Code), ("role", role), ("rank", rank), ("name", $"{initial}. {surname}"),
                ("email", role == "supervisor" ? "" : $"{slug}.team@police.example"), ("telephone", role == "named-officer" ? string.Create(CultureInfo.InvariantCulture, $"01632 960 {100 + index:000}") : ""), ("valid_from", "2026-04-01"));
        }
        yield return Make(LocalSheet.Bases, places, ("reference", $"base-{slug}"), ("area_code", unit.Code), ("kind", index % 3 == 0 ? "front-counter" : "police-station"), ("name", $"{unit.Name} police station (made up)"),
            ("address", $"1 Example Street, {unit.Name}"), ("opening_hours", index % 3 == 0 ? "Monday to Saturday, 9am to 5pm" : "Not open to visitors; meet us at a surgery"), ("valid_from", "2020-01-01"));
        foreach (var (kind, title, place, days, starts, ends, text) in _events)
        {
            yield return Make(LocalSheet.Events, places, ("reference", $"{kind}-{slug}"), ("area_code", unit.Code), ("kind", kind), ("title", title), ("place", $"{place}, {unit.Name}"), ("day", Day(today.AddDays(days + index))), ("starts", starts), ("ends", ends),
                ("description", text), ("cancelled", kind == "walkabout" && slug == "congleton" ? "The path is flooded. We will set a new day." : ""));
        }
        foreach (var (i, (title, organisation, pounds, fund, text, plan)) in _projects.Index())
        {
            yield return Make(LocalSheet.Projects, places, ("reference", $"project-{slug}-{i + 1}"), ("area_code", unit.Code), ("title", title), ("organisation", $"{organisation}, {unit.Name} (made up)"), ("amount", (pounds + (index * 150)).ToString(CultureInfo.InvariantCulture)),
                ("fund", fund), ("awarded_on", Day(today.AddDays(-40 - (index * 11) - (i * 90)))), ("description", text), ("plan_reference", plan));
        }
    }

    private static LocalRecord Make(LocalSheet sheet, Gazetteer places, params (string Field, string Value)[] values)
    {
        var typed = values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal);
        var (read, problems) = sheet.Read(typed.GetValueOrDefault, places);
        if (read is null) { throw new InvalidOperationException($"{typed["reference"]}: {problems[0].Sentence}"); }
        var record = sheet.Make(NewId.Make());
        record.Take(read);
        return record;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
