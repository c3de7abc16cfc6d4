using Engage.Domain.Engagements;
using Engage.Domain.Places;
using Engage.Domain.Places.Local;
using Engage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Data;

public sealed class LocalStorageOnSqlite() : LocalStorageTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class LocalStorageOnPostgres() : LocalStorageTests(TestDatabase.PostgresAsync);

/// <summary>What is said of areas and the log of engagements, as both databases keep them.</summary>
public abstract class LocalStorageTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    private static readonly Gazetteer Places = Gazetteer.From([new Area("force", "F", AreaKind.Force, null, null, new DateOnly(2000, 1, 1), null)], []);

    private static readonly Dictionary<string, string> Typed = new(StringComparer.Ordinal)
    {
        ["reference"] = "r-1",
        ["area_code"] = "force",
        ["role"] = "pcso",
        ["kind"] = "surgery",
        ["rank"] = "PC",
        ["name"] = "A. Example",
        ["title"] = "Title",
        ["place"] = "Hall",
        ["address"] = "1 High Street",
        ["organisation"] = "Group",
        ["amount"] = "4500",
        ["fund"] = "Fund",
        ["awarded_on"] = "2027-01-04",
        ["description"] = "Text",
        ["day"] = "2027-03-28",
        ["starts"] = "01:30",
        ["ends"] = "02:30",
        ["valid_from"] = "2026-04-01",
        ["valid_to"] = "2027-03-31",
    };

    [DatabaseFact]
    public async Task Records_come_back_as_they_were()
    {
        foreach (var sheet in LocalSheet.All)
        {
            var record = sheet.Make(Sample.NewId());
            var typed = sheet.Kind == LocalKind.Bases ? new Dictionary<string, string>(Typed, StringComparer.Ordinal) { ["kind"] = "local-base" } : Typed;
            record.Take(sheet.Read(typed.GetValueOrDefault, Places).Values!);
            await Database.SaveAsync(db => db.Add((object)record));

            var kept = await ReadAsync(async db => (LocalRecord)(await db.FindAsync(record.GetType(), record.Id))!);

            Assert.Equal(sheet.Fields.Select(f => record.Write(f.Name)), sheet.Fields.Select(f => kept.Write(f.Name)));
        }
    }

    [DatabaseFact]
    public async Task A_reference_stands_once()
    {
        await SaveAsync();
        await Assert.ThrowsAnyAsync<DbUpdateException>(SaveAsync);

        Task SaveAsync()
        {
            var officer = new LocalOfficer(Sample.NewId());
            officer.Take(LocalSheet.People.Read(Typed.GetValueOrDefault, Places).Values!);
            return Database.SaveAsync(db => db.Add(officer));
        }
    }

    [DatabaseFact]
    public async Task An_engagement_comes_back_with_what_it_said_before()
    {
        var content = new EngagementContent("Walk", EngagementKind.FaithEvent, "Mill", "force", new DateOnly(2027, 1, 12), ["faith"], 40, null, [new HeardEntry("roads", 3, "Cars “fast”")], [new FollowUp("Sign", "Team", new DateOnly(2027, 2, 1), null)], IsPublic: true);
        var engagement = new Engagement(Sample.NewId(), 1, content, "pat@office.example", Sample.Now);
        await Database.SaveAsync(db => db.Add(engagement));
        await Database.SaveAsync(db => db.Engagements.Single().Correct(content with { Reached = 60 }, "Put right", "sam@office.example", Sample.Now.AddDays(1)));

        var kept = await ReadAsync(db => db.Engagements.AsNoTracking().Include("_versions").SingleAsync());

        Assert.Equal((60, 2, new DateOnly(2027, 1, 12)), (kept.Content.Reached!.Value, kept.Version, kept.On));
        Assert.Equal("Cars “fast”", kept.Content.Heard[0].Sentence);
        Assert.Equal(["Recorded", "Put right"], kept.Versions.Select(v => v.Note));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Database.SaveAsync(db => db.Add(new Engagement(Sample.NewId(), 1, content, "pat@office.example", Sample.Now))));
    }
}
