using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Commands;

public sealed class SurveyCommandTests : IAsyncLifetime
{
    private readonly CommandRun _run = new();

    public Task InitializeAsync() => _run.InitializeAsync();

    public Task DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Survey_goes_in_and_out_and_in_again_without_a_change()
    {
        var added = await ImportAsync(Samples.Everything);
        var exported = await _run.RunAsync("export-survey", "--slug", "everything");
        var again = await ImportAsync(exported.Output);

        Assert.Equal((0, "everything: version 1 added.\n"), (added.ExitCode, added.Error));
        Assert.Equal(SurveyDefinition.Parse(Samples.Everything).Definition!.ToJson(), exported.Output);
        Assert.Equal((0, "everything: version 1 unchanged.\n"), (again.ExitCode, again.Error));
        Assert.Equal("survey-created", await ActionsAsync());
    }

    [Fact]
    public async Task Draft_is_replaced_scheduled_and_published()
    {
        await ImportAsync(Samples.Everything);
        var changed = await ImportAsync(Samples.Everything.Replace("\"title\": \"Everything\"", "\"title\": \"All of it\"", StringComparison.Ordinal), "--opens", "2026-11-02T09:00", "--closes", "2027-01-22T17:00:00", "--publish");

        Assert.Equal((0, "everything: version 1 published.\n"), (changed.ExitCode, changed.Error));
        var survey = await SurveyAsync();
        Assert.Equal(("All of it", new DateTime(2026, 11, 2, 9, 0, 0), new DateTime(2027, 1, 22, 17, 0, 0)), (survey.Title, survey.OpensAtLocal, survey.ClosesAtLocal));
        Assert.NotNull(survey.PublishedAt);
        Assert.Equal("survey-created, survey-revised, survey-scheduled, basis-saved, survey-published", await ActionsAsync());
    }

