namespace Engage.Domain.Sortition.Tables;

/// <summary>How seating ended: a <see cref="TablePlan"/>, or <see cref="NoTablePlan"/>.</summary>
public abstract record TableOutcome;

/// <summary>What has to hold cannot.</summary>
/// <param name="Because">A sentence.</param>
public sealed record NoTablePlan(string Because) : TableOutcome;

/// <summary>Who sits where in each session.</summary>
/// <param name="TableOf">For each session, for each person, the table.</param>
/// <param name="DistinctPairs">How many pairs share a table at least once.</param>
/// <param name="PossiblePairs">No plan with tables of these sizes has more: every two who share a table would do so once only, and there are only so many pairs of people.</param>
/// <param name="WorstImbalance">By how much a value's number at a table differs at most from its share of the table's seats.</param>
public sealed record TablePlan(IReadOnlyList<int[]> TableOf, int DistinctPairs, int PossiblePairs, double WorstImbalance) : TableOutcome;
