namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>A line of what there is to do about a question.</summary>
/// <param name="Href">Where it is done.</param>
/// <param name="Text">The task.</param>
/// <param name="Status">How far it is.</param>
/// <param name="IsQuiet">Whether nothing waits.</param>
/// <param name="Hint">A line below the task.</param>
public sealed record CodingTask(string Href, string Text, string Status, bool IsQuiet, string? Hint = null)
{
    /// <summary>The id of the status, made of the address.</summary>
    public string StatusId => "task-" + string.Join('-', Href.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(5));
}
