namespace Engage.Domain.Assemblies.Interest;

/// <summary>How a person quotes their registration on the telephone: the beginning of its id, which says nothing about them.</summary>
public static class RegistrationReference
{
    private const int Symbols = 8;

    /// <summary>The reference of an id, such as 7K3M-9Q2D.</summary>
    public static string Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ReadableSymbols.Grouped(id[..Symbols].ToUpperInvariant());
    }

    /// <summary>The beginning of the id that somebody quotes; null when it is no reference.</summary>
    public static string? Prefix(string? quoted)
    {
        var text = string.Concat((quoted ?? "").Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return text.Length == Symbols ? text : null;
    }
}
