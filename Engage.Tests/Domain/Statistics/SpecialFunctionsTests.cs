using System.Globalization;
using Engage.Domain.Statistics;

namespace Engage.Tests.Domain.Statistics;

public class SpecialFunctionsTests
{
    [Fact]
    public void Distribution_functions_are_those_of_R()
    {
        var set = new ReferenceSet("functions");
        var compared = 0;
        Compare("qnorm", a => SpecialFunctions.NormalQuantile(a[0]), 1e-13);
        Compare("pnorm", a => SpecialFunctions.NormalProbability(a[0]), 1e-12);
        Compare("qt", a => SpecialFunctions.StudentQuantile(a[0], a[1]), 1e-11);
        Compare("pchisq", a => SpecialFunctions.ChiSquaredUpper(a[0], a[1]), 1e-11);
        Compare("pf", a => SpecialFunctions.FUpper(a[0], a[1], a[2]), 1e-9);
        Compare("lgamma", a => SpecialFunctions.LogGamma(a[0]), 1e-13);
        Assert.True(compared > 60);

        void Compare(string name, Func<double[], double> function, double tolerance)
        {
            foreach (var (rest, _) in set.Expected(name))
            {
                set.Same($"{name} {rest}", function([.. rest.Split(' ').Select(a => double.Parse(a, CultureInfo.InvariantCulture))]), tolerance);
                compared++;
            }
        }
    }
}
