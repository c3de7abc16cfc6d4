namespace Engage.Domain.Sortition.Selection;

/// <summary>By what the chances are chosen among all lotteries over panels that meet the quotas.</summary>
public enum SelectionAlgorithm
{
    /// <summary>The smallest chance as large as possible, then the second smallest, and so on (Flanigan, Gölz, Gupta, Hennig, Procaccia 2021).</summary>
    Leximin,

    /// <summary>Only the smallest chance as large as possible.</summary>
    Maximin,

    /// <summary>The product of all chances as large as possible (Nash welfare).</summary>
    Nash,

    /// <summary>Neither very small nor very large chances: (n/k)·max + (k/n)/min as small as possible (Baharav, Flanigan 2024).</summary>
    Goldilocks,

    /// <summary>The field's former greedy method; chances are what it happens to give, counted over many runs. To compare and explain only.</summary>
    Legacy,
}
