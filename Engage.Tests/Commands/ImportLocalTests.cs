using Engage.Domain.Places.Local;
using Engage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Commands;

public sealed class ImportLocalTests : IAsyncLifetime
{
    private const string People = "reference,area_code,role,rank,name,email,telephone,valid_from,valid_to\n";

    private readonly CommandRun _run = new();

    public async Task InitializeAsync()
    {
        await _run.InitializeAsync();
        await _run.RunAsync("import-areas", "--file", _run.File("areas.csv", PlaceFiles.Areas + "lpu-gone,Gone,lpu,E06000091,,2009-04-01,2015-03-31\n"));
    }

    public Task DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Officers_are_brought_in_and_a_second_file_changes_what_it_names()
    {
        var first = await ImportAsync("people", People + "po-1,lpu-ford,named-officer,PC,A. Example,a@police.example,,2026-04-01,\npo-2,ford-mill,pcso,PCSO,B. Sample,,,2026-04-01,\n");
        var again = await ImportAsync("people", People + "po-1,lpu-ford,named-officer,PC,A. Example,a@police.example,,2026-04-01,2027-03-31\n");

        Assert.Equal((0, "people.csv: 2 added, 0 changed, 0 unchanged."), (first.ExitCode, first.Error.Trim()));
        Assert.Equal((0, "people.csv: 0 added, 1 changed, 0 unchanged."), (again.ExitCode, again.Error.Trim()));
        Assert.Equal([new DateOnly(2027, 3, 31), null], await _run.ReadAsync(db => db.LocalOfficers.OrderBy(o => o.Reference).Select(o => o.ValidTo).ToListAsync()));
        Assert.Equal(2, await _run.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "local-imported")));
    }

    [Fact]
    public async Task One_bad_line_keeps_the_whole_file_out_and_each_is_named()
    {
        var result = await ImportAsync("people", People + "po-1,lpu-ford,named-officer,PC,A. Example,,,2026-04-01,\n,lpu-ford,boss,,Nobody,,,,\npo-1,lpu-nowhere,pcso,,B,,,2026-04-01,2026-03-01\npo-3,lpu-gone,pcso,,C,,,2026-04-01,\n");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(0, await _run.ReadAsync(db => db.LocalOfficers.CountAsync()));
        foreach (var sentence in new[]
        {
            "people.csv line 3, role \"boss\": What they are to the area must be one of named-officer, pcso and supervisor.", "people.csv line 3, valid_from \"\": Enter the first day in the area",
            "people.csv line 3, reference \"\": give a reference", "people.csv line 4, reference \"po-1\": line 2 has the same reference", "people.csv line 4, valid_to \"2026-03-01\": The last day must not lie before the first.",
            "people.csv line 4, area_code \"lpu-nowhere\": There is no area of this code.", "people.csv line 5, valid_from \"2026-04-01\": Gone existed until 31 March 2015",
        })
        {
            Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Events_projects_and_bases_come_in_and_a_dry_run_writes_nothing()
    {
        var events = "reference,area_code,kind,title,place,day,starts,ends,description,cancelled\nev-1,lpu-ford,surgery,Surgery,Library,2027-02-06,14:00,16:00,,\n";
        var dry = await _run.RunAsync("import-local", "events", _run.File("events.csv", events), "--dry-run");
        Assert.Contains("1 added, 0 changed, 0 unchanged. Nothing was written (dry run).", dry.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _run.ReadAsync(db => db.LocalEvents.CountAsync()));

        await ImportAsync("events", events);
        await ImportAsync("projects", "reference,area_code,title,organisation,amount,fund,awarded_on,description,plan_reference,withdrawn\npr-1,lpu-ford,Lights,Group,4500,Fund,2027-01-04,Lights.,,\n");
        await ImportAsync("bases", "reference,area_code,kind,name,address,opening_hours,email,telephone,valid_from,valid_to\nba-1,lpu-ford,local-base,Room,\"1 High Street, Ford\",,,,2020-01-01,\n");

        Assert.Equal(new DateTime(2027, 2, 6, 14, 0, 0), await _run.ReadAsync(db => db.LocalEvents.Select(e => e.StartsAt).SingleAsync()));
        Assert.Equal(4500, await _run.ReadAsync(db => db.LocalProjects.Select(p => p.Pounds).SingleAsync()));
        Assert.Equal("1 High Street, Ford", await _run.ReadAsync(db => db.LocalBases.Select(b => b.Address).SingleAsync()));
    }

    [Fact]
    public async Task Neighbours_are_kept_both_ways_and_a_new_file_takes_their_place()
    {
        Assert.Equal(0, (await ImportAsync("neighbours", "area_code,neighbour_code\nlpu-ford,lpu-hill\nlpu-hill,lpu-ford\n")).ExitCode);
        Assert.Equal([("lpu-ford", "lpu-hill"), ("lpu-hill", "lpu-ford")], (await _run.ReadAsync(db => db.AreaLinks.OrderBy(l => l.AreaCode).ToListAsync())).Select(l => (l.AreaCode, l.OtherCode)));

        await ImportAsync("neighbours", "area_code,neighbour_code\nlpu-ford,ford-mill\n");
        await ImportAsync("successors", "area_code,successor_code\nlpu-gone,lpu-ford\n");
        await ImportAsync("tiles", "area_code,column,row\nlpu-ford,1,1\nlpu-hill,2,1\n");

        Assert.Equal(2, await _run.ReadAsync(db => db.AreaLinks.CountAsync(l => l.Kind == AreaLinkKind.Neighbour)));
        Assert.Equal(("lpu-gone", "lpu-ford"), await _run.ReadAsync(async db => await db.AreaLinks.SingleAsync(l => l.Kind == AreaLinkKind.Successor) is var l ? (l.AreaCode, l.OtherCode) : default));
        Assert.Equal(2, await _run.ReadAsync(db => db.AreaPositions.CountAsync()));
    }

    [Theory]
    [InlineData("neighbours", "area_code,neighbour_code\nlpu-ford,lpu-ford\n", "an area stands beside another one, not itself.")]
    [InlineData("neighbours", "area_code,neighbour_code\nlpu-ford,lpu-x\n", "no area has this code.")]
    [InlineData("successors", "area_code,successor_code\nlpu-ford,lpu-hill\n", "this area goes on; only one that ended is followed.")]
    [InlineData("tiles", "area_code,column,row\nlpu-ford,0,1\n", "write a number from 1 to 3.")]
    [InlineData("tiles", "area_code,column,row\nlpu-ford,1,1\nlpu-hill,1,1\n", "each area has one place, and each place one area.")]
    [InlineData("secrets", "a\n", "\"secrets\" cannot be brought in; write people, bases, events, projects, neighbours, successors, tiles.")]
    public async Task What_cannot_be_is_told(string what, string file, string sentence)
    {
        var result = await ImportAsync(what, file);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    private Task<CommandResult> ImportAsync(string what, string content) => _run.RunAsync("import-local", what, _run.File($"{what}.csv", content));
}
