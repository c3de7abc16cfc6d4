using System.Security.Cryptography;

namespace Engage.Web.Data.Responses;

/// <summary>References for receipts, such as K7QF-2M9P: two groups of four, without letters and digits that are read as each other.</summary>
public static class ReceiptReference
{
    private const string Symbols = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    /// <summary>A new one, by chance: 29 symbols to the power of eight are 500 thousand million.</summary>
    public static string New()
    {
        var symbols = RandomNumberGenerator.GetItems<char>(Symbols, 8);
        return string.Concat(symbols.AsSpan(0, 4), "-", symbols.AsSpan(4, 4));
    }
}
