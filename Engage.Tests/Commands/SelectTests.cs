using System.Text.Json;
using Engage.Tests.Support;

namespace Engage.Tests.Commands;

public sealed class SelectTests : IDisposable
{
    private const string Targets = """
        feature,value,min,max
        Gender,Female,1,1
        Gender,Male,1,1
        Age,Young,1,1
        Age,Old,1,1
        """;

    private const string People = """
        id,gender,AGE,address,postcode
        a,female,young,1 High Street,CW1
        b,Female,Old,2 High Street,CW1
        c,MALE,young,1  high street,cw1
        d,male,old,3 High Street,CW1
        """;

    private readonly FileCommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("feature,value,min,max")]
    [InlineData("\ufeffCategory,Name,Min,Max")]
    [InlineData("category,feature,min,max")]
    [InlineData("feature,\"category value\",min,max,,")]
    [InlineData("FEATURE,category-value,min,max,min_flex,max_flex,notes")]
    public async Task Either_family_of_headings_will_do(string heading)
    {
        var targets = Targets.Replace("feature,value,min,max", heading, StringComparison.Ordinal).Replace("Age,Old", "\n,,,\n\"Age\",\"Old\"", StringComparison.Ordinal);
        var result = await SelectAsync(targets, People, "--probabilities-csv", _run.Path("p.csv"));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("id,probability\na,0.5\nb,0.5\nc,0.5\nd,0.5\n", await File.ReadAllTextAsync(_run.Path("p.csv")));
    }

    [Fact]
    public async Task People_of_one_address_never_sit_together_and_do_not_remain()
    {
        // Without addresses a+d and b+c are the panels; a and c share an address and are never on one anyway. Now d moves in with a.
        var people = People.Replace("3 High Street", "1 High Street", StringComparison.Ordinal);
        var result = await SelectAsync(Targets, people, "--address-columns", "address,postcode", "--selected-csv", _run.Path("s.csv"), "--remaining-csv", _run.Path("r.csv"));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(["b", "c"], _run.Rows("s.csv").Select(r => r[0]));
        Assert.Empty(_run.Rows("r.csv"));
        Assert.Contains("a cannot be selected.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_the_foundations_tools_are_understood()
    {
        var settings = _run.File("settings.toml", """
            # how we run it
            id_column = "unique"   # the CRM's
            columns_to_keep = ["first_name",
              "email"]
            check_same_address = false
            check_same_address_columns = ["address", "postcode"]
            selection_algorithm = "maximin"
            random_number_seed = 11
            """);
        var result = await SelectAsync(Targets, "unique,first_name,email,phone,gender,age\nx,Ann,a@b.example,1,Female,Young\ny,Bob,b@b.example,2,Male,Old\n", "--settings", settings, "--selected-csv", _run.Path("s.csv"));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("maximin", result.Error, StringComparison.Ordinal);
        Assert.StartsWith("unique,first_name,email,gender,age\n", await File.ReadAllTextAsync(_run.Path("s.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_without_an_id_are_left_out_and_named()
    {
        var result = await SelectAsync(Targets, People.Replace("d,male", ",male", StringComparison.Ordinal));

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("people.csv: 1 line has no id and is left out: 5.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_of_change_are_kept()
    {
        // Two seats for two young people and none to spare: only the young quota may move, and only down to 1.
        var targets = "feature,value,min,max,min_flex,max_flex\nAge,Young,2,2,1,2\nAge,Old,0,0,0,1\nGender,Female,1,1,1,1\nGender,Male,1,1,1,1\n";
        var people = "id,age,gender\na,Young,Female\nb,Young,Female\nc,Old,Male\n";
        var result = await SelectAsync(targets, people);

        Assert.Equal(1, result.ExitCode);
        // One seat off a lower bound of 2 costs 1 + 2/2, one on the upper bound of 0 costs 1.
        Assert.Contains("(cost 3): Age, Young: at least 1 instead of 2; Age, Old: at most 1 instead of 0.", result.Error, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(result.Output);
        Assert.Equal(2, report.RootElement.GetProperty("relaxation").GetProperty("changes").GetArrayLength());

        var stiff = await SelectAsync(targets.Replace("0,0,0,1", "0,0,0,0", StringComparison.Ordinal), people);
        Assert.Contains("No change of the quotas within their limits makes one possible.", stiff.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("targets.csv line 2, min \"one\": a whole number from 0 is expected.", "Gender,Female,one,1", null)]
    [InlineData("targets.csv line 2, max \"\": a whole number from 0 is expected.", "Gender,Female,1,", null)]
    [InlineData("targets.csv line 2, max \"1\": the most is less than the fewest, 2.", "Gender,Female,2,1", null)]
    [InlineData("targets.csv line 2, value \"\": the value has no name.", "Gender,,1,1", null)]
    [InlineData("targets.csv line 3, value \"Male\": the feature gender has this value twice.", "gender,male,1,1", null)]
    [InlineData("people.csv line 3, id \"a\": this id is on line 2 already.", null, "a,Female,Old,x,y")]
    [InlineData("people.csv line 3, AGE \"Middle\": this is no value of Age in the targets, which has Young, Old.", null, "b,Female,Middle,x,y")]
    [InlineData("people.csv line 3: has 6 values, and the heading names 5 columns.", null, "b,Female,Old,x,y,z")]
    [InlineData("people.csv line 3: a quotation mark is opened and not closed on the same line.", null, "b,\"Female,Old,x,y")]
    public async Task Wrong_line_is_named_with_file_line_column_and_value(string sentence, string? target, string? person)
    {
        var targets = target is null ? Targets : Targets.Replace("Gender,Female,1,1", target, StringComparison.Ordinal);
        var people = person is null ? People : People.Replace("b,Female,Old,2 High Street,CW1", person, StringComparison.Ordinal);
        var result = await SelectAsync(targets, people, "--selected-csv", _run.Path("s.csv"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was written.", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.False(File.Exists(_run.Path("s.csv")));
    }

    [Theory]
    [InlineData("people.csv line 1: there is no column \"Age\", a feature of the targets; the columns are id, gender, years, address, postcode.", "AGE", "years")]
    [InlineData("people.csv line 1, ID \"ID\": the heading has this column twice.", "address", "ID")]
    public async Task Wrong_heading_is_named(string sentence, string heading, string instead)
    {
        var result = await SelectAsync(Targets, People.Replace(heading, instead, StringComparison.Ordinal));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--number-wanted has 0: a panel has at least one seat.", "--number-wanted", "0")]
    [InlineData("There is no algorithm \"dice\": it is leximin, maximin, nash, goldilocks or legacy.", "--algorithm", "dice")]
    [InlineData("there is no column \"uid\", the id column;", "--id-column", "uid")]
    [InlineData("there is no column \"street\", a part of the address;", "--address-columns", "street,postcode")]
    [InlineData("--time-limit is a number of seconds above 0.", "--time-limit", "0")]
    [InlineData("There is no file ", "--settings", "/nowhere/settings.toml")]
    public async Task Options_that_cannot_be_used_are_a_sentence(string sentence, string option, string value)
    {
        string[] seats = option == "--number-wanted" ? [] : ["--number-wanted", "2"];
        var result = await FileCommandRun.RunAsync(["select", "--features-csv", _run.File("targets.csv", Targets), "--people-csv", _run.File("people.csv", People), .. seats, option, value]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("feature,value,min\nAge,Old,1\n")]
    [InlineData("sort,kind,min,max\nAge,Old,1,1\n")]
    [InlineData("feature,value,min,max\n")]
    public async Task File_that_holds_no_targets_is_refused(string targets) => Assert.Equal(2, (await SelectAsync(targets, People)).ExitCode);

    [Theory]
    [InlineData("select", "--number-wanted")]
    [InlineData("lottery", "--panels")]
    [InlineData("draw", "--randomness")]
    [InlineData("verify", "--sha256")]
    [InlineData("tables", "--keep-apart")]
    [InlineData("invite", "--boost-deciles")]
    public async Task Each_command_has_its_own_help_with_examples(string command, string word)
    {
        var help = await FileCommandRun.RunAsync(command, "--help");

        Assert.Equal(0, help.ExitCode);
        Assert.Contains(word, help.Output, StringComparison.Ordinal);
        Assert.Contains($"  Engage.Web {command} ", help.Output, StringComparison.Ordinal);
    }

    private Task<CommandResult> SelectAsync(string targets, string people, params string[] options) =>
        FileCommandRun.RunAsync(["select", "--features-csv", _run.File("targets.csv", targets), "--people-csv", _run.File("people.csv", people), "--number-wanted", "2", .. options]);
}
