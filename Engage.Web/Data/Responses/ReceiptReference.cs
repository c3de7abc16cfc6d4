using System.Security.Cryptography;
using Engage.Domain;

namespace Engage.Web.Data.Responses;

/// <summary>References for receipts, such as K7QF-2M9P: two groups of four, without letters and digits that are read as each other.</summary>
public static class ReceiptReference
{
    /// <summary>A new one, by chance: 29 symbols to the power of eight are 500 thousand million.</summary>
    public static string New() => ReadableSymbols.Grouped(RandomNumberGenerator.GetString(ReadableSymbols.All, 8));
}
