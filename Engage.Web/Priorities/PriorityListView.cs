using Engage.Domain.Priorities;

namespace Engage.Web.Priorities;

/// <summary>Priorities as a list on a page.</summary>
/// <param name="Priorities">The priorities, all public.</param>
/// <param name="Today">The day on which something is overdue or not.</param>
public sealed record PriorityListView(IReadOnlyList<LocalPriority> Priorities, DateOnly Today)
{
    /// <summary>Names the area of each, where the list is of several; null where it is of one.</summary>
    public Func<string, string>? AreaName { get; init; }
}
