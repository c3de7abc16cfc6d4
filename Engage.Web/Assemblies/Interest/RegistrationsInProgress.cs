using System.Security.Cryptography;
using System.Text.Json;
using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Engage.Web.Assemblies.Interest;

/// <summary>
/// Keeps a registration between its pages in the browser, encrypted: nothing about somebody who does not finish ever reaches
/// the database, and nothing stands in an address.
/// </summary>
public sealed class RegistrationsInProgress(IDataProtectionProvider protection, SiteCookies cookies, TimeProvider time)
{
    /// <summary>How long somebody may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(3);

    // What people need may take more than one cookie holds.
    private readonly ChunkingCookieManager _chunks = new();
    private readonly IDataProtector _protector = protection.CreateProtector("Engage.RegistrationInProgress");

    private string Name => cookies.NameOf(SiteCookies.Registration);

    /// <summary>The registration this browser is filling in for an assembly; null when there is none.</summary>
    public RegistrationDraft? Find(HttpContext context, Assembly assembly)
    {
        if (_chunks.GetRequestCookie(context, Name) is not { Length: > 0 } kept) { return null; }
        try
        {
            var draft = JsonSerializer.Deserialize<RegistrationDraft>(_protector.Unprotect(kept));
            return draft?.AssemblyId == assembly.Id && draft.StartedAt + Longest > time.GetUtcNow() ? draft : null;
        }
        catch (CryptographicException)
        {
            // Altered, or of a ring that is gone.
            return null;
        }
    }

    /// <summary>Begins one for a household.</summary>
    public RegistrationDraft Begin(HttpContext context, Assembly assembly, string householdId) =>
        Keep(context, new RegistrationDraft(NewId.Make(), assembly.Id, householdId, time.GetUtcNow()));

    /// <summary>Keeps it as it is now.</summary>
    public RegistrationDraft Keep(HttpContext context, RegistrationDraft draft)
    {
        _chunks.AppendResponseCookie(context, Name, _protector.Protect(JsonSerializer.Serialize(draft)), cookies.Options(keepFor: null));
        return draft;
    }

    /// <summary>Takes it away: the next person begins anew.</summary>
    public void Clear(HttpContext context) => _chunks.DeleteCookie(context, Name, cookies.Options(keepFor: null));
}
