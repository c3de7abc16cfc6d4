using Engage.Domain.Assemblies;

namespace Engage.Web.Assemblies;

/// <summary>An assembly's days, to be shown.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Now">The phase it is in.</param>
public sealed record AssemblySchedule(Assembly Assembly, AssemblyPhase Now);
