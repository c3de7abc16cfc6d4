namespace Engage.Web.Pages.Staff.Sessions;

/// <summary>Sessions in a table.</summary>
/// <param name="Caption">What they have in common.</param>
/// <param name="Rows">The sessions.</param>
public sealed record SessionTable(string Caption, IReadOnlyList<SessionRow> Rows);
