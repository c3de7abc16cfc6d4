using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Surveys.Simulation;

/// <summary>Answers to questions about what people are rather than what they think, by the variable the question measures.</summary>
internal static class Characteristics
{
    private static readonly Dictionary<string, double> NotSaying = new(StringComparer.Ordinal)
    {
        ["age-band"] = 0.02,
        ["sex"] = 0.025,
        ["council-tax-band"] = 0.03,
        ["disability"] = 0.06,
        ["ethnic-group"] = 0.06,
        ["religion"] = 0.08,
        ["gender-identity"] = 0.04,
        ["sexual-orientation"] = 0.12,
        ["marital-status"] = 0.07,
    };

    private static readonly Dictionary<string, Dictionary<string, double>> Usual = new(StringComparer.Ordinal)
    {
        ["strand"] = Weights(("resident", 74), ("victim", 15), ("business", 5), ("ratepayer-body", 1.2), ("police", 3.3), ("other", 1.5)),
        ["council-tax-band"] = Weights(("a", 17), ("b", 19), ("c", 20), ("d", 16), ("e", 12), ("f", 8), ("g", 7), ("h", 1), ("dont-know", 9)),
        ["ethnic-group"] = Weights(("white", 96), ("mixed", 1.2), ("asian", 1.6), ("black", 0.6), ("other", 0.6)),
        ["ethnic-group-white"] = Weights(("british", 95.5), ("irish", 1.2), ("gypsy-or-irish-traveller", 0.1), ("other", 3.2)),
        ["disability-impact"] = Weights(("a-lot", 27), ("a-little", 53), ("not-at-all", 20)),
        ["religion"] = Weights(("none", 39), ("christian", 55), ("buddhist", 0.5), ("hindu", 0.6), ("jewish", 0.2), ("muslim", 1), ("sikh", 0.2), ("other", 0.8)),
        ["sexual-orientation"] = Weights(("heterosexual", 94), ("gay-or-lesbian", 3), ("bisexual", 2.2), ("other", 0.8)),
        ["gender-identity"] = Weights(("same", 99.5), ("different", 0.5)),
        ["marital-status"] = Weights(("never", 22), ("married", 56), ("civil-partnership", 0.5), ("separated", 2), ("divorced", 10), ("widowed", 8)),
        ["tenure"] = Weights(("owned-outright", 48), ("owned-mortgage", 31), ("social-rented", 8), ("private-rented", 11), ("shared-ownership", 1), ("rent-free", 1)),
    };

    /// <summary>The option a person chooses in a question that measures what they are; null when it measures something else.</summary>
    internal static Option? Choose(OneOf question, SimulatedPerson person)
    {
        if ((question.Variable ?? (question is CouncilTaxBandQuestion ? CouncilTaxBandQuestion.BandVariable : null)) is not { } variable || variable is "headline") { return null; }
        if (question.Choices.FirstOrDefault(c => c.Role == OptionRole.PreferNotToSay) is { } silent && person.Happens(NotSaying.GetValueOrDefault(variable, 0.05))) { return silent; }

        var own = variable switch
        {
            "age-band" => person.AgeBand,
            "sex" => person.Sex,
            "disability" => person.Happens(0.08 + (0.35 * Math.Clamp((person.Age - 20) / 70, 0, 1))) ? "yes" : "no",
            _ => null,
        };
        var chosen = (own is null ? null : question.FindOption(own)) ?? Draw(question, Usual.GetValueOrDefault(variable), person);
        if (variable is "strand") { Become(chosen.Code, person); }
        return chosen;
    }

    /// <summary>By the usual shares where they are known; otherwise the first option most often, as background questions are ordered.</summary>
    private static Option Draw(OneOf question, Dictionary<string, double>? usual, SimulatedPerson person)
    {
        var options = question.Choices.Where(c => c.Role != OptionRole.PreferNotToSay).ToList();
        if (options.Count == 0) { return question.Choices[0]; }
        var weights = new double[options.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = usual is null ? 1.0 / ((i + 1) * (i + 1)) : usual.GetValueOrDefault(options[i].Code, 0.5);
        }
        return options[person.Random.Pick(weights)];
    }

    /// <summary>What somebody speaks as goes with how they feel.</summary>
    private static void Become(string strand, SimulatedPerson person)
    {
        person.IsOrganisation = strand is "business" or "ratepayer-body";
        switch (strand)
        {
            case "victim":
                (person.Trust, person.Safety, person.Willingness) = (person.Trust - 0.5, person.Safety - 0.6, person.Willingness + 0.1);
                break;
            case "business":
                person.Willingness -= 0.3;
                person.Concerns[(int)Issue.Shops] += 2.5;
                break;
            case "police":
                (person.Trust, person.Willingness) = (person.Trust + 0.9, person.Willingness + 1.2);
                break;
        }
    }

    private static Dictionary<string, double> Weights(params IEnumerable<(string Code, double Weight)> weights) =>
        weights.ToDictionary(w => w.Code, w => w.Weight, StringComparer.Ordinal);
}
