using System.Runtime.InteropServices;
using Engage.Domain.Surveys;

namespace Engage.Domain.Statistics;

/// <summary>
/// Counts the answers to one question, one response at a time, without keeping them. There is one kind of tally for each
/// shape of result, so a new kind of question chooses among them.
/// </summary>
public abstract class Tally
{
    private int _answered;
    private int _dontKnow;
    private int _preferNotToSay;
    private int _passedOver;
    private int _notAsked;
    private double _squaredWeights;

    /// <summary>How people dealt with the question so far.</summary>
    public Bases Bases => new(_answered, _dontKnow, _preferNotToSay, _passedOver, _notAsked);

    /// <summary>The sum of the weights of those who answered; 0 without weights.</summary>
    public double WeightedAnswered { get; private set; }

    /// <summary>Whether there are weighted figures beside the unweighted ones.</summary>
    public bool IsWeighted => WeightedAnswered > 0;

    /// <summary>Kish's effective size of the weighted base, (Σw)²/Σw² (Kish 1965); 0 without weights.</summary>
    public double EffectiveBase => _squaredWeights > 0 ? WeightedAnswered * WeightedAnswered / _squaredWeights : 0;

    /// <summary>Counts one response's answer.</summary>
    /// <param name="answer">Null when the question was not asked.</param>
    /// <param name="weight">What the response counts in weighted figures; 0 when it has no weight.</param>
    public void Add(Answer? answer, double weight = 0) => Add(answer, Alike.One(weight));

    /// <summary>Counts the answer that some responses have in common.</summary>
    /// <param name="answer">Null when the question was not asked.</param>
    /// <param name="alike">How many responses, and what they weigh.</param>
    public void Add(Answer? answer, Alike alike)
    {
        if (answer is null) { _notAsked += alike.Responses; }
        else if (!answer.IsGiven) { _passedOver += alike.Responses; }
        else
        {
            switch (Count(answer, alike))
            {
                case OptionRole.DontKnow: _dontKnow += alike.Responses; break;
                case OptionRole.PreferNotToSay: _preferNotToSay += alike.Responses; break;
                default:
                    _answered += alike.Responses;
                    WeightedAnswered += alike.Weight;
                    _squaredWeights += alike.SquaredWeights;
                    break;
            }
        }
    }

    /// <summary>Counts a given answer and says what kind it is; only ordinary ones enter the base.</summary>
    protected abstract OptionRole Count(Answer answer, Alike alike);

    /// <summary>The exception for an answer of a shape that this tally does not count.</summary>
    protected static InvalidOperationException Misfit(Answer answer) =>
        new($"An answer of type {answer.GetType().Name} does not fit its question.");
}

/// <summary>Responses with one answer in common.</summary>
/// <param name="Responses">How many.</param>
/// <param name="Weight">The sum of their weights; 0 without weights.</param>
/// <param name="SquaredWeights">The sum of the squares of their weights.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Alike(int Responses, double Weight, double SquaredWeights)
{
    /// <summary>One response.</summary>
    public static Alike One(double weight) => new(1, weight, weight * weight);

    /// <summary>With one more response.</summary>
    public Alike And(double weight) => new(Responses + 1, Weight + weight, SquaredWeights + (weight * weight));
}

/// <summary>How often each option was chosen.</summary>
/// <param name="options">All options in the order shown.</param>
/// <param name="isSeveral">Whether one person may choose several, so that shares add to more than 100%.</param>
public sealed class OptionTally(IReadOnlyList<Option> options, bool isSeveral) : Tally
{
    private readonly int[] _counts = new int[options.Count];
    private readonly double[] _weighted = new double[options.Count];
    private readonly Dictionary<string, int> _indexes = options.Select((o, i) => (o.Code, i)).ToDictionary(p => p.Code, p => p.i, StringComparer.Ordinal);

    /// <summary>All options in the order shown.</summary>
    public IReadOnlyList<Option> Options => options;

    /// <summary>Whether one person may choose several.</summary>
    public bool IsSeveral => isSeveral;

    /// <summary>How many chose each option, in the order of <see cref="Options"/>.</summary>
    public IReadOnlyList<int> Counts => _counts;

    /// <summary>The share of those who answered who chose an option, from 0 to 1; null when nobody answered or the option is no substantive one.</summary>
    public double? ShareOf(int index) =>
        IsSubstantive(options[index]) && Bases.Answered > 0 ? (double)_counts[index] / Bases.Answered : null;

    /// <summary>The weighted share of an option, from 0 to 1; null without weights, or when the option is no substantive one.</summary>
    public double? WeightedShareOf(int index) => IsSubstantive(options[index]) && IsWeighted ? _weighted[index] / WeightedAnswered : null;

    /// <summary>Whether an option counts as an answer: all but "Don't know" and "Prefer not to say".</summary>
    public static bool IsSubstantive(Option option) => option.Role is not (OptionRole.DontKnow or OptionRole.PreferNotToSay);

    /// <inheritdoc/>
    protected override OptionRole Count(Answer answer, Alike alike)
    {
        var role = OptionRole.Ordinary;
        foreach (var code in answer.SelectedCodes)
        {
            // An option that a later version no longer has cannot be shown; the answer still counts.
            if (!_indexes.TryGetValue(code, out var index)) { continue; }
            _counts[index] += alike.Responses;
            _weighted[index] += alike.Weight;
            if (!IsSubstantive(options[index])) { role = options[index].Role; }
        }
        return role;
    }
}

/// <summary>How often each item of a matrix got each rating. The base of a percentage is those who rated the item.</summary>
/// <param name="items">The items rated.</param>
/// <param name="scale">The ratings in order.</param>
public sealed class GridTally(IReadOnlyList<Option> items, IReadOnlyList<Option> scale) : Tally
{
    private readonly OptionTally[] _rows = [.. items.Select(_ => new OptionTally(scale, isSeveral: false))];

    /// <summary>The items rated.</summary>
    public IReadOnlyList<Option> Items => items;

    /// <summary>The ratings in order.</summary>
    public IReadOnlyList<Option> Scale => scale;

    /// <summary>One tally for each item, in the order of <see cref="Items"/>.</summary>
    public IReadOnlyList<OptionTally> Rows => _rows;

    /// <inheritdoc/>
    protected override OptionRole Count(Answer answer, Alike alike)
    {
        if (answer is not RatingsAnswer { Ratings: var ratings }) { throw Misfit(answer); }
        for (var i = 0; i < items.Count; i++)
        {
            _rows[i].Add(ratings.TryGetValue(items[i].Code, out var code) ? new OptionAnswer(code) : Answer.PassedOver, alike);
        }
        return OptionRole.Ordinary;
    }
}

/// <summary>Free text: how many wrote something. The texts themselves stay where they are.</summary>
public sealed class TextTally : Tally
{
    /// <inheritdoc/>
    protected override OptionRole Count(Answer answer, Alike alike) => OptionRole.Ordinary;
}

/// <summary>How many gave a place, by the codes of its authority and its Local Policing Unit.</summary>
public sealed class PlaceTally : Tally
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How many live in an area, of any level, by its code.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <inheritdoc/>
    protected override OptionRole Count(Answer answer, Alike alike)
    {
        if (answer is not PlaceAnswer { Place: var place }) { throw Misfit(answer); }
        foreach (var code in new[] { place.LocalAuthorityCode, place.LocalPolicingUnitCode, place.CommunityCode })
        {
            if (code is not null) { _counts[code] = _counts.GetValueOrDefault(code) + alike.Responses; }
        }
        return OptionRole.Ordinary;
    }
}
