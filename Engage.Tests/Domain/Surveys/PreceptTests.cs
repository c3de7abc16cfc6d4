using Engage.Domain.Places;
using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

public sealed class PreceptTests
{
    /// <summary>
    /// Police precept of Cheshire by band. 2024/25 and 2025/26 as printed by Cheshire West and Chester Council ("How your
    /// council tax is calculated") for A to F; the others follow from Band D by the same rule.
    /// </summary>
    [Theory]
    [InlineData("2021/22", 225.44, 150.29, 175.34, 200.39, 225.44, 275.54, 325.64, 375.73, 450.88)]
    [InlineData("2022/23", 235.44, 156.96, 183.12, 209.28, 235.44, 287.76, 340.08, 392.40, 470.88)]
    [InlineData("2023/24", 250.44, 166.96, 194.79, 222.61, 250.44, 306.09, 361.75, 417.40, 500.88)]
    [InlineData("2024/25", 262.94, 175.29, 204.51, 233.72, 262.94, 321.37, 379.80, 438.23, 525.88)]
    [InlineData("2025/26", 276.94, 184.63, 215.40, 246.17, 276.94, 338.48, 400.02, 461.57, 553.88)]
    [InlineData("2026/27", 295.44, 196.96, 229.79, 262.61, 295.44, 361.09, 426.75, 492.40, 590.88)]
    public void Published_amounts_of_every_band_follow_from_band_D(
        string year, decimal bandD, decimal a, decimal b, decimal c, decimal d, decimal e, decimal f, decimal g, decimal h)
    {
        Assert.Equal([a, b, c, d, e, f, g, h], CouncilTaxBands.All.Select(band => Precept.AmountFor(bandD, band)));
        Assert.NotEmpty(year);
    }

    [Theory]
    // 0.03 x 15/9 = 0.05; 0.02 x 6/9 = 0.0133; 0.01 x 6/9 = 0.0067; 0.01 x 18/9 = 0.02
    [InlineData(0.03, CouncilTaxBand.G, 0.05)]
    [InlineData(0.02, CouncilTaxBand.A, 0.01)]
    [InlineData(0.01, CouncilTaxBand.A, 0.01)]
    [InlineData(0.01, CouncilTaxBand.H, 0.02)]
    public void Small_amounts_are_rounded_to_the_nearest_penny(decimal bandD, CouncilTaxBand band, decimal expected) =>
        Assert.Equal(expected, Precept.AmountFor(bandD, band));

    [Theory]
    [InlineData(0.005, 0.01)]
    [InlineData(0.015, 0.02)]
    [InlineData(0.025, 0.03)]
    [InlineData(0.0249999, 0.02)]
    [InlineData(-0.005, 0)]
    [InlineData(-0.0051, -0.01)]
    public void Half_a_penny_is_rounded_up(decimal pounds, decimal expected) => Assert.Equal(expected, Money.ToPenny(pounds));

    /// <summary>
    /// The rise of £18.50 of 2026/27, from 276.94 to 295.44. Band B: 229.79 - 215.40 = 14.39, as printed by the Chester Blog of
    /// 7 February 2026; 14.39 / 52 = 0.2767. Band D: 18.50 / 52 = 0.3558. Band H: 590.88 - 553.88 = 37.00; 37 / 52 = 0.7115.
    /// Band F: 426.75 - 400.02 = 26.73 (not 18.50 x 13/9 = 26.72): bills are rounded first.
    /// </summary>
    [Theory]
    [InlineData(CouncilTaxBand.B, 229.79, 14.39, 0.28)]
    [InlineData(CouncilTaxBand.D, 295.44, 18.50, 0.36)]
    [InlineData(CouncilTaxBand.F, 426.75, 26.73, 0.51)]
    [InlineData(CouncilTaxBand.H, 590.88, 37.00, 0.71)]
    public void Cost_is_the_difference_of_rounded_amounts(CouncilTaxBand band, decimal newAmount, decimal aYear, decimal aWeek) =>
        Assert.Equal(new PreceptCost(newAmount, aYear, aWeek), Precept.CostOf(276.94m, 18.50m, band));

    [Theory]
    [InlineData(14, "£14 a year more (27p a week)")]
    [InlineData(0, "No more than now")]
    [InlineData(-5.20, "£5.20 a year less (10p a week)")]
    [InlineData(104, "£104 a year more (£2 a week)")]
    public void Cost_is_said_in_words(decimal rise, string words) =>
        Assert.Equal(words, Precept.CostOf(295.44m, rise, CouncilTaxBand.D).InWords);

    [Theory]
    [InlineData(1204, "£1,204")]
    [InlineData(14.5, "£14.50")]
    [InlineData(0.27, "27p")]
    [InlineData(0, "£0")]
    [InlineData(-3, "−£3")]
    public void Money_is_written_as_people_read_it(decimal pounds, string words) => Assert.Equal(words, Money.Write(pounds));

    [Fact]
    public void Bands_are_found_by_their_codes()
    {
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h"], CouncilTaxBands.All.Select(b => b.Code));
        Assert.Equal(CouncilTaxBand.H, CouncilTaxBands.Find("h"));
        Assert.All(["", "i", "A", "aa", "0", null], code => Assert.Null(CouncilTaxBands.Find(code)));
    }
}
