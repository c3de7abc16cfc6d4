using Engage.Domain.Places;

namespace Engage.Web.Data.Places;

/// <summary>The kinds of area as files and commands name them.</summary>
internal static class AreaKindName
{
    private static readonly Dictionary<string, AreaKind> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["force"] = AreaKind.Force,
        ["local-authority"] = AreaKind.LocalAuthority,
        ["local-policing-unit"] = AreaKind.LocalPolicingUnit,
        ["policing-community"] = AreaKind.PolicingCommunity,
        // As the office's own lists shorten them.
        ["lpu"] = AreaKind.LocalPolicingUnit,
        ["community"] = AreaKind.PolicingCommunity,
    };

    /// <summary>The names in a sentence.</summary>
    public const string All = "force, local-authority, local-policing-unit and policing-community";

    /// <summary>The kind of a name in any case, with hyphens, blanks or underscores; null when there is none.</summary>
    public static AreaKind? Parse(string name) =>
        Names.TryGetValue(name.Replace(' ', '-').Replace('_', '-'), out var kind) ? kind : null;

    /// <summary>The name of a kind.</summary>
    public static string Of(AreaKind kind) => Names.First(n => n.Value == kind).Key;
}
