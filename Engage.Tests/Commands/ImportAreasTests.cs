using System.Text;
using System.Text.Json;
using Engage.Domain.Places;
using Engage.Tests.Support;
using Engage.Web.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Commands;

public sealed class ImportAreasTests : IAsyncLifetime
{
    private readonly CommandRun _run = new();

    public Task InitializeAsync() => _run.InitializeAsync();

    public Task DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Areas_are_brought_in_and_a_second_time_changes_nothing()
    {
        var first = await ImportAsync(PlaceFiles.Areas);
        var second = await ImportAsync(PlaceFiles.Areas);

        Assert.Equal((0, "6,0,0"), (first.ExitCode, Counts(first)));
        Assert.Equal((0, "0,0,6"), (second.ExitCode, Counts(second)));
        var ford = await _run.ReadAsync(db => db.Areas.SingleAsync(a => a.Code == "lpu-ford"));
        Assert.Equal(("Ford", AreaKind.LocalPolicingUnit, "E06000091", null, new DateOnly(2015, 4, 1), null), (ford.Name, ford.Kind, ford.ParentCode, ford.OnsCode, ford.ValidFrom, ford.ValidTo));
        Assert.Equal(1, await _run.ReadAsync(db => PlaceStamp.ReadAsync(db)));
        Assert.Equal("command line areas-imported file:areas.csv", await _run.ReadAsync(db => db.AuditEntries.Select(e => e.Actor + " " + e.Action + " " + e.Subject).SingleAsync()));
    }

    [Fact]
    public async Task Later_file_changes_what_it_names_and_leaves_the_rest()
    {
        await ImportAsync(PlaceFiles.Areas);
        var later = await ImportAsync(PlaceFiles.AreaHeading + """
            lpu-ford,Ford and Weir,lpu,E06000091,,2015-04-01,2027-03-31
            lpu-hill,Hill,lpu,E06000091,,2015-04-01,
            lpu-lake,Lake,LOCAL_POLICING_UNIT,E06000092,,2027-04-01,
            """);

        Assert.Equal("1,1,1", Counts(later));
        Assert.Equal(7, await _run.ReadAsync(db => db.Areas.CountAsync()));
        Assert.Equal(new DateOnly(2027, 3, 31), await _run.ReadAsync(db => db.Areas.Where(a => a.Code == "lpu-ford").Select(a => a.ValidTo).SingleAsync()));
    }

    [Fact]
    public async Task Dry_run_counts_and_writes_nothing()
    {
        var dry = await _run.RunAsync("import-areas", "--file", _run.File("areas.csv", PlaceFiles.Areas), "--dry-run");

        Assert.Equal((0, "6,0,0"), (dry.ExitCode, Counts(dry)));
        Assert.Equal(0, await _run.ReadAsync(db => db.Areas.CountAsync()));
    }

