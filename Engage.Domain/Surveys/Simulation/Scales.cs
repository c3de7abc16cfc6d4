namespace Engage.Domain.Surveys.Simulation;

/// <summary>Answers on ordered scales, from what a person leans to and what is asked about.</summary>
internal static class Scales
{
    private static readonly string[] Low = ["not", "un", "dis", "never", "badly", "poor", "worse", "low"];

    // What is known to be judged better or worse than the rest.
    private static readonly Dictionary<string, double> Shifts = new(StringComparer.Ordinal)
    {
        ["home"] = 1.2,
        ["after-dark"] = 0.1,
        ["town-at-night"] = -0.35,
        ["public-transport"] = 0.25,
        ["rural-lanes"] = 0.3,
        ["online"] = 0,
        ["emergencies"] = 0.35,
        ["answering"] = -0.5,
        ["informing"] = -0.4,
        ["local-policing"] = -0.75,
        ["fairness"] = 0.35,
        ["preventing"] = -0.35,
    };

    /// <summary>Whether the options, without those outside the scale, look like points of one: "very safe" to "very unsafe".</summary>
    internal static bool IsScale(IReadOnlyList<Option> options)
    {
        var points = options.Where(o => o.Role == OptionRole.Ordinary && !o.IsExclusive).ToList();
        return points.Count >= 3 && IsLow(points[0]) != IsLow(points[^1]);
    }

    /// <summary>The point a person chooses.</summary>
    /// <param name="options">The scale, with what was added to it.</param>
    /// <param name="about">The text of the question and the code of the item: what is rated.</param>
    internal static Option Rate(IReadOnlyList<Option> options, string text, Option? about, SimulatedPerson person)
    {
        var points = options.Where(o => o.Role == OptionRole.Ordinary).ToList();
        if (points.Count == 0) { return options[person.Random.Next(options.Count)]; }
        if (options.FirstOrDefault(o => o.Role == OptionRole.DontKnow) is { } unknown && person.Happens(DoubtAbout(about, person))) { return unknown; }
        if (options.FirstOrDefault(o => o.Role == OptionRole.PreferNotToSay) is { } silent && person.Happens(0.02)) { return silent; }

        var opinion = (0.75 * Leaning(text, person)) + ShiftOf(text, about, person) + (0.6 * person.Random.NextNormal());
        var below = 0; // how many points down from the best one
        while (below < points.Count - 1 && opinion < Threshold(below, points.Count)) { below++; }
        return points[IsLow(points[0]) ? points.Count - 1 - below : below];
    }

    /// <summary>Above this a point is chosen rather than the next lower one. Five points: a narrow middle, few at the ends.</summary>
    private static double Threshold(int point, int points) => points switch
    {
        2 => 0,
        5 => point switch { 0 => 1.2, 1 => 0.15, 2 => -0.25, _ => -1.1 },
        _ => 1.2 - (2.3 * point / (points - 2)),
    };

    private static double Leaning(string text, SimulatedPerson person) =>
        Has(text, "safe") ? person.Safety
        : Has(text, "pay") || Has(text, "tax") ? person.Willingness
        : Has(text, "police") || Has(text, "confiden") || Has(text, "trust") || Has(text, "officer") ? person.Trust
        : (0.6 * person.Trust) + (0.4 * person.Safety);

    private static double ShiftOf(string text, Option? about, SimulatedPerson person)
    {
        if (about is null) { return 0.3 * Spread.Of(text); }
        var shift = Shifts.TryGetValue(about.Code, out var known) ? known : 0.5 * Spread.Of(about.Code);
        if (Has(about.Code, "dark") || Has(about.Code, "night")) { shift -= person.Sex is "female" ? 0.5 : -0.2; }
        return shift;
    }

    private static double DoubtAbout(Option? about, SimulatedPerson person) => about?.Code switch
    {
        "informing" => 0.3,
        "rural-lanes" => 0.12 * (1 - person.Rurality),
        "town-at-night" or "public-transport" => person.Age > 70 ? 0.14 : 0.05,
        null => 0.04,
        var code => 0.05 + (0.03 * Spread.Of(code)),
    };

    private static bool IsLow(Option point) => Low.Any(l => point.Text.Split(' ').Any(w => w.StartsWith(l, StringComparison.OrdinalIgnoreCase)));

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
