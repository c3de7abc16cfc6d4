using Engage.Tests.Support;
using Engage.Web.Commands;

namespace Engage.Tests.Commands;

public sealed class CommandLineTests : IClassFixture<CommandRun>
{
    private readonly CommandRun _run;

    public CommandLineTests(CommandRun run) => _run = run;

    [Fact]
    public async Task Help_lists_the_commands_with_examples()
    {
        var help = await _run.RunAsync("--help");

        Assert.Equal(0, help.ExitCode);
        Assert.All(["import-areas", "import-postcodes", "find-area", "create-administrator", "import-survey", "export-survey", "verify-audit", "--data-dir", "Examples:"], word => Assert.Contains(word, help.Output, StringComparison.Ordinal));
        Assert.Empty(help.Error);
    }

    [Theory]
    [InlineData("import-areas", "--dry-run")]
    [InlineData("import-postcodes", "--wards")]
    [InlineData("find-area", "POSTCODE")]
    [InlineData("create-administrator", "--email")]
    [InlineData("import-survey", "--publish")]
    [InlineData("export-survey", "--version")]
    [InlineData("verify-audit", "--noted")]
    public async Task Each_command_has_its_own_help_with_examples(string command, string word)
    {
        var help = await _run.RunAsync(command, "--help");

        Assert.Equal(0, help.ExitCode);
        Assert.Contains(word, help.Output, StringComparison.Ordinal);
        Assert.Contains($"  Engage.Web {command} ", help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no command draw-lots; the commands are import-areas,", "draw-lots")]
    [InlineData("There is no option --wet-run; import-areas --help lists its options.", "import-areas", "--file", "a.csv", "--wet-run")]
    [InlineData("Option '--file' is required.", "import-areas")]
    [InlineData("Required argument missing", "find-area")]
    [InlineData("There is no file ", "import-areas", "--file", "/nowhere/areas.csv")]
    [InlineData("--map has \"street=x\": write FIELD=HEADING, where the field is postcode, authority, ward, terminated.", "import-postcodes", "--file", "x.csv", "--map", "street=x")]
    [InlineData("\"nonsense\" is not a full postcode, such as CW7 2UA.", "find-area", "nonsense")]
    [InlineData("\"jo\" is not an e-mail address.", "create-administrator", "--email", "jo", "--name", "Jo")]
    public async Task Bad_input_is_a_sentence_and_exit_code_2(string sentence, params string[] args)
    {
        var result = await _run.RunAsync(args);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_cannot_be_done_is_a_sentence_and_exit_code_1()
    {
        var result = await _run.RunAsync("find-area", "CW7 2UA");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("CW7 2UA is not among the 0 postcodes known.\n", result.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://127.0.0.1:5000")]
    [InlineData(false, "--environment=Development", "--contentRoot=/srv")]
    [InlineData(false, "--data-dir", "/srv/engage")]
    [InlineData(false, "--data-dir=/srv/engage", "--urls=http://127.0.0.1:5000")]
    [InlineData(true, "import-areas")]
    [InlineData(true, "--data-dir", "/srv/engage", "import-areas")]
    [InlineData(true, "--help")]
    [InlineData(true, "--version")]
    [InlineData(true, "nonsense")]
    public void Arguments_that_name_no_command_are_for_the_site(bool namesCommand, params string[] args) => Assert.Equal(namesCommand, CommandLine.NamesCommand(args));
}
