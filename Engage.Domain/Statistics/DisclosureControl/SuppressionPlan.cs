namespace Engage.Domain.Statistics;

/// <summary>Puts the figures of tables into a network, small ones hidden, and hides what would give those away.</summary>
/// <param name="rule">The threshold.</param>
internal sealed class SuppressionPlan(Disclosure rule)
{
    private const double CostOfTotal = 1e7;
    private const double CostOfZero = 1e6;

    private readonly List<bool> _isFree = [];

    public SuppressionNetwork Network { get; } = new();

    /// <summary>Figures hidden for what they are.</summary>
    public int PrimaryCount { get; private set; }

    /// <summary>Adds a cell.</summary>
    public void AddCell(int from, int to, int count, bool isPrimary)
    {
        // The smallest figure loses least; a zero protects only when nothing else is left.
        Add(Network.AddArc(from, to, count, count == 0 ? CostOfZero : count + 1), isPrimary || rule.IsSmall(count), isFree: true);
    }

    /// <summary>Adds a total.</summary>
    /// <param name="from">Where its count comes from.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="count">The count.</param>
    /// <param name="isHidden">Whether it is hidden, where that is decided; null where it may be.</param>
    public void AddTotal(int from, int to, int count, bool? isHidden) =>
        Add(Network.AddArc(from, to, count, isHidden is null ? CostOfTotal : SuppressionNetwork.Never), isHidden ?? rule.IsSmall(count), isHidden is null);

    /// <summary>Hides until every hidden figure is protected; when that cannot be, all that may be hidden.</summary>
    /// <returns>Whether each figure is hidden, in the order they were added.</returns>
    public bool[] Hidden()
    {
        PrimaryCount = Network.HiddenCount;
        var isProtected = rule.Protect(Network);
        return [.. Enumerable.Range(0, Network.Count).Select(arc => Network.IsHidden(arc) || (!isProtected && _isFree[arc]))];
    }

    private void Add(int arc, bool isHidden, bool isFree)
    {
        _isFree.Add(isFree);
        if (isHidden) { Network.Hide(arc); }
    }
}