    [Fact]
    public async Task Headings_in_any_case_and_order_quoted_values_and_other_columns_will_do()
    {
        var result = await ImportAsync(""""
            NAME,Code,Kind,Parent,ONS_Code,Valid_From,Valid_To,Chief

            "Downshire, all of it",downshire,FORCE,,,1974-04-01,,"the ""chief"""
            """".ReplaceLineEndings("\r\n"));

        Assert.Equal((0, "1,0,0"), (result.ExitCode, Counts(result)));
        Assert.StartsWith("Columns not used: Chief.\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("Downshire, all of it", await _run.ReadAsync(db => db.Areas.Select(a => a.Name).SingleAsync()));
    }

    /// <summary>Each case: what is wrong, and the sentence that says so. The line replaced is the seventh, of ford-mill.</summary>
    public static TheoryData<string, string> BadLines => new()
    {
        { "ford-mill,Mill,community,lpu-ford,,2015-04-01", "areas.csv line 7: has 6 values, and 7 are expected." },
        { "ford-mill,Mill,community,lpu-ford,,2015-04-01,,", "areas.csv line 7: has 8 values, and 7 are expected." },
        { "ford-mill,Mi\"ll,community,lpu-ford,,2015-04-01,", "areas.csv line 7: a quotation mark stands inside a value; double it, and put the whole value in quotation marks." },
        { "ford-mill,\"Mill,community,lpu-ford,,2015-04-01,", "areas.csv line 7: a quotation mark is opened and not closed on the same line." },
        { "ford-mill,Mi\0ll,community,lpu-ford,,2015-04-01,", "areas.csv line 7: has a character with the code 0; this is no text file." },
        { ",Mill,community,lpu-ford,,2015-04-01,", "areas.csv line 7, code \"\": a code has 1 to 40 letters, digits and hyphens." },
        { "ford mill,Mill,community,lpu-ford,,2015-04-01,", "areas.csv line 7, code \"ford mill\": a code has 1 to 40 letters, digits and hyphens." },
        { "f2345678901234567890123456789012345678901,Mill,community,lpu-ford,,2015-04-01,", "areas.csv line 7, code \"f2345678901234567890123456789012345678901\": a code has 1 to 40 letters, digits and hyphens." },
        { "ford-mill,,community,lpu-ford,,2015-04-01,", "areas.csv line 7, name \"\": a name has 1 to 100 characters." },
        { "ford-mill,Mill,ward,lpu-ford,,2015-04-01,", "areas.csv line 7, kind \"ward\": not a kind of area; the kinds are force, local-authority, local-policing-unit and policing-community." },
        { "ford-mill,Mill,community,,,2015-04-01,", "areas.csv line 7, parent \"\": give the code of the area it lies in." },
        { "ford-mill,Mill,community,lpu-weir,,2015-04-01,", "areas.csv line 7, parent \"lpu-weir\": no area of this code is in the file or known already." },
        { "ford-mill,Mill,lpu,lpu-ford,,2015-04-01,", "areas.csv line 7, parent \"lpu-ford\": is a local-policing-unit, and a local-policing-unit must lie in an area of a wider kind." },
        { "ford-mill,Mill,community,ford-mill,,2015-04-01,", "areas.csv line 7, parent \"ford-mill\": the area would lie in itself: ford-mill lies in ford-mill." },
        { "ford-mill,Mill,force,,,2015-04-01,", "areas.csv line 7, kind \"force\": downshire is the force already; there is one." },
        { "ford-mill,Mill,force,lpu-ford,,2015-04-01,", "areas.csv line 7, parent \"lpu-ford\": a force lies in no other area; leave it empty.\nareas.csv line 7, kind \"force\": downshire is the force already; there is one." },
        { "ford-mill,Mill,community,lpu-ford,E06,2015-04-01,", "areas.csv line 7, ons_code \"E06\": a code of the Office for National Statistics is a capital letter and eight digits, such as E06000049; leave it empty where there is none." },
        { "ford-mill,Mill,community,lpu-ford,E06000091,2015-04-01,", "areas.csv line 7, ons_code \"E06000091\": the area E06000091 has the same code." },
        { "ford-mill,Mill,community,lpu-ford,,,", "areas.csv line 7, valid_from \"\": give the first day the area exists, as 2009-04-01." },
        { "ford-mill,Mill,community,lpu-ford,,01/04/2015,", "areas.csv line 7, valid_from \"01/04/2015\": not a date; write year-month-day, as 2009-04-01." },
        { "ford-mill,Mill,community,lpu-ford,,2015-02-29,", "areas.csv line 7, valid_from \"2015-02-29\": not a date; write year-month-day, as 2009-04-01." },
        { "ford-mill,Mill,community,lpu-ford,,2015-04-01,soon", "areas.csv line 7, valid_to \"soon\": not a date; write year-month-day, as 2009-04-01." },
        { "ford-mill,Mill,community,lpu-ford,,2015-04-01,2014-04-01", "areas.csv line 7, valid_to \"2014-04-01\": the last day lies before the first, 2015-04-01." },
        { "lpu-ford,Mill,community,lpu-ford,,2015-04-01,", "areas.csv line 7, code \"lpu-ford\": line 5 has the same code; each code stands once." },
        { "LPU-Ford,Mill,community,lpu-ford,,2015-04-01,", "areas.csv line 7, code \"LPU-Ford\": line 5 has the same code; each code stands once." },
    };

    [Theory]
    [MemberData(nameof(BadLines))]
    public async Task Bad_line_is_told_by_its_number_and_nothing_is_written(string line, string sentence)
    {
        var refused = await ImportAsync(PlaceFiles.Areas.Replace("ford-mill,Mill,community,lpu-ford,,2015-04-01,", line, StringComparison.Ordinal));

        Assert.Equal(2, refused.ExitCode);
        var problems = sentence.Count(c => c == '\n') + 1;
        Assert.Equal($"{sentence}\n{problems} {(problems == 1 ? "problem" : "problems")}; nothing was written.\n", refused.Error);
        Assert.Equal(0, await _run.ReadAsync(db => db.Areas.CountAsync()));
        Assert.Equal(0, await _run.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    /// <summary>Files wrong as a whole.</summary>
    public static TheoryData<string, string> BadFiles => new()
    {
        { "", "areas.csv line 1: the file is empty; the first line must name the columns code, name, kind, parent, ons_code, valid_from, valid_to." },
        { "code,name,kind\n", "areas.csv line 1: the heading lacks parent, ons_code, valid_from, valid_to; the columns are code, name, kind, parent, ons_code, valid_from, valid_to, separated by commas." },
        { PlaceFiles.AreaHeading.Replace(',', ';'), "areas.csv line 1: the heading lacks code, name, kind, parent, ons_code, valid_from, valid_to; the columns are code, name, kind, parent, ons_code, valid_from, valid_to, separated by commas." },
        { "code,name,kind,parent,ons_code,valid_from,valid_to,Name\n", "areas.csv line 1: the heading has the column Name twice." },
        { PlaceFiles.AreaHeading, "areas.csv line 1: no area is of the kind force; there must be one, in which all others lie." },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task File_that_is_none_is_refused(string content, string sentence)
    {
        var refused = await ImportAsync(content);

        Assert.Equal((2, $"{sentence}\n1 problem; nothing was written.\n"), (refused.ExitCode, refused.Error));
    }

    [Fact]
    public async Task Every_bad_line_is_told_in_order()
    {
        var refused = await ImportAsync(PlaceFiles.AreaHeading + "a,A,lpu,b,,2020-01-01,\nb,B,lpu,a,,2020-01-01,\nf,F,force,,,today,\n");

        Assert.Equal("""
            areas.csv line 2, parent "b": the area would lie in itself: a lies in b lies in a.
            areas.csv line 3, parent "a": the area would lie in itself: b lies in a lies in b.
            areas.csv line 4, valid_from "today": not a date; write year-month-day, as 2009-04-01.
            3 problems; nothing was written.

            """, refused.Error);
    }

    [Fact]
    public async Task File_of_another_encoding_is_told_by_its_line()
    {
        var refused = await _run.RunAsync("import-areas", "--file", _run.File("areas.csv", Encoding.Latin1.GetBytes(PlaceFiles.AreaHeading + "f,Fôret,force,,,2020-01-01,\n")));

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("areas.csv line 2: has characters that are not UTF-8; save the file as \"CSV UTF-8\".", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Byte_order_mark_is_no_part_of_the_heading()
    {
        var result = await _run.RunAsync("import-areas", "--file", _run.File("areas.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(PlaceFiles.Areas)]));

        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("other,Other,force,,,1974-04-01,", "areas.csv line 2, kind \"force\": downshire is the force already; there is one.")]
    [InlineData("lpu-ford,Ford,community,E06000091,,2015-04-01,", "areas.csv line 2, kind \"policing-community\": the area ford-mill, known already, is a policing-community and lies in it.")]
    [InlineData("Downshire,Downs,lpu,E06000091,,2015-04-01,", "areas.csv line 2, code \"Downshire\": the area downshire is known already, and codes may not differ by capital letters alone.")]
    [InlineData("E06000093,Downs,local-authority,downshire,E06000092,2015-04-01,", "areas.csv line 2, ons_code \"E06000092\": the area E06000092 has the same code.")]
    public async Task Rules_hold_between_a_file_and_what_is_known(string line, string sentence)
    {
        await ImportAsync(PlaceFiles.Areas);
        var refused = await ImportAsync(PlaceFiles.AreaHeading + line + "\n");

        Assert.Equal((2, $"{sentence}\n1 problem; nothing was written.\n"), (refused.ExitCode, refused.Error));
        Assert.Equal(6, await _run.ReadAsync(db => db.Areas.CountAsync()));
    }

    private Task<CommandResult> ImportAsync(string content) => _run.RunAsync("import-areas", "--file", _run.File("areas.csv", content));

    private static string Counts(CommandResult result)
    {
        var json = JsonDocument.Parse(result.Output).RootElement;
        return string.Join(',', ((string[])["added", "changed", "unchanged"]).Select(n => json.GetProperty(n).GetInt32()));
    }
}
