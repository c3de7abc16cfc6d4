namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>A day and a time as a group of four boxes.</summary>
/// <param name="Name">The name of the page's property.</param>
/// <param name="Legend">What is asked.</param>
/// <param name="Hint">An example.</param>
/// <param name="Value">What the boxes hold.</param>
public sealed record LocalTimeField(string Name, string Legend, string Hint, LocalTimeInput Value);
