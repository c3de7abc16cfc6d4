using System.Globalization;
using System.Text.Json;
using Engage.Tests.Domain.Statistics;
using Engage.Web.Commands;

namespace Engage.Tests.Commands;

public sealed class AnalysisCommandTests : IDisposable
{
    private const string Margins = """
        variable,category,count
        sex,f,60
        sex,m,40
        age,young,30
        age,old,70

        """;

    private const string Data = """
        id,sex,age,support,spend,w,comment
        1,f,young,yes,10,1,"Well, yes"
        2,f,old,no,20,2,"over
        two lines"
        3,m,old,yes,30,1,
        4,m,young,no,,1,
        5,f,old,,50,0.5,
        6,NA,old,yes,60,1,
        7,Prefer not to say,young,no,70,1,

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("engage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Weights_meet_the_margins_of_those_known_and_the_unknown_keep_the_mean()
    {
        var (code, report, _) = await RunAsync(Data, "weight", "--margins", Write("m.csv", Margins), "--out", Path.Combine(_folder, "weights.csv"));

        Assert.Equal(0, code);
        Assert.Equal("converged", report.GetProperty("status").GetString());
        Assert.Equal(7, report.GetProperty("n").GetInt32());
        Assert.Equal(100, report.GetProperty("sumOfWeights").GetDouble(), 9);
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "weights.csv"));
        Assert.Equal("row,weight", lines[0]);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], lines.Skip(1).Select(l => l.Split(',')[0]));
        double[] w = [.. lines.Skip(1).Select(l => double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture))];
        Assert.Equal(30, w[0] + w[3] + w[6], 9);
        Assert.Equal(60.0 / 40, (w[0] + w[1] + w[4]) / (w[2] + w[3]), 9);
        // Nobody is dropped: rows 6 and 7 have the weight that their age and the mean factor of sex give.
        Assert.All(w, weight => Assert.True(weight > 0));
    }

    [Fact]
    public async Task A_category_of_the_population_that_nobody_has_is_named_with_its_neighbour()
    {
        var (code, report, error) = await RunAsync(Data, "weight", "--margins", Write("m.csv", Margins + "age,ancient,5\n"));

        Assert.Equal(1, code);
        Assert.Equal("impossible", report.GetProperty("status").GetString());
        var unmet = report.GetProperty("unmet").EnumerateArray().Single();
        Assert.Equal(("age", "ancient", "old"), (unmet.GetProperty("variable").GetString(), unmet.GetProperty("category").GetString(), unmet.GetProperty("collapseWith").GetString()));
        Assert.StartsWith("m.csv line 6, age \"ancient\": nobody in data.csv is in this category, and 4.76 are wanted. Count it together with \"old\"", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cap_that_leaves_no_way_gives_weights_that_keep_it_and_says_what_is_missed()
    {
        var (code, report, error) = await RunAsync(Data, "weight", "--margins", Write("m.csv", "variable,category,count\nage,young,10\nage,old,90\n"), "--cap", "1.2");

        Assert.Equal(0, code);
        Assert.Equal("partial", report.GetProperty("status").GetString());
        Assert.True(report.GetProperty("max").GetDouble() <= 1.2 * 100 / 7 * (1 + 1e-12));
        Assert.Equal(100, report.GetProperty("sumOfWeights").GetDouble(), 9);
        Assert.NotEmpty(report.GetProperty("unmet").EnumerateArray());
        Assert.Contains("m.csv line 3, age \"old\": the weights add up to", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shares_leave_out_missing_answers_or_make_them_a_category()
    {
        var (_, excluded, _) = await RunAsync(Data, "estimate", "--variable", "support", "--weight", "w");
        var (_, category, _) = await RunAsync(Data, "estimate", "--variable", "support", "--weight", "w", "--missing", "category");

        Assert.Equal(6, excluded.GetProperty("n").GetInt32());
        Assert.Equal(7, excluded.GetProperty("sumOfWeights").GetDouble());
        // no: 2 + 1 + 1 of 7; yes: 1 + 1 + 1.
        Assert.Equal([("no", 3, 4.0 / 7), ("yes", 3, 3.0 / 7)], excluded.GetProperty("estimates").EnumerateArray().Select(Line));
        Assert.Equal([("no", 3, 4.0 / 7.5), ("yes", 3, 3.0 / 7.5), ("missing", 1, 0.5 / 7.5)], category.GetProperty("estimates").EnumerateArray().Select(Line));
        Assert.Equal(JsonValueKind.Null, excluded.GetProperty("estimates")[0].GetProperty("group").ValueKind);
        Assert.Equal(JsonValueKind.Null, excluded.GetProperty("estimates")[0].GetProperty("seRakeAware").ValueKind);

        static (string?, int, double) Line(JsonElement e) => (e.GetProperty("category").GetString(), e.GetProperty("n").GetInt32(), e.GetProperty("estimate").GetDouble());
    }

    [Fact]
    public async Task A_mean_by_group_has_no_category_and_a_plain_interval()
    {
        var (code, report, _) = await RunAsync(Data, "estimate", "--variable", "spend", "--mean", "--by", "sex", "--weight", "spend");

        Assert.Equal((2, "data.csv line 6, spend \"\": a weight is missing; every row has one, 0 or above.\n1 problem; nothing was written.\n"), (code, (await RunAsync(Data, "estimate", "--variable", "spend", "--mean", "--weight", "spend")).Error));
        (code, report, _) = await RunAsync(Data, "estimate", "--variable", "spend", "--mean", "--by", "age");
        Assert.Equal(0, code);
        var old = report.GetProperty("estimates")[0];
        Assert.Equal(("old", 4, 40.0), (old.GetProperty("group").GetString(), old.GetProperty("n").GetInt32(), old.GetProperty("estimate").GetDouble()));
        Assert.Equal(JsonValueKind.Null, old.GetProperty("category").ValueKind);
        Assert.Equal(40, (old.GetProperty("low").GetDouble() + old.GetProperty("high").GetDouble()) / 2, 9);
    }

    [Fact]
    public async Task A_crossed_table_has_its_cells_and_tests()
    {
        var (code, report, _) = await RunAsync(Data, "crosstab", "--row", "support", "--column", "age", "--weight", "w");

        Assert.Equal(0, code);
        Assert.Equal(6, report.GetProperty("n").GetInt32());
        Assert.Equal([("no", "old", 1, 2.0), ("no", "young", 2, 2.0), ("yes", "old", 2, 2.0), ("yes", "young", 1, 1.0)], report.GetProperty("table").EnumerateArray()
            .Select(c => (c.GetProperty("row").GetString(), c.GetProperty("column").GetString(), c.GetProperty("n").GetInt32(), c.GetProperty("weighted").GetDouble())));
        // Counts 1 2 / 2 1, expected 1.5 each: 4 · 0.25 / 1.5.
        Assert.Equal(2.0 / 3, report.GetProperty("pearson").GetProperty("statistic").GetDouble(), 12);
        Assert.Equal(1, report.GetProperty("raoScott").GetProperty("df1").GetDouble(), 12);
    }

    /// <summary>Each case: data, margins, and the sentence that says what is wrong.</summary>
    public static TheoryData<string, string, string> BadFiles => new()
    {
        { "", Margins, "data.csv line 1: the file is empty; the first line must name the columns." },
        { "sex,age\n", Margins, "data.csv line 1: there are no rows below the heading." },
        { "sex,years\nf,young\n", Margins, "data.csv line 1: there is no column age, named by m.csv line 4; the columns are sex and years." },
        { "sex,age,sex\nf,young,f\n", Margins, "data.csv line 1: the heading has the column sex twice." },
        { "sex,age\nf,young\nm\n", Margins, "data.csv line 3: has 1 value, and 2 are expected." },
        { "sex,age\nf,young\nx,old\nm,old\n", Margins, "data.csv line 3, sex \"x\": the margin sex of m.csv has no such category; it has f and m. Leave the cell empty where the answer is not known." },
        { Data, "variable,category,count\n", "m.csv line 1: there are no margins below the heading." },
        { Data, "variable,category\nsex,f\n", "m.csv line 1: the heading lacks count; the columns are variable, category, count, separated by commas." },
        { Data, Margins + "sex,f,7\n", "m.csv line 6, category \"f\": line 2 has the same category of sex; each stands once." },
        { Data, Margins.Replace("60", "0", StringComparison.Ordinal), "m.csv line 2, count \"0\": a count is above 0; leave out a category that nobody in the population has." },
        { Data, Margins.Replace("60", "-60", StringComparison.Ordinal), "m.csv line 2, count \"-60\": a count is above 0; leave out a category that nobody in the population has." },
        { Data, Margins.Replace("60", "NaN", StringComparison.Ordinal), "m.csv line 2, count \"NaN\": not a number; write digits without thousands separators, such as 12500." },
        { Data, Margins.Replace("60", "sixty", StringComparison.Ordinal), "m.csv line 2, count \"sixty\": not a number; write digits without thousands separators, such as 12500." },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_bad_file_is_told_by_line_column_and_value(string data, string margins, string sentence)
    {
        var (code, _, error) = await RunAsync(data, "weight", "--margins", Write("m.csv", margins), "--out", Path.Combine(_folder, "weights.csv"));

        Assert.Equal((2, $"{sentence}\n1 problem; nothing was written.\n"), (code, error));
        Assert.False(File.Exists(Path.Combine(_folder, "weights.csv")));
    }

    [Theory]
    [InlineData("w", "Infinity", "data.csv line 2, w \"Infinity\": not a number; write digits with a point, such as 12.5.")]
    [InlineData("w", "-1", "data.csv line 2, w \"-1\": a weight is 0 or above.")]
    [InlineData("w", "NaN", "data.csv line 2, w \"NaN\": not a number; write digits with a point, such as 12.5.")]
    public async Task A_bad_number_is_told(string column, string value, string sentence)
    {
        var (code, _, error) = await RunAsync(Data.Replace("10,1,", $"10,{value},", StringComparison.Ordinal), "estimate", "--variable", "support", "--weight", column);

        Assert.Equal((2, $"{sentence}\n1 problem; nothing was written.\n"), (code, error));
    }

    [Theory]
    [InlineData("--cap", "0.5", "--cap has 0.5: a cap is a multiple of the mean weight, at least 1.\n")]
    [InlineData("--bounds", "3", "--bounds has \"3\": write two multiples of the mean weight, the first from 0 to 1, the second at least 1, such as 0.3,3.\n")]
    [InlineData("--bounds", "2,3", "--bounds has \"2,3\": write two multiples of the mean weight, the first from 0 to 1, the second at least 1, such as 0.3,3.\n")]
    public async Task An_option_that_makes_no_sense_is_refused(string option, string value, string sentence)
    {
        var (code, _, error) = await RunAsync(Data, "weight", "--margins", Write("m.csv", Margins), option, value);

        Assert.Equal((2, sentence), (code, error));
    }

    [Fact]
    public async Task A_crosstab_with_margins_is_tested_with_what_they_explain_taken_off()
    {
        var set = new ReferenceSet("raked-crosstabs");
        var data = await File.ReadAllTextAsync(Path.Combine(set.Folder, "data.csv"));
        var (code, report, _) = await RunAsync(data, "crosstab", "--row", "support", "--column", "sex", "--margins", Path.Combine(set.Folder, "margins.csv"));
        var (_, plain, _) = await RunAsync(data, "crosstab", "--row", "support", "--column", "sex");

        Assert.Equal(0, code);
        set.Same("rake-aware sex f", report.GetProperty("raoScottRakeAware").GetProperty("f").GetDouble(), 1e-9);
        set.Same("rake-aware sex p", report.GetProperty("raoScottRakeAware").GetProperty("p").GetDouble(), 1e-6);
        Assert.NotEqual(report.GetProperty("raoScott").GetProperty("f").GetDouble(), report.GetProperty("raoScottRakeAware").GetProperty("f").GetDouble());
        Assert.Equal(JsonValueKind.Null, plain.GetProperty("raoScottRakeAware").ValueKind);
    }

    [Fact]
    public async Task A_stratum_of_one_is_named()
    {
        var (code, _, error) = await RunAsync(Data.Replace("3,m,old", "3,m,lonely", StringComparison.Ordinal), "estimate", "--variable", "support", "--strata", "age");

        Assert.Equal((2, "data.csv: The stratum lonely has one sampling unit only; a standard error needs two. Join it to a stratum like it.\n"), (code, error));
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private async Task<(int ExitCode, JsonElement Report, string Error)> RunAsync(string data, string command, params string[] options)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.InvokeAsync([command, "--data", Write("data.csv", data), .. options], output, error);
        return (code, output.ToString() is { Length: > 0 } json ? JsonDocument.Parse(json).RootElement : default, error.ToString());
    }
}
