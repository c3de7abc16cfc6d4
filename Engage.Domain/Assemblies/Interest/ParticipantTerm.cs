namespace Engage.Domain.Assemblies.Interest;

/// <summary>How long people of an assembly are kept by name: twelve months from its end.</summary>
public static class ParticipantTerm
{
    private const int MonthsAfterEnd = 12;

    // Nobody said when it ends: a year for meeting and answering, and then the twelve months.
    private const int MonthsWithoutEnd = 24;

    /// <summary>How long an e-mail address may stay unconfirmed before the registration goes.</summary>
    public static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(30);

    /// <summary>The first day on which nobody is kept any more; null while the assembly has no days at all.</summary>
    public static DateOnly? Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var end = assembly.StartOf(AssemblyPhase.Responding) ?? assembly.StartOf(AssemblyPhase.Reporting);
        return end is { } day ? day.AddMonths(MonthsAfterEnd) : assembly.Starts.Count == 0 ? null : assembly.Starts.Max(s => s.From).AddMonths(MonthsWithoutEnd);
    }
}
