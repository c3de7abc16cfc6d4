using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Surveys.Simulation;

/// <summary>Rating, ranking and sharing out among items.</summary>
internal static class Items
{
    internal static Answer Rate(Matrix question, SimulatedPerson person)
    {
        var ratings = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        // A few go straight down the column.
        var always = person.Happens(0.04) ? Scales.Rate(question.Choices, question.Text, null, person) : null;
        foreach (var item in question.Items)
        {
            if (!question.IsRequired && person.Happens(0.012 * person.Haste)) { continue; }
            ratings[item.Code] = (always ?? Scales.Rate(question.Choices, question.Text, item, person)).Code;
        }
        return ratings.Count > 0 ? new RatingsAnswer(ratings) : Answer.PassedOver;
    }

    internal static Answer Rank(Ranking question, AnswerSheet given, SimulatedPerson person)
    {
        var offered = question.ItemsFor(given);
        return offered.Count == 0 ? Answer.PassedOver : new RankingAnswer(
        [
            .. offered.Select(i => (i.Code, Score: person.LikingOf(i) + (0.3 * person.Random.NextNormal())))
                .OrderByDescending(i => i.Score).Take(question.RanksFor(offered.Count)).Select(i => i.Code),
        ]);
    }

    /// <summary>In round steps, as people do, that add up to the total exactly.</summary>
    internal static Answer Share(Allocation question, SimulatedPerson person)
    {
        var step = question.Total % 20 == 0 ? question.Total / 20 : 1;
        var steps = question.Total / step;
        var spread = person.Happens(0.12) ? 0 : 0.55;
        var weights = question.Items.Select(i => Math.Exp(spread * person.LikingOf(i))).ToList();
        var whole = weights.Sum();

        var exact = weights.ConvertAll(w => steps * w / whole);
        var shares = exact.ConvertAll(e => (int)Math.Floor(e));
        // What is left goes to the largest remainders (Hamilton).
        foreach (var at in Enumerable.Range(0, shares.Count).OrderByDescending(i => exact[i] - shares[i]).Take(steps - shares.Sum())) { shares[at]++; }

        var amounts = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < shares.Count; i++) { amounts[question.Items[i].Code] = shares[i] * step; }
        return new AmountsAnswer(amounts);
    }
}

/// <summary>Numbers and amounts of money.</summary>
internal static class Amounts
{
    internal static Answer Number(Numeric question, SimulatedPerson person)
    {
        var from = Math.Clamp(0m, question.Least, question.Most);
        var range = question.Most - from;
        if (person.Happens(question is MoneyQuestion ? 0.25 : 0.45)) { return new NumberAnswer(from); }

        // Most give a small number: an exponential one with a mean of at most four, or thirty pounds.
        var mean = Math.Min((double)range * 0.1, question is MoneyQuestion ? 30 : 4);
        var drawn = (decimal)Math.Min(-mean * Math.Log(1 - person.Random.NextDouble()), (double)range);
        var rounded = question is MoneyQuestion && range >= 50 ? Math.Round(drawn / 5m) * 5m : decimal.Round(drawn, Math.Min(question.Decimals, 2));
        return new NumberAnswer(Math.Clamp(from + rounded, question.Least, question.Most));
    }
}
