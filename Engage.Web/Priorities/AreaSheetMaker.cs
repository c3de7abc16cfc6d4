using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Engage.Domain;
using Engage.Domain.Places;
using Engage.Domain.Places.Local;
using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Areas;
using Engage.Domain.Reports.Consultation;
using Engage.Web.Areas;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Mail;
using Engage.Web.Reports;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>Makes the printed sheets of areas. What they share, such as the published tables, is read once for all of them.</summary>
public sealed class AreaSheetMaker(EngageDb db, EvidenceDesk evidence, PriorityRegister register, LocalFactsReader local, ReportShelf shelf, GazetteerSource places, BodySettings body, MailSettings mail, TimeProvider time)
{
    // How far back "what has changed" looks, and how far a priority that is over stays on the sheet.
    private const int MonthsShown = 6;

    private Shared? _shared;

    /// <summary>The areas that have a sheet: all units and communities that exist today, in display order.</summary>
    public IReadOnlyList<Area> Areas => [.. places.Current.Areas.Where(a => a.Kind is AreaKind.LocalPolicingUnit or AreaKind.PolicingCommunity && a.IsValidOn(Today))];

    private DateOnly Today => WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));

    /// <summary>Composes the sheet of an area from what is public now.</summary>
    public async Task<ReportDocument> ComposeAsync(Area area, CancellationToken cancellationToken = default)
    {
        var shared = _shared ??= await ReadAsync(cancellationToken);
        var above = places.Current.Above(area);
        var files = new List<PriorityFile>();
        foreach (var priority in shared.Priorities.Where(p => p.AreaCode == area.Code && IsShown(p))) { files.Add(await register.OpenAsync(priority, cancellationToken)); }
        var facts = await local.ReadAsync(area, cancellationToken);
        return AreaSheetDocument.Compose(new AreaSheetInput
        {
            Area = area.Name,
            Kind = AreaWords.One(area.Kind),
            Within = [.. above.Where(a => a.Kind != AreaKind.Force).Select(a => a.Name)],
            Contacts = [.. facts.People.Select(p => new SheetContact(LocalChoices.Words(p.Role), p.Name, Joined(p.Email, p.Telephone))), .. facts.Bases.Select(b => new SheetContact(LocalChoices.Words(b.BaseKind), b.Title, Joined(b.Address, b.OpeningHours)))],
            Events = [.. facts.Events.Where(e => !e.IsCancelled).Select(e => new SheetEvent(e.WhenInWords, e.Title, e.Place))],
            Engagement = EngagementIn(area, shared.Engagements),
            Priorities = [.. files.Select(SheetOf)],
            Results = [.. shared.Tables.Where(t => HasRow(t.Table, area)).Select(t => (t.Report, EvidenceComparison.Cut(t.Table, area.Name)))],
            Changes = [.. Changes(files)],
            Assembly = shared.Assemblies.GetValueOrDefault(area.Code) ?? above.Select(a => shared.Assemblies.GetValueOrDefault(a.Code)).FirstOrDefault(a => a is not null),
            Address = mail.Absolute(PriorityAddress.Area(area.Code)),
            Publisher = new Publisher(body.Name, body.OfficeHolderTitle, body.ContactEmail),
            Date = Today,
            IsDemonstration = shared.IsDemonstration,
        }) with
        { BrandColour = body.BrandColour };
    }

    /// <summary>Makes a sheet and keeps it in place of the one before.</summary>
    public async Task<AreaSheet> MakeAsync(Area area, CancellationToken cancellationToken = default)
    {
        var document = await ComposeAsync(area, cancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document.ToJson())));
        var sheet = await db.AreaSheets.FindAsync([area.Code], cancellationToken);
        if (sheet?.ContentHash == hash) { return sheet; }
        var pdf = shelf.Draw(document);
        if (sheet is null) { db.AreaSheets.Add(sheet = new AreaSheet { AreaCode = area.Code, PreparedAt = time.GetUtcNow(), Pdf = pdf, ContentHash = hash }); }
        else { (sheet.PreparedAt, sheet.Pdf, sheet.ContentHash) = (time.GetUtcNow(), pdf, hash); }
        return sheet;
    }

    private static bool HasRow(TableBlock table, Area area) => table.Rows.Any(r => EvidenceComparison.Is(r, area.Name));

    private bool IsShown(LocalPriority priority) => priority.IsCurrent || DayOf(priority.Entries[^1].At) >= Today.AddMonths(-MonthsShown);

    private SheetPriority SheetOf(PriorityFile file)
    {
        var shown = file.Counting.FirstOrDefault(e => e.Standing.ShowsCopy && e.Evidence.Finding.Length > 0);
        var latest = file.Priority.Entries.LastOrDefault(e => e.IsPublic && e.Note.Length > 0);
        return new(
            $"{PriorityNames.Of(file.Priority.Kind)} {file.Priority.Number}", file.Priority.Statement, PriorityWords.Tag(file.Priority, Today).Words,
            shown is null ? "" : $"You said: {shown.Evidence.Finding}", latest is null ? "" : $"{Wording.Day(DayOf(latest.At))}: {latest.Note}");
    }

    private IEnumerable<string> Changes(IReadOnlyList<PriorityFile> files)
    {
        var since = Today.AddMonths(-MonthsShown);
        return files.SelectMany(f => f.Priority.Entries.Where(e => e.IsPublic && DayOf(e.At) >= since)
                .Select(e => (e.At, Words: $"“{f.Priority.Statement}”: {PriorityNames.Of(e.Status).ToLower(CultureInfo.GetCultureInfo("en-GB"))}."))
                .Concat(f.Actions.SelectMany(a => a.Entries.Where(e => e.Note.Length > 0 && DayOf(e.At) >= since).Select(e => (e.At, Words: $"{a.Text}: {e.Note}")))))
            .OrderByDescending(c => c.At).Select(c => $"{Wording.Day(DayOf(c.At))}: {c.Words}");
    }

    private DateOnly DayOf(DateTimeOffset moment) => WallClock.Day(moment, TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));

    private string? EngagementIn(Area area, List<(string AreaCode, DateOnly On)> engagements)
    {
        var met = engagements.FindAll(e => places.Current.IsWithin(e.AreaCode, area.Code));
        return met.Count == 0 ? null : $"In the last six months the office and the police met residents here {Wording.Count(met.Count, "time", "times")}, the last time on {Wording.Day(met.Max(e => e.On))}.";
    }

    private static string Joined(params string[] parts) => string.Join(", ", parts.Where(p => p.Length > 0));

    private async Task<Shared> ReadAsync(CancellationToken cancellationToken)
    {
        var tables = new List<(string, TableBlock)>();
        foreach (var source in await evidence.ReportsAsync(cancellationToken))
        {
            // Several choices and rankings first: they say what matters to people in one row.
            tables.AddRange((await evidence.TablesAsync(source.Id, cancellationToken) ?? []).Where(t => t.Table.Columns.Count <= 6).OrderBy(t => t.Table.Columns.Any(c => c.Header == "Most") ? 0 : 1).Select(t => (source.Title, t.Table)));
        }
        var programmes = await db.AssemblyProgrammes.AsNoTracking().Where(p => p.PublishedAt != null).ToListAsync(cancellationToken);
        var assemblies = await db.Assemblies.AsNoTracking().ToListAsync(cancellationToken);
        var priorities = await register.PublicAsync(null, cancellationToken);
        var (since, today) = (Today.AddMonths(-MonthsShown), Today);
        var engagements = await db.Engagements.Where(e => e.IsPublic && e.WithdrawnAt == null && e.On >= since && e.On <= today).Select(e => new { e.AreaCode, e.On }).ToListAsync(cancellationToken);
        return new(
            priorities,
            tables,
            programmes.SelectMany(p => assemblies.Where(a => a.ProgrammeId == p.Id).Select(a => (a.AreaCode, Words: $"{a.Title}: {Lower(AssemblyWords.Happens(a.PhaseOn(Today)))}")))
                .GroupBy(a => a.AreaCode, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Words, StringComparer.Ordinal),
            engagements.ConvertAll(e => (e.AreaCode, e.On)),
            priorities.Any(p => p.IsDemonstration) || programmes.Exists(p => p.IsDemonstration));
    }

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private sealed record Shared(IReadOnlyList<LocalPriority> Priorities, IReadOnlyList<(string Report, TableBlock Table)> Tables, IReadOnlyDictionary<string, string> Assemblies, List<(string AreaCode, DateOnly On)> Engagements, bool IsDemonstration);
}
