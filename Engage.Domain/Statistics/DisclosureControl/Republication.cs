namespace Engage.Domain.Statistics;

/// <summary>Whether a newer edition may be published beside an older one.</summary>
public enum RepublicationDecision
{
    /// <summary>Nothing differs: the older edition stands.</summary>
    Unchanged,

    /// <summary>Enough responses differ that nobody can be told from the difference.</summary>
    MayPublish,

    /// <summary>So few responses differ that taking one edition from the other would show what they gave: it waits.</summary>
    Waits,
}

/// <summary>Guards against differencing: two editions of a table that differ by a handful of responses tell what that handful gave.</summary>
public static class Republication
{
    /// <summary>Compares the responses that two editions count.</summary>
    /// <param name="older">The numbers of the responses published before.</param>
    /// <param name="newer">The numbers of the responses to be published.</param>
    /// <param name="rule">The threshold.</param>
    /// <returns>The decision, and how many responses are in one edition and not in the other.</returns>
    public static (RepublicationDecision Decision, int Differing) Judge(IReadOnlySet<long> older, IEnumerable<long> newer, Disclosure rule)
    {
        int added = 0, kept = 0;
        foreach (var number in newer)
        {
            if (older.Contains(number)) { kept++; }
            else { added++; }
        }
        var removed = older.Count - kept;
        return (Judge(added, removed, rule), added + removed);
    }

    /// <summary>Decides by how many responses came and how many went.</summary>
    public static RepublicationDecision Judge(int added, int removed, Disclosure rule) =>
        added + removed == 0 ? RepublicationDecision.Unchanged
        : rule.IsSmall(added + removed) ? RepublicationDecision.Waits
        : RepublicationDecision.MayPublish;
}
