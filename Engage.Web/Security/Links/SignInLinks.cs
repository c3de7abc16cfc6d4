using System.Security.Cryptography;
using System.Text;
using Engage.Web.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Security.Links;

/// <summary>Makes sign-in links and lets each be used once, within ten minutes. Use one only on POST: mail scanners open every link.</summary>
public sealed class SignInLinks(TimeProvider time)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How many links of a person may be open at once: nobody's mailbox is to be filled by somebody else.</summary>
    public const int MostOpen = 5;

    private const int TokenBytes = 32;

    /// <summary>Adds a link to the context, to be saved with the message that carries it.</summary>
    /// <returns>The token of the link; null when the person has enough open ones already.</returns>
    public async Task<string?> IssueAsync(EngageDb db, string person, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        if (await db.SignInLinks.CountAsync(l => l.Person == person && l.UsedAt == null && l.ExpiresAt > now, cancellationToken) >= MostOpen) { return null; }
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(TokenBytes));
        db.SignInLinks.Add(new SignInLink { TokenHash = HashOf(token), Person = person, IssuedAt = now, ExpiresAt = now + Lifetime });
        return token;
    }

    /// <summary>Uses a link up.</summary>
    /// <returns>Whose it was; null when there is no such link, its time is over or it was used. One update decides, so of two clicks one wins.</returns>
    public async Task<string?> ConsumeAsync(EngageDb db, string? token, CancellationToken cancellationToken = default)
    {
        if (token is not { Length: > 0 and <= 100 }) { return null; }
        var (hash, now, used) = (HashOf(token), time.GetUtcNow(), 0);
        await db.WriteAsync(
            async _ => used = await db.SignInLinks.Where(l => l.TokenHash == hash && l.UsedAt == null && l.ExpiresAt > now)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now), cancellationToken),
            cancellationToken);
        return used == 1 ? await db.SignInLinks.Where(l => l.TokenHash == hash).Select(l => l.Person).FirstAsync(cancellationToken) : null;
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
