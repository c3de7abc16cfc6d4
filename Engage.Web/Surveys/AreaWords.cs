using Engage.Domain.Places;

namespace Engage.Web.Surveys;

/// <summary>What kinds of area are called on pages.</summary>
public static class AreaWords
{
    /// <summary>One area of a kind: Local Policing Unit.</summary>
    public static string One(AreaKind kind) => kind switch
    {
        AreaKind.Force => "Police force area",
        AreaKind.LocalAuthority => "Local authority",
        AreaKind.LocalPolicingUnit => "Local Policing Unit",
        _ => "Policing community",
    };

    /// <summary>Several of a kind: Local Policing Units.</summary>
    public static string Several(AreaKind kind) => kind switch
    {
        AreaKind.Force => "Police force areas",
        AreaKind.LocalAuthority => "Local authorities",
        AreaKind.LocalPolicingUnit => "Local Policing Units",
        _ => "Policing communities",
    };
}
