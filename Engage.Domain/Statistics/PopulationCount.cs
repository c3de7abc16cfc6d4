namespace Engage.Domain.Statistics;

/// <summary>How many people of a category live in an area: what a sample is compared with and, later, weighted to.</summary>
/// <param name="AreaCode">The area counted.</param>
/// <param name="Variable">The variable, such as age-band or sex; a question names the variable it measures.</param>
/// <param name="Category">The category, by the code of the answer option, such as 25-34.</param>
/// <param name="Count">People, or households where the source says so.</param>
/// <param name="Source">Where the figure is from, as printed.</param>
public sealed record PopulationCount(string AreaCode, string Variable, string Category, int Count, string Source);
