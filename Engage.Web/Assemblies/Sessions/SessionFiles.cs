using System.Security.Cryptography;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>Papers and photos, kept in the data folder under names the program chose: nothing of what people call their files becomes a path.</summary>
public sealed class SessionFiles(DataDirectory directory)
{
    /// <summary>The most bytes of a request that carries a paper.</summary>
    public const int MaxPaperRequest = UploadedFile.MaxPaper + (64 * 1024);

    /// <summary>The most bytes of a request that carries a photo.</summary>
    public const int MaxPhotoRequest = UploadedFile.MaxPhoto + (256 * 1024);

    /// <summary>Keeps a paper.</summary>
    /// <param name="fileName">As it was called; a safe name is made of it.</param>
    public async Task<Paper> KeepAsync(Session session, string title, string? fileName, string? speakerId, bool isPublic, byte[] bytes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var paper = new Paper
        {
            Id = NewId.Make(),
            AssemblyId = session.AssemblyId,
            SessionId = session.Id,
            SpeakerId = speakerId,
            Title = title,
            FileName = UploadedFile.SafeName(fileName),
            Size = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            IsPublic = isPublic,
            AddedAt = now,
        };
        await WriteAsync(PathOf(paper), bytes, cancellationToken);
        return paper;
    }

    /// <summary>A paper as an attachment; null when its file is gone.</summary>
    public IActionResult? Send(Paper paper)
    {
        var path = PathOf(paper);
        return File.Exists(path) ? new PhysicalFileResult(path, "application/pdf") { FileDownloadName = paper.FileName } : null;
    }

    /// <summary>Deletes a paper's file.</summary>
    public void Delete(Paper paper) => File.Delete(PathOf(paper));

    /// <summary>Keeps a speaker's photo.</summary>
    public Task KeepPhotoAsync(Speaker speaker, byte[] bytes, CancellationToken cancellationToken) => WriteAsync(PhotoOf(speaker), bytes, cancellationToken);

    /// <summary>A speaker's photo; null when there is none.</summary>
    public IActionResult? SendPhoto(Speaker speaker)
    {
        var path = PhotoOf(speaker);
        return speaker.PhotoType is { } type && File.Exists(path) ? new PhysicalFileResult(path, type) : null;
    }

    private string PathOf(Paper paper) => directory.PathOf($"papers/{paper.Id}.pdf");

    private string PhotoOf(Speaker speaker) => directory.PathOf($"photos/{speaker.Id}");

    // Whole or not at all: a file is only ever seen under its name once it is complete.
    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        var part = $"{path}.part";
        await File.WriteAllBytesAsync(part, bytes, cancellationToken);
        File.Move(part, path, overwrite: true);
    }
}
