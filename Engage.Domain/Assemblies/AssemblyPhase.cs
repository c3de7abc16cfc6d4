namespace Engage.Domain.Assemblies;

/// <summary>What happens with an assembly, in the order in which it happens.</summary>
public enum AssemblyPhase
{
    /// <summary>Being set up: letters have not gone out.</summary>
    Preparing,

    /// <summary>Letters are out and people register their interest.</summary>
    Registering,

    /// <summary>The panel is drawn and people confirm their places.</summary>
    Selecting,

    /// <summary>The members meet.</summary>
    Meeting,

    /// <summary>The report is written.</summary>
    Reporting,

    /// <summary>The office-holder answers, and what was promised is followed up.</summary>
    Responding,
}

/// <summary>When one phase begins.</summary>
/// <param name="AssemblyId">The assembly.</param>
/// <param name="Phase">The phase.</param>
/// <param name="From">Its first day, on the programme's clocks.</param>
public sealed record PhaseStart(string AssemblyId, AssemblyPhase Phase, DateOnly From);
