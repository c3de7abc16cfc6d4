using System.Globalization;
using Engage.Domain.Assemblies.Expenses;
using Engage.Domain.Surveys;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>How screens and files name claims.</summary>
public static class ClaimWords
{
    /// <summary>What a claim is for.</summary>
    public static string Name(ClaimKind kind) => kind switch
    {
        ClaimKind.Honorarium => "Thank-you payment",
        ClaimKind.Travel => "Travel",
        ClaimKind.Care => "Care of others",
        ClaimKind.Other => "Something else",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Where a claim stands, and the colour of its tag.</summary>
    public static (string Words, string Colour) Tag(ClaimState state) => state switch
    {
        ClaimState.Submitted => ("To be decided", "yellow"),
        ClaimState.Approved => ("Approved", "green"),
        ClaimState.Refused => ("Refused", "red"),
        ClaimState.Exported => ("With finance", "blue"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>An amount: £12.50.</summary>
    public static string Amount(int pence) => Money.WriteInTable(pence / 100m);

    /// <summary>Reads an amount as typed: 12, 12.5, £12.50.</summary>
    /// <returns>Pence; null when it is none.</returns>
    public static int? Pence(string? text)
    {
        var typed = (text ?? "").Replace("£", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Trim();
        if (!decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds)) { return null; }
        var pence = pounds * 100;
        return pence == decimal.Truncate(pence) && pence is >= 1 and <= Claim.MaxPence ? (int)pence : null;
    }
}
