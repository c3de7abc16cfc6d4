using System.Security.Cryptography;
using Engage.Web.Data;

namespace Engage.Web.Security;

/// <summary>A secret of 32 random bytes in a file outside the database, readable by the program's user only; made once, when nothing depends on a lost one.</summary>
/// <param name="path">Where it is.</param>
/// <param name="name">What it is, for messages: "The key of the audit trail".</param>
/// <param name="whenLost">Why a new one must not be made, as the end of a sentence.</param>
internal sealed class SecretFile(string path, string name, string whenLost)
{
    private const int Size = 32;

    private readonly Lock _lock = new();
    private byte[]? _secret;

    /// <summary>The secret.</summary>
    /// <param name="mayMake">Asked when the file is missing: whether a new one may be made.</param>
    /// <exception cref="DatabaseRefusedException">The file is missing and must not be made, or is not a secret.</exception>
    public byte[] Read(Func<bool> mayMake)
    {
        lock (_lock)
        {
            if (_secret is not null) { return _secret; }
            if (!File.Exists(path) && mayMake()) { Make(); }
            if (!File.Exists(path)) { throw new DatabaseRefusedException($"{name} is missing at {path}: put it back from the backup; a new one {whenLost}."); }
            var secret = File.ReadAllBytes(path);
            return _secret = secret.Length == Size ? secret : throw new DatabaseRefusedException($"{name} at {path} must have {Size} bytes.");
        }
    }

    private void Make()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Written beside and moved into place: a half-written key must never be found. Another program may have won meanwhile.
        var beside = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }
        using (var stream = new FileStream(beside, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Size));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(beside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(beside);
        }
    }
}
