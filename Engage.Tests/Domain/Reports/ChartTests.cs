using Engage.Domain.Reports;
using Engage.Domain.Reports.Charts;

namespace Engage.Tests.Domain.Reports;

public class ChartTests
{
    private const string Long = "Burglary and theft from homes, sheds, gardens, allotments, farms and places of worship in towns and villages";
    private static readonly string[] Scale = ["Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"];

    public static TheoryData<string> Names => [.. Charts.Keys];

    private static readonly Dictionary<string, Chart> Charts = new(StringComparer.Ordinal)
    {
        ["bars"] = BarChart.Draw([new("No increase", 18), new("£10 a year more", 31, (29, 33)), new("Other", 5, (0, 11))], ValueFormat.Percent),
        ["one bar"] = BarChart.Draw([new("Only", 7)], ValueFormat.Count),
        ["zero bars"] = BarChart.Draw([new("None", 0), new("None either", 0)], ValueFormat.Count),
        ["suppressed bars"] = BarChart.Draw([new("A", null), new("B", null)], ValueFormat.Count),
        ["long labels"] = BarChart.Draw([.. Enumerable.Range(1, 20).Select(i => new Bar($"{Long} {i}", i % 7 == 0 ? null : i * 1_000_000))], ValueFormat.Count),
        ["one long word"] = BarChart.Draw([new(new string('W', 300), 3), new("", 1), new("مرحبا 你好 😀", 2)], ValueFormat.Count),
        ["pairs"] = ComparisonChart.Draw([new("18 to 24", 6.3, 9.1), new(Long, 30, null), new("65 and over", null, 0)], "People who answered", "Adults in the whole of the force area by the Census of 2021", ValueFormat.PercentToATenth),
        ["likert"] = LikertChart.Draw(Scale, [new(Long, [40, 30, 10, 15, 5]), new("All agree", [9, 0, 0, 0, 0]), new("Few", null), new("Nobody", [0, 0, 0, 0, 0]), new("Even", [1, 1, 1, 1, 1])]),
        ["likert of two"] = LikertChart.Draw(["Yes", "No"], [new("Safe", [1, 2])]),
        ["likert of eleven"] = LikertChart.Draw([.. Enumerable.Range(0, 11).Select(i => $"{10 - i}")], [new("Trust", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])]),
        ["tiles"] = AreaTileChart.Draw([.. Enumerable.Range(0, 9).Select(i => new AreaTile(i == 3 ? Long : $"Area {i}", i == 5 ? null : i * 10, i % 4, i / 4))], ValueFormat.Percent),
        ["tiles in rows"] = AreaTileChart.Draw(AreaTileChart.InRows([("North", 5), ("Middle", 5), ("South", null), ("West", 5)]), ValueFormat.Count),
        ["days"] = TimeChart.Draw([.. Enumerable.Range(0, 47).Select(i => (new DateOnly(2026, 12, 5).AddDays(i), i * i))], "responses"),
        ["one day"] = TimeChart.Draw([(new DateOnly(2026, 12, 5), 3)], "responses"),
        ["four days"] = TimeChart.Draw([(new DateOnly(2026, 12, 5), 3), (new DateOnly(2026, 12, 8), 1)], "responses"),
        ["quiet days"] = TimeChart.Draw([(new DateOnly(2026, 12, 5), 0), (new DateOnly(2026, 12, 19), 0)], "responses"),
        ["years"] = TimeChart.Draw([(new DateOnly(2024, 1, 1), 3_000_000), (new DateOnly(2026, 12, 19), 12)], "responses"),
    };

    private static IEnumerable<Drawing> Drawings(string name) => [Charts[name].Drawing, Charts[name].NarrowDrawing];

    private static (double Left, double Top, double Right, double Bottom) Box(TextShape text)
    {
        var width = ChartText.Width(text.Text, text.Size, text.IsBold);
        var left = text.X - text.Anchor switch { TextAnchor.Middle => width / 2, TextAnchor.End => width, _ => 0 };
        return (left, text.Y - (0.74 * text.Size), left + width, text.Y + (0.22 * text.Size));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_leaves_the_drawing(string name)
    {
        foreach (var drawing in Drawings(name))
        {
            foreach (var shape in drawing.Shapes)
            {
                var (left, top, right, bottom) = shape switch
                {
                    TextShape text => Box(text),
                    RectangleShape box => (box.X, box.Y, box.X + box.Width, box.Y + box.Height),
                    LineShape line => (Math.Min(line.X1, line.X2), Math.Min(line.Y1, line.Y2), Math.Max(line.X1, line.X2), Math.Max(line.Y1, line.Y2)),
                    _ => throw new InvalidOperationException("No chart draws this."),
                };
                Assert.True(left > -0.1 && top > -0.1 && right < drawing.Width + 0.1 && bottom < drawing.Height + 0.1, $"{shape} in {drawing.Width} x {drawing.Height}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_words_lie_on_others(string name)
    {
        foreach (var drawing in Drawings(name))
        {
            var texts = drawing.Shapes.OfType<TextShape>().Where(text => text.Text.Length > 0).ToList();
            for (var i = 0; i < texts.Count; i++)
            {
                for (var j = i + 1; j < texts.Count; j++)
                {
                    var (a, b) = (Box(texts[i]), Box(texts[j]));
                    Assert.False(a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom, $"\"{texts[i].Text}\" and \"{texts[j].Text}\" at {drawing.Width}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Words_can_be_read_on_what_lies_under_them(string name)
    {
        foreach (var drawing in Drawings(name))
        {
            for (var i = 0; i < drawing.Shapes.Count; i++)
            {
                if (drawing.Shapes[i] is not TextShape text) { continue; }
                var (left, top, right, bottom) = Box(text);
                var under = drawing.Shapes.Take(i).OfType<RectangleShape>().LastOrDefault(box => box.X < right && left < box.X + box.Width && box.Y < bottom && top < box.Y + box.Height);

                Assert.True(ChartPalette.Contrast(text.Fill, under?.Fill ?? ChartPalette.White) >= 4.5, $"\"{text.Text}\" in {text.Fill} on {under?.Fill}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_chart_says_in_words_what_it_shows(string name)
    {
        var chart = Charts[name];

        Assert.EndsWith(".", chart.Finding, StringComparison.Ordinal);
        Assert.Contains(chart.Finding, chart.TextAlternative, StringComparison.Ordinal);
        Assert.Empty(SampleReport.Of(chart.ToFigure("Caption")).Check());
    }

    [Fact]
    public void Bars_start_at_zero_and_are_as_long_as_their_values()
    {
        var bars = BarChart.Draw([new("A", 10), new("B", 25), new("C", 5)], ValueFormat.Count).Drawing.Shapes.OfType<RectangleShape>().ToList();

        Assert.Single(bars.Select(bar => bar.X).Distinct());
        Assert.Equal(2.5, bars[1].Width / bars[0].Width, 3);
        Assert.Equal(0.5, bars[2].Width / bars[0].Width, 3);
    }

    [Fact]
    public void An_interval_is_drawn_where_its_bounds_are()
    {
        var shapes = BarChart.Draw([new("A", 20, (10, 30))], ValueFormat.Count).Drawing.Shapes;
        var bar = shapes.OfType<RectangleShape>().Single();
        var interval = shapes.OfType<LineShape>().Where(line => line.Y1.Equals(line.Y2)).ToList()[^1];

        Assert.Equal(0.5, (interval.X1 - bar.X) / bar.Width, 3);
        Assert.Equal(1.5, (interval.X2 - bar.X) / bar.Width, 3);
    }

    [Fact]
    public void A_likert_bar_is_divided_by_the_answers_and_fills_its_row()
    {
        var drawing = LikertChart.Draw(["Agree", "Neither", "Disagree"], [new("Safe", [50, 30, 20])]).Drawing;
        var parts = drawing.Shapes.OfType<RectangleShape>().Where(box => box.Stroke is null).ToList();

        Assert.Equal(["#1c4f7c", "#c9ced2", "#a84310"], parts.Select(part => part.Fill));
        Assert.Equal(0.6, (parts[2].X - parts[1].X) / (parts[1].X - parts[0].X), 3);
        Assert.InRange(drawing.Width - parts[2].X - parts[2].Width, 0, 1.5);
        Assert.Equal(["50%", "30%", "20%"], drawing.Shapes.OfType<TextShape>().Select(text => text.Text).Where(text => text.EndsWith('%')));
    }

    [Fact]
    public void A_suppressed_figure_is_hatched_and_named_and_its_value_appears_nowhere()
    {
        var chart = BarChart.Draw([new("Shown", 40), new("Few", null)], ValueFormat.Count);

        Assert.Contains(chart.Drawing.Shapes.OfType<TextShape>(), text => text.Text is "Not shown: fewer than 10");
        Assert.True(chart.Drawing.Shapes.OfType<LineShape>().Count() > 4);
        Assert.Contains("Few not shown", chart.TextAlternative, StringComparison.Ordinal);
    }

    [Fact]
    public void Tiles_are_equal_and_darker_for_higher_values()
    {
        var tiles = AreaTileChart.Draw([new("Low", 0, 0, 0), new("High", 100, 1, 0), new("Middle", 60, 1, 1)], ValueFormat.Percent).Drawing.Shapes.OfType<RectangleShape>().ToList();

        Assert.Single(tiles.Select(tile => (tile.Width, tile.Height)).Distinct());
        Assert.Equal([ChartPalette.Sequential[0], ChartPalette.Sequential[3], ChartPalette.Sequential[2]], tiles.Select(tile => tile.Fill));
    }

    [Fact]
    public void Names_of_areas_stay_whole_on_a_telephone()
    {
        var tiles = AreaTileChart.Draw([.. new[] { "Ellesmere Port", "Northwich and Winsford", "Macclesfield", "Warrington" }.Select((name, i) => new AreaTile(name, i == 0 ? null : i, i, 0))], ValueFormat.Percent);

        Assert.Equal(["Ellesmere", "Port", "Not shown", "Northwich and", "Winsford", "1%", "Macclesfield", "2%", "Warrington", "3%"], tiles.NarrowDrawing.Shapes.OfType<TextShape>().SkipLast(1).Select(text => text.Text));
    }

    [Fact]
    public void A_long_period_is_summed_by_week()
    {
        var columns = TimeChart.Draw([(new DateOnly(2026, 1, 1), 3), (new DateOnly(2026, 1, 7), 4), (new DateOnly(2026, 1, 8), 14), (new DateOnly(2026, 9, 1), 0)], "responses");
        var bars = columns.Drawing.Shapes.OfType<RectangleShape>().ToList();

        Assert.Equal(2, bars.Count);
        Assert.Equal(2.0, bars[1].Height / bars[0].Height, 2);
        Assert.Equal("21 responses from 1 January 2026 to 1 September 2026, most in the week from 8 January 2026 (14).", columns.Finding);
    }

    [Theory]
    [InlineData(new double[] { 31, 18, 8 }, "Highest for “A” (31%), lowest for “C” (8%).")]
    [InlineData(new double[] { 31.2, 30.8, 8 }, "Highest for “A” and “B” (31%), lowest for “C” (8%).")]
    [InlineData(new double[] { 5, 5, 5 }, "The figure is 5% for each of the three shown.")]
    [InlineData(new double[] { 5 }, "The figure for “A” is 5%.")]
    [InlineData(new double[] { }, "No figure can be shown: each is based on too few answers.")]
    public void The_finding_comes_from_the_printed_numbers(double[] values, string finding)
    {
        ArgumentNullException.ThrowIfNull(values);
        var bars = values.Select((value, i) => new Bar(((char)('A' + i)).ToString(), value)).Append(new Bar("Z", null)).ToList();

        Assert.Equal(finding, BarChart.Draw(bars, ValueFormat.Percent).Finding);
    }

    [Fact]
    public void The_widest_difference_is_named() =>
        Assert.Equal(
            "They are furthest apart for “Young”: people who answered 6%, adults 9%.",
            ComparisonChart.Draw([new("Young", 6, 9), new("Old", 30, 29), new("Few", null, 90)], "people who answered", "adults", ValueFormat.Percent).Finding);

    [Theory]
    [InlineData(1234.5, "1,235")]
    [InlineData(0.5, "1")]
    [InlineData(-0.4, "0")]
    [InlineData(-3, "-3")]
    public void Counts_are_rounded_half_up_and_have_a_comma(double value, string printed) => Assert.Equal(printed, ValueFormat.Count.Print(value));

    [Fact]
    public void Pounds_have_their_sign_before_the_number() => Assert.Equal("-£1,234.50", ValueFormat.Pounds.Print(-1234.5));

    [Fact]
    public void Values_that_cannot_be_drawn_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BarChart.Draw([], ValueFormat.Count));
        Assert.Throws<ArgumentException>(() => BarChart.Draw([new("A", -1)], ValueFormat.Count));
        Assert.Throws<ArgumentException>(() => BarChart.Draw([new("A", double.NaN)], ValueFormat.Count));
        Assert.Throws<ArgumentException>(() => LikertChart.Draw(Scale, [new("A", [1, 2])]));
        Assert.Throws<ArgumentException>(() => AreaTileChart.Draw([new("A", 1, 0, 0), new("B", 1, 0, 0)], ValueFormat.Count));
        Assert.Throws<ArgumentException>(() => TimeChart.Draw([(new DateOnly(2026, 1, 1), -1)], "responses"));
    }

    [Fact]
    public void Series_can_be_told_apart_from_the_paper_and_neighbours_from_each_other()
    {
        // The last colour is only used with its label beside it; the fourth falls just short and has one too.
        Assert.All(ChartPalette.Categorical.Take(3), colour => Assert.True(ChartPalette.Contrast(colour, ChartPalette.White) >= 3, colour));
        Assert.Equal(21, ChartPalette.Contrast("#000000", "#ffffff"), 2);
        Assert.Equal(10.25, ChartPalette.Contrast("#12436d", "#ffffff"), 2);
    }
}
