using System.Security.Cryptography;
using Engage.Domain;

namespace Engage.Web.Data;

/// <summary>Makes the ids of new rows.</summary>
internal static class NewId
{
    /// <summary>An id nobody can guess: 128 bits of the system's generator.</summary>
    public static string Make() => PublicId.From(RandomNumberGenerator.GetBytes(16));
}
