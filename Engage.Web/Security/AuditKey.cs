using System.Security.Cryptography;
using Engage.Web.Data;

namespace Engage.Web.Security;

/// <summary>
/// The key of the audit chain: 32 random bytes in <c>keys/audit.key</c> of the data folder, or in the file named by
/// <c>Audit:KeyFile</c>, readable by the program's user only. Programs that share a database share this file.
/// </summary>
public sealed class AuditKey(DataDirectory directory, IConfiguration configuration)
{
    private const int Size = 32;

    private readonly Lock _lock = new();
    private byte[]? _key;

    private string KeyPath => configuration["Audit:KeyFile"] is { Length: > 0 } path ? Path.GetFullPath(path) : directory.PathOf("keys/audit.key");

    /// <summary>The key.</summary>
    /// <param name="mayMake">Whether a missing key may be made: only while there is no entry it would have sealed.</param>
    /// <exception cref="DatabaseRefusedException">The file is missing and must not be made, or is not a key.</exception>
    public byte[] Read(bool mayMake)
    {
        lock (_lock)
        {
            if (_key is not null) { return _key; }
            if (!File.Exists(KeyPath) && mayMake) { Make(); }
            if (!File.Exists(KeyPath))
            {
                throw new DatabaseRefusedException($"The key of the audit trail is missing at {KeyPath}: put it back from the backup; a new one could not check what is there.");
            }
            var key = File.ReadAllBytes(KeyPath);
            return _key = key.Length == Size ? key : throw new DatabaseRefusedException($"The key of the audit trail at {KeyPath} must have {Size} bytes.");
        }
    }

    private void Make()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyPath)!);
        // Written beside and moved into place: a half-written key must never be found. Another program may have won meanwhile.
        var beside = $"{KeyPath}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }
        using (var stream = new FileStream(beside, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Size));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(beside, KeyPath, overwrite: false);
        }
        catch (IOException) when (File.Exists(KeyPath))
        {
            File.Delete(beside);
        }
    }
}
