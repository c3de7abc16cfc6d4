using Engage.Domain.Statistics;

namespace Engage.Tests.Domain.Statistics;

public class CoderAgreementTests
{
    [Fact]
    public void Kappa_is_agreement_beyond_chance()
    {
        // 20 yes by both, 5 yes/no, 10 no/yes, 15 no by both: observed 0.7, expected 0.5 · 0.6 + 0.5 · 0.4 = 0.5.
        List<string> first = [.. Enumerable.Repeat("yes", 25), .. Enumerable.Repeat("no", 25)];
        List<string> second = [.. Enumerable.Repeat("yes", 20), .. Enumerable.Repeat("no", 5), .. Enumerable.Repeat("yes", 10), .. Enumerable.Repeat("no", 15)];

        Assert.Equal(0.4, CoderAgreement.Kappa(first, second)!.Value, 12);
        Assert.Equal(1, CoderAgreement.Kappa(first, first));
        Assert.Null(CoderAgreement.Kappa(["a", "a"], ["a", "a"]));
        Assert.Null(CoderAgreement.Kappa([], []));
    }

    [Fact]
    public void Alpha_with_codes_missing_is_as_published()
    {
        // Three coders, fifteen units, codes missing: nominal alpha 0.691 (the worked example of Krippendorff's data on reliability).
        string[] coders = ["*****34121133*3", "1*213343*******", "**21344*21133*4"];
        var units = Enumerable.Range(0, 15).Select(u => (IReadOnlyList<string>)[.. coders.Select(c => c[u].ToString()).Where(c => c != "*")]);

        Assert.Equal(0.691, CoderAgreement.Alpha(units)!.Value, 3);
    }

    [Fact]
    public void Two_coders_by_hand()
    {
        // Units aa, ab, bb: values a 3, b 3 of 6. Observed: one unit of two disagreeing pairs, 2; expected (3·3 + 3·3) / 5 = 3.6.
        Assert.Equal(1 - (2 / 3.6), CoderAgreement.Alpha([["a", "a"], ["a", "b"], ["b", "b"], ["a"]])!.Value, 12);
        Assert.Null(CoderAgreement.Alpha([["a"], []]));
        Assert.Null(CoderAgreement.Alpha([["a", "a"], ["a", "a"]]));
    }
}
