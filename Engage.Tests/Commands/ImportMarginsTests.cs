using Engage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Commands;

public sealed class ImportMarginsTests : IAsyncLifetime
{
    private const string Survey = """
        {"title":"Weights","summary":"S","introduction":"I","minutesToComplete":5,"decision":{"maker":"The Commissioner","date":"2027-02-01"},"afterwards":"A","otherWays":"O","legalBasis":"L",
         "sections":[{"title":"Q","questions":[{"kind":"single-choice","code":"age","text":"How old are you?","variable":"age-band",
         "options":[{"code":"16-24","text":"16 to 24"},{"code":"25-34","text":"25 to 34"},{"code":"35-plus","text":"35 or over"}]}]}]}
        """;

    private readonly CommandRun _run = new();

    public async Task InitializeAsync()
    {
        await _run.InitializeAsync();
        var imported = await _run.RunAsync("import-survey", "--slug", "weights", "--file", _run.File("survey.json", Survey));
        Assert.Equal((0, "weights: version 1 added.\n"), (imported.ExitCode, imported.Error));
    }

    public Task DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Figures_are_brought_in_and_replaced_by_a_later_file()
    {
        var first = await ImportAsync("variable,category,count\nage-band,16-24+25-34,1200\nage-band,35-plus,3400.5\n");
        var second = await ImportAsync("Count,Variable,Category\n10,age-band,16-24\n20,age-band,25-34\n30,age-band,35-plus\n");

        Assert.Equal((0, "margins.csv: 2 figures of age-band.\n"), (first.ExitCode, first.Error));
        Assert.Equal((0, "margins.csv: 3 figures of age-band.\n"), (second.ExitCode, second.Error));
        Assert.Equal([("16-24", 10.0), ("25-34", 20.0), ("35-plus", 30.0)], (await _run.ReadAsync(db => db.MarginCounts.OrderBy(m => m.Category).ToListAsync())).Select(m => (m.Category, m.Count)));
    }

    [Theory]
    [InlineData("variable,category\nage-band,16-24\n", "margins.csv line 1: the heading lacks count; the columns are variable, category, count and, if wanted, area.")]
    [InlineData("variable,category,count\nheight,tall,5\n", "margins.csv line 2, variable \"height\": is no variable of the survey; it has age-band.")]
    [InlineData("variable,category,count\nage-band,99,5\n", "margins.csv line 2, category \"99\": age-band has no answer \"99\"; it has 16-24, 25-34 and 35-plus.")]
    [InlineData("variable,category,count\nage-band,16-24,-5\n", "margins.csv line 2, count \"-5\": a count is a number above 0, such as 12236.")]
    [InlineData("variable,category,count\nage-band,16-24,NaN\n", "margins.csv line 2, count \"NaN\": a count is a number above 0, such as 12236.")]
    [InlineData("variable,category,count\nage-band,16-24,5\nage-band,16-24,6\n", "margins.csv line 3, category \"16-24\": stands in an earlier line already.")]
    [InlineData("variable,category,count\nage-band,16-24,5\nage-band,16-24+25-34,6\n", "margins.csv line 3, category \"16-24+25-34\": shares an answer with the category 16-24 of an earlier line.")]
    [InlineData("variable,category,count,area\nage-band,16-24,5,atlantis\n", "margins.csv line 2, area \"atlantis\": is not the code of a known area.")]
    [InlineData("variable,category,count\n", "margins.csv line 1: has no figures.")]
    public async Task What_cannot_be_used_is_named_and_nothing_is_written(string file, string sentence)
    {
        var result = await ImportAsync(file);

        Assert.Equal((2, sentence), (result.ExitCode, result.Error.Split('\n')[0]));
        Assert.Equal(0, await _run.ReadAsync(db => db.MarginCounts.CountAsync()));
    }

    [Fact]
    public async Task A_survey_that_is_not_there_is_said_so_and_a_dry_run_writes_nothing()
    {
        Assert.Equal((2, "There is no survey other.\n"), Outcome(await _run.RunAsync("import-margins", "--survey", "other", "--file", _run.File("m.csv", "x"), "--source", "S")));
        var dry = await _run.RunAsync("import-margins", "--survey", "weights", "--file", _run.File("m.csv", "variable,category,count\nage-band,16-24,5\n"), "--source", "S", "--dry-run");
        Assert.Equal((0, "m.csv: 1 figure of age-band; nothing was written (dry run).\n"), Outcome(dry));
        Assert.Equal(0, await _run.ReadAsync(db => db.MarginCounts.CountAsync()));
    }

    private static (int, string) Outcome(CommandResult result) => (result.ExitCode, result.Error);

    private Task<CommandResult> ImportAsync(string file) => _run.RunAsync("import-margins", "--survey", "weights", "--file", _run.File("margins.csv", file), "--source", "A count");
}
