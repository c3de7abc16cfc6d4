using System.Text.Json;
using Engage.Tests.Support;
using Engage.Web.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Commands;

public sealed class ImportPostcodesTests : IAsyncLifetime
{
    private readonly CommandRun _run = new();

    public async Task InitializeAsync()
    {
        await _run.InitializeAsync();
        await _run.RunAsync("import-areas", "--file", _run.File("areas.csv", PlaceFiles.Areas));
    }

    public Task DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Code_point_open_without_a_heading_is_brought_in_by_ward_else_by_authority()
    {
        var result = await ImportAsync(PlaceFiles.Postcodes);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("lines 6, added 4, changed 0, unchanged 0, removed 0, outside 2, terminated 0, authorityOnly 1, badLines 0", Counts(result));
        Assert.Equal("CW101AA E06000091, CW11AA ford-mill, CW11AB lpu-ford, CW11AD lpu-hill", await KeptAsync());
        Assert.Contains("Wards without an area, whose postcodes went to their authority: E05000004.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_time_writes_only_what_differs()
    {
        await ImportAsync(PlaceFiles.Postcodes);
        var stamp = await _run.ReadAsync(db => PlaceStamp.ReadAsync(db));
        var same = await ImportAsync(PlaceFiles.Postcodes);
        Assert.StartsWith("lines 6, added 0, changed 0, unchanged 4, removed 0", Counts(same), StringComparison.Ordinal);
        Assert.Equal(stamp, await _run.ReadAsync(db => PlaceStamp.ReadAsync(db)));

        var moved = await ImportAsync("""
            CW1 1AB,10,1,1,E92000001,,,,E06000091,E05000003
            CW1 1AE,10,1,1,E92000001,,,,E06000092,E05000009
            """);
        Assert.StartsWith("lines 2, added 1, changed 1, unchanged 0, removed 0", Counts(moved), StringComparison.Ordinal);
        Assert.Equal("CW101AA E06000091, CW11AA ford-mill, CW11AB lpu-hill, CW11AD lpu-hill, CW11AE E06000092", await KeptAsync());
        Assert.Equal(stamp + 1, await _run.ReadAsync(db => PlaceStamp.ReadAsync(db)));
    }

    [Fact]
    public async Task Replace_removes_what_the_file_does_not_have()
    {
        await ImportAsync(PlaceFiles.Postcodes);
        var replaced = await ImportAsync("CW1 1AB,10,1,1,E92000001,,,,E06000091,E05000002\n", "--replace");

        Assert.StartsWith("lines 1, added 0, changed 0, unchanged 1, removed 3", Counts(replaced), StringComparison.Ordinal);
        Assert.Equal("CW11AB lpu-ford", await KeptAsync());
    }

    [Fact]
    public async Task Dry_run_counts_and_writes_nothing()
    {
        var dry = await ImportAsync(PlaceFiles.Postcodes, "--dry-run");

        Assert.StartsWith("lines 6, added 4", Counts(dry), StringComparison.Ordinal);
        Assert.Equal("", await KeptAsync());
    }

    [Theory]
    [InlineData("pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,osward")]
    [InlineData("pcd,pcd2,pcds,dointr,doterm,cty,laua,ward")]
    [InlineData("PCD7,PCD8,PCDS,DOINTR,DOTERM,CTY25CD,LAD25CD,WD25CD")]
    [InlineData("x1,x2,postcode,x3,date_of_termination,x4,local_authority_code,ward_code")]
    public async Task Postcode_directory_of_any_edition_is_read_and_ended_postcodes_are_left_out(string heading)
    {
        var result = await ImportAsync(heading + "\n" + """
            "CW1 1AA","CW1  1AA","CW1 1AA","198001","","E10000001","E06000091","E05000001"
            "CW1 1AB","CW1  1AB","CW1 1AB","198001","199606","E10000001","E06000091","E05000002"
            "NPT 1AA","NPT  1AA","NPT 1AA","198001","199606","E10000001","W06000022","W05000001"
            "GY1 1AA","GY1  1AA","GY1 1AA","198001","","L99999999","L99999999","L99999999"
            """);

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("lines 4, added 1, changed 0, unchanged 0, removed 0, outside 1, terminated 2", Counts(result), StringComparison.Ordinal);
        Assert.Equal("CW11AA ford-mill", await KeptAsync());
    }

    [Fact]
    public async Task Ended_postcodes_are_kept_when_asked_and_unusual_headings_are_named_by_a_map()
    {
        var result = await ImportAsync("PLZ,Gone,Council,Bit\nCW1 1AB,199606,E06000091,E05000002\n", "--keep-terminated", "--map", "postcode=plz,authority=Council, ward=Bit,terminated=Gone");

        Assert.Equal((0, "CW11AB lpu-ford"), (result.ExitCode, await KeptAsync()));
    }

    [Fact]
    public async Task Positions_name_the_columns_of_a_file_without_a_heading()
    {
        var result = await ImportAsync("E06000091,E05000002,CW1 1AB\n", "--no-header", "--map", "authority=1,ward=2,postcode=3");

        Assert.Equal((0, "CW11AB lpu-ford"), (result.ExitCode, await KeptAsync()));
    }

    [Fact]
    public async Task Without_a_file_of_wards_every_postcode_goes_to_its_authority()
    {
        await _run.RunAsync("import-postcodes", "--file", _run.File("postcodes.csv", PlaceFiles.Postcodes));

        Assert.Equal("CW101AA E06000091, CW11AA E06000091, CW11AB E06000091, CW11AD E06000091", await KeptAsync());
    }

    [Fact]
    public async Task Ward_without_an_area_stops_a_strict_import()
    {
        var refused = await ImportAsync(PlaceFiles.Postcodes, "--strict");

        Assert.Equal((1, "1 ward has no area in the file of wards: E05000004.\n"), (refused.ExitCode, refused.Error));
        Assert.Equal("", await KeptAsync());
    }

    /// <summary>Each case: one line put second in a sound file, and what is said of it.</summary>
    public static TheoryData<string, string> BadLines => new()
    {
        { "CW1 1AE,10,1,1,,,,,E06000091", "postcodes.csv line 2: has 9 values, and 10 are expected." },
        { "CW1 1AE,10,1,1,,,,,E06000091,E05000001,extra", "postcodes.csv line 2: has 11 values, and 10 are expected." },
        { "CW1,10,1,1,,,,,E06000091,E05000001", "postcodes.csv line 2, postcode \"CW1\": not a full postcode, such as CW7 2UA." },
        { ",10,1,1,,,,,E06000091,E05000001", "postcodes.csv line 2, postcode \"\": not a full postcode, such as CW7 2UA." },
        { "CW1 1CC,10,1,1,,,,,E06000091,E05000001", "postcodes.csv line 2, postcode \"CW1 1CC\": not a full postcode, such as CW7 2UA." },
        { "CW1 1AE,10,1,1,,,,,Cheshire East,E05000001", "postcodes.csv line 2, authority \"Cheshire East\": a capital letter and eight digits are expected, such as E06000049, or nothing." },
        { "CW1 1AE,10,1,1,,,,,E06000091,Mill", "postcodes.csv line 2, ward \"Mill\": a capital letter and eight digits are expected, such as E06000049, or nothing." },
        { "CW1 1AA,10,1,1,,,,,E06000091,E05000001", "postcodes.csv line 2, postcode \"CW1 1AA\": line 1 has the same postcode; each stands once." },
        { "CW1 1AE,\"10,1,1,,,,,E06000091,E05000001", "postcodes.csv line 2: a quotation mark is opened and not closed on the same line." },
        { "CW1 1AE,10,1,1,,,,,E06000092,E05000002", "wards.csv line 3, ward \"E05000002\": postcodes.csv line 2 has it in the authority E06000092, and lpu-ford lies in E06000091." },
    };

    [Theory]
    [MemberData(nameof(BadLines))]
    public async Task Bad_line_is_told_by_its_number_and_nothing_is_written(string line, string sentence)
    {
        var refused = await ImportAsync($"CW1 1AA,10,1,1,,,,,E06000091,E05000001\n{line}\n");

        Assert.Equal((2, $"{sentence}\n1 problem; nothing was written.\n"), (refused.ExitCode, refused.Error));
        Assert.Equal("", await KeptAsync());
    }

    [Fact]
    public async Task Good_lines_are_written_past_bad_ones_only_on_request()
    {
        var result = await ImportAsync("CW1 1AA,10,1,1,,,,,E06000091,E05000001\nnonsense\nCW1 1AB,10,1,1,,,,,E06000091,E05000002\nCW11AB,10,1,1,,,,,E06000091,E05000003\n", "--skip-bad-lines");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("Skipped: postcodes.csv line 2: has 1 value, and 10 are expected.\nSkipped: postcodes.csv line 4, postcode \"CW1 1AB\": line 3 has the same postcode; each stands once.\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("CW11AA ford-mill, CW11AB lpu-ford", await KeptAsync());
    }

    [Fact]
    public async Task Of_many_bad_lines_the_first_twenty_are_told_and_the_rest_counted()
    {
        var refused = await ImportAsync("CW1 1AA,10,1,1,,,,,E06000091,E05000001\n" + string.Concat(Enumerable.Repeat("bad\n", 1_025)));

        var told = refused.Error.Split('\n');
        Assert.Equal("postcodes.csv line 2: has 1 value, and 10 are expected.", told[0]);
        Assert.Equal("postcodes.csv line 21: has 1 value, and 10 are expected.", told[19]);
        Assert.Equal(["... and 1,005 more.", "1,025 problems; nothing was written.", ""], told[20..], StringComparer.Ordinal);
    }

    /// <summary>Headings and options that cannot be used.</summary>
    public static TheoryData<string, string, string> BadFiles => new()
    {
        { "", "", "postcodes.csv line 1: the file is empty." },
        { "street,town\n", "", "postcodes.csv line 1: no column of the heading is known to hold the postcode; name it with --map postcode=HEADING, or say --no-header when the first line is no heading. Its columns are street, town." },
        { "postcode,town\n", "", "postcodes.csv line 1: no column of the heading is known to hold the authority; name it with --map authority=HEADING, or say --no-header when the first line is no heading. Its columns are postcode, town." },
        { "postcode,laua\n", "ward=osward", "postcodes.csv line 1: the heading has no column osward, which --map names for the ward; its columns are postcode, laua." },
        { "postcode,laua,PostCode\n", "", "postcodes.csv line 1: the heading has the column PostCode twice." },
        { "CW1 1AA,E06000091\n", "postcode=1,authority=laua", "postcodes.csv line 1: without a heading --map gives positions from 1 to 2, and authority=laua is none." },
        { "CW1 1AA,E06000091\n", "postcode=1", "postcodes.csv line 1: without a heading --map must give the position of the authority." },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task File_that_is_none_is_refused(string content, string map, string sentence)
    {
        var refused = await ImportAsync(content, map.Length == 0 ? [] : ["--map", map]);

        Assert.Equal((2, $"{sentence}\n1 problem; nothing was written.\n"), (refused.ExitCode, refused.Error));
    }

    /// <summary>Files of wards that cannot be used.</summary>
    public static TheoryData<string, string> BadWards => new()
    {
        { "", "wards.csv line 1: the file is empty; its first line must name a column ward_code and a column area_code or lpu." },
        { "ward,place\n", "wards.csv line 1: the heading needs a column ward_code and a column area_code or lpu; its columns are ward, place." },
        { "wd24cd,lpu\nE0500,Ford\n", "wards.csv line 2, wd24cd \"E0500\": a ward code is a capital letter and eight digits, such as E05008611." },
        { "ward24_code,lpu\nE05000001,Weir\n", "wards.csv line 2, lpu \"Weir\": no area has this code, and no Local Policing Unit or community this name; import the areas first." },
        { "ward_code,area_code\nE05000001,lpu-ford\nE05000001,lpu-hill\n", "wards.csv line 3, area_code \"lpu-hill\": line 2 puts the ward E05000001 in lpu-ford." },
        { "ward_code,area_code\nE05000001\n", "wards.csv line 2: has 1 value, and 2 are expected." },
    };

    [Theory]
    [MemberData(nameof(BadWards))]
    public async Task File_of_wards_that_is_none_is_refused(string wards, string sentence)
    {
        var refused = await _run.RunAsync("import-postcodes", "--file", _run.File("postcodes.csv", PlaceFiles.Postcodes), "--wards", _run.File("wards.csv", wards));

        Assert.Equal((2, $"{sentence}\n1 problem; nothing was written.\n"), (refused.ExitCode, refused.Error));
        Assert.Equal("", await KeptAsync());
    }

    [Fact]
    public async Task Unit_named_twice_must_be_given_by_its_code()
    {
        await _run.RunAsync("import-areas", "--file", _run.File("more.csv", PlaceFiles.AreaHeading + "lpu-west-ford,Ford,lpu,E06000092,,2015-04-01,\n"));
        var refused = await ImportAsync(PlaceFiles.Postcodes);

        Assert.StartsWith("wards.csv line 3, lpu \"Ford\": the areas lpu-ford and lpu-west-ford have this name; give the code.\n", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Found_postcode_is_told_with_its_areas()
    {
        await ImportAsync(PlaceFiles.Postcodes);
        var found = await _run.RunAsync("find-area", "cw1 iaa");

        Assert.Equal(0, found.ExitCode);
        Assert.Equal("""
            {
              "postcode": "CW1 1AA",
              "localAuthority": {
                "code": "E06000091",
                "name": "East Downs"
              },
              "localPolicingUnit": {
                "code": "lpu-ford",
                "name": "Ford"
              },
              "policingCommunity": {
                "code": "ford-mill",
                "name": "Mill"
              }
            }

            """, found.Output);
    }

    private Task<CommandResult> ImportAsync(string postcodes, params string[] more) =>
        _run.RunAsync(["import-postcodes", "--file", _run.File("postcodes.csv", postcodes), "--wards", _run.File("wards.csv", PlaceFiles.Wards), .. more]);

    private async Task<string> KeptAsync() =>
        string.Join(", ", await _run.ReadAsync(db => db.Postcodes.OrderBy(p => p.Postcode).Select(p => p.Postcode + " " + p.AreaCode).ToListAsync()));

    private static string Counts(CommandResult result)
    {
        var json = JsonDocument.Parse(result.Output).RootElement;
        string[] names = ["lines", "added", "changed", "unchanged", "removed", "outside", "terminated", "authorityOnly", "badLines"];
        return string.Join(", ", names.Select(n => $"{n} {json.GetProperty(n).GetInt32()}"));
    }
}
