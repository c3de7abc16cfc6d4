using Engage.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Invitations;

/// <summary>Keeps the files of letters, encrypted, until the letters are posted.</summary>
public sealed class LetterFiles(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long files are kept when nobody says that the letters were posted.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private readonly IDataProtector _protector = protection.CreateProtector("Engage.LetterFiles");

    /// <summary>Adds a file to the context.</summary>
    public void Add(EngageDb db, string roundId, string name, int letters, byte[] content) => db.LetterFiles.Add(new LetterFile
    {
        Id = NewId.Make(),
        RoundId = roundId,
        Name = name,
        Letters = letters,
        Content = _protector.Protect(content),
        MadeAt = time.GetUtcNow(),
    });

    /// <summary>The file as it was.</summary>
    public byte[] Open(LetterFile file) => _protector.Unprotect(file.Content);

    /// <summary>Deletes files that have lain too long.</summary>
    public Task<int> DeleteOldAsync(EngageDb db, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - KeptFor;
        return db.LetterFiles.Where(f => f.MadeAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}
