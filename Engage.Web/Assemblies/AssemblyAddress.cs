using Engage.Domain.Assemblies;

namespace Engage.Web.Assemblies;

/// <summary>The addresses of programmes and assemblies, and how the audit trail names them.</summary>
public static class AssemblyAddress
{
    /// <summary>A programme's public page.</summary>
    public static string Public(AssemblyProgramme programme) => $"/assemblies/{programme.Slug}";

    /// <summary>An assembly's public page; what belongs to it lies below.</summary>
    public static string Public(AssemblyProgramme programme, Assembly assembly) => $"/assemblies/{programme.Slug}/{assembly.Slug}";

    /// <summary>A programme's page for staff.</summary>
    public static string Staff(AssemblyProgramme programme) => $"/staff/assemblies/{programme.Slug}";

    /// <summary>An assembly's page for staff; what belongs to it lies below.</summary>
    public static string Staff(AssemblyProgramme programme, Assembly assembly) => $"/staff/assemblies/{programme.Slug}/{assembly.Slug}";

    /// <summary>How the audit trail names a programme.</summary>
    public static string Subject(AssemblyProgramme programme) => $"programme:{programme.Slug}";

    /// <summary>How the audit trail names an assembly.</summary>
    public static string Subject(Assembly assembly) => $"assembly:{assembly.Id}";
}
