using System.Globalization;
using Engage.Domain.Places;
using Engage.Domain.Statistics;

namespace Engage.Domain.Surveys.Simulation;

/// <summary>
/// Draws the people who answer an open consultation: from the population of the smallest areas that have ages, but skewed as
/// those who choose themselves are: few young people, many between 55 and 74, some areas keener than others.
/// </summary>
internal sealed class PersonSource
{
    private const double Elsewhere = 0.015;

    private static readonly string[] UsualAges = ["16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-plus"];

    // How likely somebody of an age is to answer, against their share of the population; in between by straight lines.
    private static readonly (double Age, double Factor)[] Turnout =
        [(10, 0.05), (16, 0.22), (20, 0.25), (29.5, 0.6), (39.5, 0.85), (49.5, 1.15), (59.5, 1.6), (69.5, 1.6), (81, 0.9), (100, 0.4)];

    private readonly Gazetteer _places;
    private readonly string[] _areas;
    private readonly double[] _areaWeights;
    private readonly (string[] Bands, double[] Weights)[] _ages;
    private readonly double _shareOfWomen;

    internal PersonSource(Gazetteer places, IReadOnlyList<PopulationCount> population)
    {
        _places = places;
        var ages = population.Where(p => p.Variable is "age-band" && p.Count > 0 && places.Find(p.AreaCode) is not null).ToList();
        var kind = ages.Count == 0 ? (places.Areas is [.., var last] ? last.Kind : (AreaKind?)null) : ages.Max(p => places.Find(p.AreaCode)!.Kind);
        var areas = places.Areas.Where(a => a.Kind == kind).ToList();
        var byArea = ages.ToLookup(p => p.AreaCode, StringComparer.Ordinal);

        _areas = [.. areas.Select(a => a.Code)];
        _areaWeights = [.. areas.Select(a => Math.Max(1, byArea[a.Code].Sum(p => p.Count)) * (1 + (0.2 * Spread.Of(a.Code))))];
        _ages = [.. areas.Select(a => AgesOf([.. byArea[a.Code]]))];
        if (_ages.Length == 0) { _ages = [AgesOf([])]; }

        double Count(string category) => population.Where(p => p.Variable is "sex" && string.Equals(p.Category, category, StringComparison.Ordinal)).Sum(p => (double)p.Count);
        _shareOfWomen = Count("female") > 0 && Count("male") > 0 ? Count("female") / (Count("female") + Count("male")) : 0.5;
    }

    internal SimulatedPerson Draw(SeededRandom random)
    {
        var at = _areas.Length > 0 ? random.Pick(_areaWeights) : -1;
        var (bands, weights) = _ages[Math.Max(0, at)];
        var band = bands[random.Pick(weights)];
        var age = MiddleOf(band);
        var isFemale = random.NextDouble() < _shareOfWomen;
        var code = at >= 0 && random.NextDouble() >= Elsewhere ? _areas[at] : null;
        // Half of what makes a place rural belongs to the area, half to the street.
        var rurality = Math.Clamp(0.35 + (0.35 * Spread.Of(code + "/rural")) + (0.2 * random.NextNormal()), 0, 1);
        var years = (age - 50) / 20;
        var trust = random.NextNormal() + (0.15 * years);
        var safety = (0.45 * trust) + (0.85 * random.NextNormal()) - (isFemale ? 0.2 : -0.1) - (0.1 * years);

        return new SimulatedPerson(random)
        {
            AreaCode = code,
            AreaName = code is null ? null : _places.Find(code)!.Name,
            AgeBand = band,
            Age = age,
            Sex = isFemale ? "female" : "male",
            Channel = ChannelOf(age, random),
            Rurality = rurality,
            Haste = Math.Exp(0.5 * random.NextNormal()),
            Trust = trust,
            Safety = safety,
            Willingness = (0.35 * trust) - (0.2 * safety) + (0.2 * years) + (0.85 * random.NextNormal()),
            Concerns = Issues.ConcernsOf(age, isFemale, rurality, random),
        };
    }

    /// <summary>The middle of a band such as 25-34 or 75-plus, in years; 45 when it has no number.</summary>
    internal static double MiddleOf(string band)
    {
        var numbers = band.Split('-', '+', ' ').Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).Where(n => n >= 0).ToList();
        return numbers switch
        {
            [] => 45,
            [var from] => from + 6,
            [var from, var to, ..] => (from + to) / 2.0,
        };
    }

    private static (string[] Bands, double[] Weights) AgesOf(IReadOnlyList<PopulationCount> counts) => counts.Count == 0
        ? (UsualAges, [.. UsualAges.Select(a => TurnoutAt(MiddleOf(a)))])
        : ([.. counts.Select(c => c.Category)], [.. counts.Select(c => c.Count * TurnoutAt(MiddleOf(c.Category)))]);

    private static double TurnoutAt(double age)
    {
        if (age <= Turnout[0].Age) { return Turnout[0].Factor; }
        for (var i = 1; i < Turnout.Length; i++)
        {
            var ((from, low), (to, high)) = (Turnout[i - 1], Turnout[i]);
            if (age <= to) { return low + ((high - low) * (age - from) / (to - from)); }
        }
        return Turnout[^1].Factor;
    }

    /// <summary>About 80 in a hundred on the web, 12 on paper, 5 by telephone, 3 at events; older people more often on paper.</summary>
    private static Channel ChannelOf(double age, SeededRandom random)
    {
        var paper = 0.12 * Math.Exp((age - 59) / 21);
        var telephone = 0.05 * Math.Exp((age - 58) / 28);
        return random.Pick([Math.Max(0.2, 0.97 - paper - telephone), paper, telephone, 0.03]) switch
        {
            0 => Channel.Web,
            1 => Channel.Paper,
            2 => Channel.Telephone,
            _ => Channel.FaceToFace,
        };
    }
}
