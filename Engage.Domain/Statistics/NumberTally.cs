using Engage.Domain.Surveys;

namespace Engage.Domain.Statistics;

/// <summary>Numbers given, as mean, median and quartiles.</summary>
public sealed class NumberTally : Tally
{
    private readonly Spread _spread = new();

    /// <summary>The numbers given.</summary>
    public Spread Spread => _spread;

    /// <inheritdoc/>
    protected override OptionRole Count(Answer answer, Alike alike)
    {
        if (answer is not NumberAnswer { Value: var value }) { throw Misfit(answer); }
        _spread.Add((double)value, alike);
        return OptionRole.Ordinary;
    }
}

/// <summary>What each item was given when a total was shared out; an item left empty was given nothing.</summary>
/// <param name="items">The items.</param>
public sealed class AmountTally(IReadOnlyList<Option> items) : Tally
{
    private readonly Spread[] _spreads = [.. items.Select(_ => new Spread())];

    /// <summary>The items.</summary>
    public IReadOnlyList<Option> Items => items;

    /// <summary>What each item was given, in the order of <see cref="Items"/>.</summary>
    public IReadOnlyList<Spread> Spreads => _spreads;

    /// <inheritdoc/>
    protected override OptionRole Count(Answer answer, Alike alike)
    {
        if (answer is not AmountsAnswer { Amounts: var amounts }) { throw Misfit(answer); }
        for (var i = 0; i < items.Count; i++) { _spreads[i].Add(amounts.GetValueOrDefault(items[i].Code), alike); }
        return OptionRole.Ordinary;
    }
}

/// <summary>A collection of numbers and where they lie.</summary>
public sealed class Spread
{
    private readonly List<double> _values = [];
    private double _sum;
    private double _weightedSum;
    private double _weights;
    private bool _isSorted;

    /// <summary>How many numbers there are.</summary>
    public int Count => _values.Count;

    /// <summary>Their mean; null when there are none.</summary>
    public double? Mean => _values.Count == 0 ? null : _sum / _values.Count;

    /// <summary>Their weighted mean; null without weights.</summary>
    public double? WeightedMean => _weights > 0 ? _weightedSum / _weights : null;

    /// <summary>Their median; null when there are none.</summary>
    public double? Median => Quantile(0.5);

    /// <summary>Takes a number that some responses gave.</summary>
    public void Add(double value, Alike alike)
    {
        for (var i = 0; i < alike.Responses; i++) { _values.Add(value); }
        _sum += alike.Responses * value;
        _weightedSum += alike.Weight * value;
        _weights += alike.Weight;
        _isSorted = false;
    }

    /// <summary>The value below which a share of the numbers lies, by linear interpolation (Hyndman, Fan 1996, type 7); null when there are none.</summary>
    /// <param name="share">From 0 to 1.</param>
    public double? Quantile(double share)
    {
        if (_values.Count == 0) { return null; }
        // Several pages may ask at once.
        lock (_values)
        {
            if (!_isSorted) { _values.Sort(); }
            _isSorted = true;
        }
        var position = share * (_values.Count - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, _values.Count - 1);
        return _values[below] + ((position - below) * (_values[above] - _values[below]));
    }
}
