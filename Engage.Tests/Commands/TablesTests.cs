using System.Globalization;
using System.Text.Json;
using Engage.Tests.Support;

namespace Engage.Tests.Commands;

public sealed class TablesTests : IDisposable
{
    private readonly FileCommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [NeedsSharedDataFact]
    public async Task Forty_people_at_five_tables_meet_in_380_pairs_and_every_table_is_mixed()
    {
        var result = await FileCommandRun.RunAsync("tables", "--people-csv", SharedData.Path("tables/sf_f_40.csv"), "--tables", "5", "--sessions", "3", "--diversify", "a,b,c,d,e,f,g", "--out", _run.Path("plan.csv"));

        Assert.True(result.ExitCode == 0, result.Error);
        using var report = JsonDocument.Parse(result.Output);
        Assert.True(report.RootElement.GetProperty("distinctPairs").GetInt32() >= 380, result.Output);
        Assert.Equal(420, report.RootElement.GetProperty("possiblePairs").GetInt32());
        Assert.True(report.RootElement.GetProperty("worstImbalance").GetDouble() <= 1 + 1e-9, result.Output);
        // The figure is true of the plan as written.
        var tables = _run.Rows("plan.csv").GroupBy(r => (r[0], r[1]), r => r[2]).Select(g => g.ToArray()).ToList();
        Assert.All(tables, t => Assert.Equal(8, t.Length));
        var pairs = tables.SelectMany(t => t.SelectMany(a => t.Where(b => string.CompareOrdinal(a, b) < 0), (a, b) => (a, b))).Distinct().Count();
        Assert.Equal(report.RootElement.GetProperty("distinctPairs").GetInt32(), pairs);
    }

    [Fact]
    public async Task What_has_to_hold_holds_in_every_session()
    {
        // 14 people at 3 tables: three share an interpreter, two are kept apart from two others, one needs table 2, one table 3 in session 1.
        var people = "id,age,language\n" + string.Concat(Enumerable.Range(0, 14).Select(i => $"p{i},{(i % 2 == 0 ? "old" : "young")},{(i < 3 ? "Polish" : "")}\n"));
        for (var seed = 1; seed <= 2; seed++)
        {
            var result = await FileCommandRun.RunAsync("tables", "--people-csv", _run.File("people.csv", people), "--tables", "3", "--sessions", "4", "--diversify", "age", "--cluster", "language",
                "--keep-apart", _run.File("apart.csv", "a,b\np0,p5\np6,p7\np2,p8\n"), "--seat", _run.File("seats.csv", "id,table,session\np9,2,\np10,3,1\np1,1,2\n"),
                "--seed", seed.ToString(CultureInfo.InvariantCulture), "--out", _run.Path("plan.csv"));

            Assert.True(result.ExitCode == 0, $"seed {seed}: {result.Error}");
            var at = _run.Rows("plan.csv").ToDictionary(r => (Session: r[0], Id: r[2]), r => r[1]);
            foreach (var session in (string[])["1", "2", "3", "4"])
            {
                Assert.True(at[(session, "p0")] == at[(session, "p1")] && at[(session, "p1")] == at[(session, "p2")], $"seed {seed}: the cluster sits apart.");
                Assert.NotEqual(at[(session, "p0")], at[(session, "p5")]);
                Assert.NotEqual(at[(session, "p6")], at[(session, "p7")]);
                Assert.NotEqual(at[(session, "p2")], at[(session, "p8")]);
                Assert.Equal("2", at[(session, "p9")]);
                Assert.Equal([4, 5, 5], at.Where(a => a.Key.Session == session).GroupBy(a => a.Value).Select(g => g.Count()).Order());
            }
            Assert.Equal(("3", "1"), (at[("1", "p10")], at[("2", "p1")]));
        }
    }

    [Theory]
    [InlineData("p0 and p1 are to be kept apart and are in the same cluster.", "a,b\np0,p1\n", "id,table\n")]
    [InlineData("p1 would have to sit at table 2 and, with the rest of the cluster or by another line, at table 1 in session 1.", "a,b\n", "id,table\np0,1\np1,2\n")]
    [InlineData("In session 1 no seating was found", "a,b\np0,p5\n", "id,table\np0,1\np5,1\n")]
    public async Task What_cannot_hold_is_said(string sentence, string apart, string seats)
    {
        var people = "id,age,language\n" + string.Concat(Enumerable.Range(0, 8).Select(i => $"p{i},old,{(i < 2 ? "Polish" : "")}\n"));
        var result = await FileCommandRun.RunAsync("tables", "--people-csv", _run.File("people.csv", people), "--tables", "2", "--sessions", "1", "--diversify", "age", "--cluster", "language",
            "--keep-apart", _run.File("apart.csv", apart), "--seat", _run.File("seats.csv", seats), "--out", _run.Path("plan.csv"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_run.Path("plan.csv")));
    }

    [Theory]
    [InlineData("apart.csv line 2, b \"nobody\": nobody has this id.", "a,b\np0,nobody\n", "id,table\n")]
    [InlineData("seats.csv line 2, table \"3\": a number from 1 to 2 is expected.", "a,b\n", "id,table\np0,3\n")]
    public async Task Wrong_lines_are_named(string sentence, string apart, string seats)
    {
        var result = await FileCommandRun.RunAsync("tables", "--people-csv", _run.File("people.csv", "id,age\np0,old\np1,old\n"), "--tables", "2", "--sessions", "1", "--diversify", "age",
            "--keep-apart", _run.File("apart.csv", apart), "--seat", _run.File("seats.csv", seats), "--out", _run.Path("plan.csv"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }
}
