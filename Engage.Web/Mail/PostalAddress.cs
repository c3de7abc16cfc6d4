using Engage.Domain.Places;

namespace Engage.Web.Mail;

/// <summary>Postal addresses as GOV.UK Notify takes them: three to seven lines, the last with the postcode.</summary>
internal static class PostalAddress
{
    private const int MaxLine = 100;

    /// <summary>The lines, without empty ones.</summary>
    public static string[] Lines(string address) => address.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a letter can be sent there.</summary>
    public static bool IsUsable(string address) =>
        Lines(address) is { Length: >= 3 and <= 7 } lines && lines.All(line => line.Length <= MaxLine && !line.Any(char.IsControl)) && Postcode.TryNormalise(lines[^1], out _);
}
