using Engage.Web.Data;

namespace Engage.Web.Security;

/// <summary>
/// The key of the audit chain: 32 random bytes in <c>keys/audit.key</c> of the data folder, or in the file named by
/// <c>Audit:KeyFile</c>, readable by the program's user only. Programs that share a database share this file.
/// </summary>
public sealed class AuditKey(DataDirectory directory, IConfiguration configuration)
{
    private readonly Lazy<SecretFile> _file = new(() => new SecretFile(
        configuration["Audit:KeyFile"] is { Length: > 0 } path ? Path.GetFullPath(path) : directory.PathOf("keys/audit.key"),
        "The key of the audit trail",
        "could not check what is there"));

    /// <summary>The key.</summary>
    /// <param name="mayMake">Whether a missing key may be made: only while there is no entry it would have sealed.</param>
    /// <exception cref="DatabaseRefusedException">The file is missing and must not be made, or is not a key.</exception>
    public byte[] Read(bool mayMake) => _file.Value.Read(() => mayMake);
}
