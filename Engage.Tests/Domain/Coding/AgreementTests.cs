using Engage.Domain.Coding;

namespace Engage.Tests.Domain.Coding;

/// <summary>The coefficients against published worked examples; Agreement.R computes the same numbers again.</summary>
public class AgreementTests
{
    [Fact]
    public void Alpha_of_two_observers_and_two_values_is_the_published_one()
    {
        // Krippendorff 2011, example A: Meg and Owen on ten articles.
        var alpha = KrippendorffsAlpha.Nominal(Cases("0100000010", "1110010000"));

        Assert.Equal(0.095, alpha.Value!.Value, 0.0005);
        // By hand: 4 of 10 pairs differ; of 20 values 14 are 0 and 6 are 1, so De = 2 x 14 x 6 / (20 x 19).
        Assert.Equal(1 - (0.4 / (168.0 / 380)), alpha.Value.Value, 12);
    }

    [Fact]
    public void Alpha_of_two_observers_and_five_values_is_the_published_one() =>
        // Krippendorff 2011, example B: Ben and Gerry on twelve cases.
        Assert.Equal(0.692, KrippendorffsAlpha.Nominal(Cases("aabbdcccedda", "babbbccceddd")).Value!.Value, 0.0005);

    [Fact]
    public void Alpha_of_four_observers_with_values_missing_is_the_published_one() =>
        // Krippendorff 2011, example C: four observers, twelve units, seven values missing.
        Assert.Equal(0.743, KrippendorffsAlpha.Nominal(Cases("123321412...", "1233224125.3", ".3332342251.", "12332441251.")).Value!.Value, 0.0005);

    [Fact]
    public void Kappa_of_three_diagnoses_is_the_published_one()
    {
        // Fleiss, Cohen, Everitt 1969, table 1: 200 patients, shares .53 .05 .02 / .11 .14 .05 / .01 .06 .03; kappa .429.
        var kappa = CohensKappa.Of(new[,] { { 106, 10, 4 }, { 22, 28, 10 }, { 2, 12, 6 } });

        Assert.Equal(0.70, kappa.Observed, 12);
        Assert.Equal(0.475, kappa.Expected, 12);
        Assert.Equal(0.429, kappa.Value!.Value, 0.0005);
    }

    [Fact]
    public void Full_agreement_is_one_agreement_by_chance_is_nothing_and_one_value_only_says_nothing()
    {
        Assert.Equal(1, CohensKappa.Of(new[,] { { 5, 0 }, { 0, 7 } }).Value!.Value, 12);
        Assert.Equal(0, CohensKappa.Of(new[,] { { 4, 4 }, { 4, 4 } }).Value!.Value, 12);
        Assert.Null(CohensKappa.Of(new[,] { { 0, 0 }, { 0, 9 } }).Value);
        Assert.Equal(1, KrippendorffsAlpha.Nominal(Cases("0101", "0101")).Value!.Value, 12);
        Assert.Null(KrippendorffsAlpha.Nominal(Cases("1111", "1111")).Value);
        Assert.Throws<ArgumentException>(() => CohensKappa.Of(new int[2, 2]));
        Assert.Throws<ArgumentException>(() => KrippendorffsAlpha.Nominal(Cases("1.", ".1")));
    }

    [Fact]
    public void Two_coders_are_compared_theme_by_theme_and_over_the_themes_they_used()
    {
        var codebook = Books.Frozen("roads", "drugs", "never");
        // Ten answers: roads both 3, first alone 1, second alone 1, neither 5; drugs both 2, neither 8.
        List<CodedAnswer> codings = [];
        string[][] first = [["roads"], ["roads"], ["roads"], ["roads"], [], ["drugs"], ["drugs"], [], [], []];
        string[][] second = [["roads"], ["roads"], ["roads"], [], ["roads"], ["drugs"], ["drugs"], [], [], []];
        for (var i = 0; i < 10; i++) { codings.AddRange([Books.Code(codebook, i, CodingRound.First, first[i]), Books.Code(codebook, i, CodingRound.Second, second[i])]); }
        codings.Add(Books.Code(codebook, 10, CodingRound.First, "drugs"));

        var agreement = CodingAgreement.Of(codebook.InUse!, codings)!;

        Assert.Equal((10, 8), (agreement.Answers, agreement.Identical));
        var roads = agreement.Themes[0];
        Assert.Equal((3, 1, 1, 5), (roads.Both, roads.OnlyFirst, roads.OnlySecond, roads.Neither));
        // Observed .8, expected .4 x .4 + .6 x .6 = .52: kappa .28 / .48. Alpha: 1 - .2 / (2 x 8 x 12 / (20 x 19)).
        Assert.Equal(0.28 / 0.48, roads.Kappa.Value!.Value, 12);
        Assert.Equal(1 - (0.2 / (192.0 / 380)), roads.Alpha.Value!.Value, 12);
        Assert.Null(agreement.Themes[2].Kappa.Value);
        // Pooled over roads and drugs (observed 1, expected .2 x .2 + .8 x .8 = .68): observed .9, expected .6.
        Assert.Equal(0.75, agreement.Kappa!.Value!.Value, 12);
        Assert.Equal(1 - (0.1 / (((192.0 / 380) + (128.0 / 380)) / 2)), agreement.Alpha!.Value!.Value, 12);
        Assert.Null(CodingAgreement.Of(codebook.InUse!, codings.Where(c => c.Round == CodingRound.First)));
    }

    [Theory]
    [InlineData(-0.1, "poor")]
    [InlineData(0.2, "slight")]
    [InlineData(0.41, "moderate")]
    [InlineData(0.61, "substantial")]
    [InlineData(0.81, "almost perfect")]
    public void Bands_are_those_of_Landis_and_Koch(double kappa, string band) => Assert.Equal(band, CodingAgreement.BandOf(kappa));

    /// <summary>One line for each observer, a character for each case, a dot for a value left out.</summary>
    private static IEnumerable<string?[]> Cases(params string[] observers) =>
        Enumerable.Range(0, observers[0].Length).Select(i => observers.Select(o => o[i] == '.' ? null : o[i].ToString()).ToArray());
}