    [Fact]
    public async Task Published_survey_gets_a_new_version_with_a_note_and_keeps_the_old_one()
    {
        await ImportAsync(Samples.Everything, "--opens", "2026-11-02T09:00", "--closes", "2027-01-22T17:00", "--publish");
        var corrected = Samples.Everything.Replace("Every kind of question.", "Every kind of question there is.", StringComparison.Ordinal);

        var unsaid = await ImportAsync(corrected);
        var said = await ImportAsync(corrected, "--note", "Said more in the summary");

        Assert.Equal((2, "everything is published: say with --note what changed, for the report's list of changes.\n"), (unsaid.ExitCode, unsaid.Error));
        Assert.Equal((0, "everything: version 2 changed.\n"), (said.ExitCode, said.Error));
        Assert.Equal("Said more in the summary", (await SurveyAsync()).Newest.Note);
        var first = await _run.RunAsync("export-survey", "--slug", "everything", "--version", "1");
        Assert.Contains("Every kind of question.", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_that_changes_what_a_code_means_is_refused()
    {
        await ImportAsync(Samples.Everything, "--opens", "2026-11-02T09:00", "--closes", "2027-01-22T17:00", "--publish");
        var refused = await ImportAsync(Samples.Everything.Replace("\"kind\": \"short-text\"", "\"kind\": \"long-text\"", StringComparison.Ordinal), "--note", "More room");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("Question \"short\": the kind changed from short-text to long-text.", refused.Error, StringComparison.Ordinal);
        Assert.Single((await SurveyAsync()).Versions);
    }

    [Theory]
    [InlineData("everything is published already.", "--publish")]
    [InlineData("everything is published; its times are changed by an officer on the site.", "--opens", "2026-11-02T09:00", "--closes", "2027-01-22T17:00")]
    public async Task Published_survey_is_neither_published_nor_scheduled_again(string sentence, params string[] more)
    {
        await ImportAsync(Samples.Everything, "--opens", "2026-11-02T09:00", "--closes", "2027-01-22T17:00", "--publish");
        var refused = await ImportAsync(Samples.Everything, more);

        Assert.Equal((1, sentence + "\n"), (refused.ExitCode, refused.Error));
    }

    [Fact]
    public async Task A_precept_without_a_basis_or_decided_too_early_is_not_published()
    {
        string[] publish = ["import-survey", "--file", _run.File("survey.json", Samples.Everything), "--slug", "everything", "--opens", "2026-11-02T09:00", "--closes", "2027-02-01T17:00", "--publish"];

        var without = await _run.RunAsync(publish);
        var early = await _run.RunAsync([.. publish, "--basis", _run.File("basis.json", MakeConsultations.Basis().ToJson())]);
        var none = await _run.RunAsync([.. publish, "--basis", _run.File("other.json", """{ "reason": "misspelt" }""")]);

        Assert.Equal(1, without.ExitCode);
        Assert.Contains("The reasons for the proposal are given: Write why something is proposed", without.Error, StringComparison.Ordinal);
        Assert.Equal((1, "everything cannot be published. It is said who decides, on a day after it closes: The decision is on 1 February 2027. It must come after the last day of answering, 1 February 2027\n"), (early.ExitCode, early.Error));
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("other.json is no basis of a consultation", none.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _run.ReadAsync(db => db.Surveys.CountAsync()));
    }

    [Theory]
    [InlineData(2, "--opens and --closes go together.", "--opens", "2026-11-02T09:00")]
    [InlineData(2, "--opens has \"2 November\": write local date and time, as 2026-11-02T09:00.", "--opens", "2 November", "--closes", "2027-01-22T17:00")]
    [InlineData(2, "The survey would close at 2026-11-02T09:00:00, not after it opens at 2026-11-02T09:00:00.", "--opens", "2026-11-02T09:00", "--closes", "2026-11-02T09:00")]
    [InlineData(1, "everything has no opening and closing times; give --opens and --closes.", "--publish")]
    public async Task Times_that_will_not_do_are_refused_and_nothing_is_written(int code, string sentence, params string[] more)
    {
        var refused = await ImportAsync(Samples.Everything, more);

        Assert.Equal((code, sentence + "\n"), (refused.ExitCode, refused.Error));
        Assert.Equal(0, await _run.ReadAsync(db => db.Surveys.CountAsync()));
        Assert.Equal("", await ActionsAsync());
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{ \"title\": \"X\" ", "line 1")]
    [InlineData("[]", "line 1")]
    [InlineData("{ \"title\": \"X\", \"colour\": \"red\" }", "colour")]
    public async Task Definition_that_is_none_is_told_by_file_and_line(string json, string word)
    {
        var refused = await ImportAsync(json);

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("survey.json line ", refused.Error, StringComparison.Ordinal);
        Assert.Contains(word, refused.Error, StringComparison.Ordinal);
        Assert.EndsWith("nothing was written.\n", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _run.ReadAsync(db => db.Surveys.CountAsync()));
    }

    [Fact]
    public async Task Address_and_version_must_be_real()
    {
        await ImportAsync(Samples.Everything);
        var slug = await _run.RunAsync("import-survey", "--file", _run.File("survey.json", Samples.Everything), "--slug", "Every Thing");
        var survey = await _run.RunAsync("export-survey", "--slug", "nothing");
        var version = await _run.RunAsync("export-survey", "--slug", "everything", "--version", "2");
        var number = await _run.RunAsync("export-survey", "--slug", "everything", "--version", "two");

        Assert.Equal((2, "\"Every Thing\" is no address: write 1 to 60 lower-case letters, digits and single hyphens.\n"), (slug.ExitCode, slug.Error));
        Assert.Equal((2, "There is no survey nothing.\n"), (survey.ExitCode, survey.Error));
        Assert.Equal((2, "everything has the versions 1 to 1, and 2 is none of them.\n"), (version.ExitCode, version.Error));
        Assert.Equal(2, number.ExitCode);
    }

    [Fact]
    public async Task Export_writes_a_file_whole_or_says_why_not()
    {
        await ImportAsync(Samples.Everything);
        var path = _run.File("out.json", "old");
        var written = await _run.RunAsync("export-survey", "--slug", "everything", "--out", path);
        var refused = await _run.RunAsync("export-survey", "--slug", "everything", "--out", "/nowhere/out.json");

        Assert.Equal((0, ""), (written.ExitCode, written.Output));
        Assert.Equal(SurveyDefinition.Parse(Samples.Everything).Definition!.ToJson(), await File.ReadAllTextAsync(path));
        Assert.Equal((2, "The file /nowhere/out.json cannot be written.\n"), (refused.ExitCode, refused.Error));
    }

    [Fact]
    public async Task Audit_trail_is_verified_and_a_changed_row_found()
    {
        await ImportAsync(Samples.Everything);
        await ImportAsync(Samples.Everything.Replace("Every kind of question.", "All.", StringComparison.Ordinal));
        var good = await _run.RunAsync("verify-audit");
        var cutOff = await _run.RunAsync("verify-audit", "--noted", "3:" + new string('a', 64));
        var nonsense = await _run.RunAsync("verify-audit", "--noted", "three");
        await _run.ReadAsync(async db =>
        {
            await db.WriteAsync(writing => writing.AuditEntries.Where(e => e.Number == 2).ExecuteUpdateAsync(e => e.SetProperty(x => x.Actor, "nobody")));
            return 0;
        });
        var bad = await _run.RunAsync("verify-audit");

        Assert.Equal(0, good.ExitCode);
        Assert.Contains("\"intact\": true,\n  \"count\": 2,\n  \"head\": \"", good.Output, StringComparison.Ordinal);
        Assert.Equal((1, "The chain ends at entry 2, and 3 were noted: its end was cut off.\n"), (cutOff.ExitCode, cutOff.Error));
        Assert.Equal(2, nonsense.ExitCode);
        Assert.Equal((1, "Entry 2 is not what was written.\n"), (bad.ExitCode, bad.Error));
        Assert.Contains("\"firstBad\": 2", bad.Output, StringComparison.Ordinal);
    }

    // It asks about a precept, so it is published with a basis only.
    private Task<CommandResult> ImportAsync(string json, params string[] more) => _run.RunAsync(
        ["import-survey", "--file", _run.File("survey.json", json), "--slug", "everything", .. more.Contains("--publish", StringComparer.Ordinal) ? new[] { "--basis", _run.File("basis.json", MakeConsultations.Basis().ToJson()) } : [], .. more]);

    private Task<Survey> SurveyAsync() => _run.ReadAsync(db => db.Surveys.SingleAsync());

    private async Task<string> ActionsAsync() => string.Join(", ", await _run.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Number).Select(e => e.Action).ToListAsync()));
}
