using Engage.Domain.Assemblies;

namespace Engage.Web.Assemblies;

/// <summary>How screens name what an assembly goes through.</summary>
public static class AssemblyWords
{
    /// <summary>The phases that begin on a day of their own.</summary>
    public static IReadOnlyList<AssemblyPhase> Phases { get; } = [AssemblyPhase.Registering, AssemblyPhase.Selecting, AssemblyPhase.Meeting, AssemblyPhase.Reporting, AssemblyPhase.Responding];

    /// <summary>What happens on the first day of a phase.</summary>
    public static string Beginning(AssemblyPhase phase) => phase switch
    {
        AssemblyPhase.Registering => "Letters go out and registration opens",
        AssemblyPhase.Selecting => "Registration closes and the panel is drawn",
        AssemblyPhase.Meeting => "First session",
        AssemblyPhase.Reporting => "The report is written",
        AssemblyPhase.Responding => "The recommendations are published and answered",
        _ => Tag(phase).Words,
    };

    /// <summary>A phase and the colour of its tag.</summary>
    public static (string Words, string Colour) Tag(AssemblyPhase phase) => phase switch
    {
        AssemblyPhase.Preparing => ("Preparing", "grey"),
        AssemblyPhase.Registering => ("Registering", "green"),
        AssemblyPhase.Selecting => ("Selecting", "yellow"),
        AssemblyPhase.Meeting => ("Meeting", "turquoise"),
        AssemblyPhase.Reporting => ("Reporting", "light-blue"),
        AssemblyPhase.Responding => ("Responding", "blue"),
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    /// <summary>What happens in a phase, for the public.</summary>
    public static string Happens(AssemblyPhase phase) => phase switch
    {
        AssemblyPhase.Preparing => "We prepare the assembly with the advisory panel.",
        AssemblyPhase.Registering => "Letters go to addresses chosen by lot. People who get one can register their interest.",
        AssemblyPhase.Selecting => "The panel is drawn in public, so that it mirrors the area, and people confirm their places.",
        AssemblyPhase.Meeting => "Members meet, hear from speakers, discuss and vote on recommendations.",
        AssemblyPhase.Reporting => "The assembly’s report is written and published.",
        AssemblyPhase.Responding => "The recommendations are answered one by one, and what was promised is followed up here.",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };
}
