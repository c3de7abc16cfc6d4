using System.Text;
using Engage.Domain.Places;
using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Data.Demo;
using Engage.Web.Data.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data.Places;

/// <summary>Imports of places, the same on either database.</summary>
public abstract class PlaceStorageTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    [DatabaseFact]
    public async Task Areas_and_postcodes_are_added_changed_and_removed()
    {
        await WithAsync(db => AreaImport.RunAsync(db, Bytes(PlaceFiles.Areas), "areas.csv"));
        var first = await ImportAsync(PlaceFiles.Postcodes);
        var second = await ImportAsync("CW1 1AB,10,1,1,,,,,E06000091,E05000003\nM1 1AE,10,1,1,,,,,E06000092,\nCW10 1AA,10,1,1,,,,,E06000091,\n", replaces: true);
        var third = await ImportAsync("CW1 1AB,10,1,1,,,,,E06000091,E05000003\nM1 1AE,10,1,1,,,,,E06000092,\nCW10 1AA,10,1,1,,,,,E06000091,\n", replaces: true);

        Assert.Equal((4, 0, 0, 0), (first.Added, first.Changed, first.Unchanged, first.Removed));
        Assert.Equal((1, 1, 1, 2), (second.Added, second.Changed, second.Unchanged, second.Removed));
        Assert.Equal((0, 0, 3, 0), (third.Added, third.Changed, third.Unchanged, third.Removed));
        var kept = await ReadAsync(db => db.Postcodes.Select(p => p.Postcode + " " + p.AreaCode).ToListAsync());
        Assert.Equal("CW101AA E06000091, CW11AB lpu-hill, M11AE E06000092", string.Join(", ", kept.Order(StringComparer.Ordinal)));
        Assert.Equal(3, await ReadAsync(db => PlaceStamp.ReadAsync(db)));
    }

    [DatabaseFact]
    public async Task Import_that_breaks_off_leaves_everything_as_it_was()
    {
        await WithAsync(db => AreaImport.RunAsync(db, Bytes(PlaceFiles.Areas), "areas.csv"));
        await ImportAsync(PlaceFiles.Postcodes);

        await Assert.ThrowsAsync<InvalidOperationException>(() => WithAsync(async db =>
        {
            await db.WriteAsync(async writing =>
            {
                await PostcodeImport.RunAsync(writing, Request("CW1 1AE,10,1,1,,,,,E06000091,E05000003\n", replaces: true));
                throw new InvalidOperationException("broken off");
            });
            return 0;
        }));

        Assert.Equal(4, await ReadAsync(db => db.Postcodes.CountAsync()));
        Assert.Equal(2, await ReadAsync(db => PlaceStamp.ReadAsync(db)));
    }

    [DatabaseFact]
    public async Task Gazetteer_holds_what_was_imported()
    {
        await WithAsync(async db =>
        {
            await DemoPlaces.LoadAsync(db);
            await DemoPlaces.LoadAsync(db);
            return 0;
        });
        using var source = new GazetteerSource(Database.Services.GetRequiredService<IServiceScopeFactory>());
        await source.RefreshAsync();

        Assert.Equal((151, 36), (source.Current.Areas.Count, source.Current.PostcodeCount));
        Assert.Equal(new Place("E06000050", "lpu-chester", null), source.Current.FindPostcode("CH1 5PU"));
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static PostcodeImportRequest Request(string postcodes, bool replaces) =>
        new() { Postcodes = Bytes(postcodes), PostcodesName = "postcodes.csv", Wards = Bytes(PlaceFiles.Wards), WardsName = "wards.csv", Replaces = replaces };

    private Task<PostcodeImportOutcome> ImportAsync(string postcodes, bool replaces = false) => WithAsync(db => PostcodeImport.RunAsync(db, Request(postcodes, replaces)));

    private Task<T> WithAsync<T>(Func<EngageDb, Task<T>> work) => Database.WithAsync(work);
}

/// <summary>On SQLite.</summary>
public sealed class SqlitePlaceStorageTests() : PlaceStorageTests(TestDatabase.SqliteAsync);

/// <summary>On PostgreSQL.</summary>
[NeedsPostgres]
public sealed class PostgresPlaceStorageTests() : PlaceStorageTests(TestDatabase.PostgresAsync);
