using System.Security.Cryptography;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Consultations;

/// <summary>
/// The files of written submissions, encrypted in the data folder under names the program chose: letters name people, and
/// nothing of what people call their files becomes a path.
/// </summary>
public sealed class SubmissionFiles(DataDirectory directory, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Engage.Contacts", "submission-file");

    /// <summary>Keeps a file, whole or not at all.</summary>
    public async Task KeepAsync(WrittenSubmission submission, byte[] bytes, CancellationToken cancellationToken = default)
    {
        var path = PathOf(submission);
        await File.WriteAllBytesAsync($"{path}.part", _protector.Protect(bytes), cancellationToken);
        File.Move($"{path}.part", path, overwrite: true);
    }

    /// <summary>The file as an attachment; null when there is none, or it cannot be read any more.</summary>
    public async Task<IActionResult?> SendAsync(WrittenSubmission submission, CancellationToken cancellationToken = default)
    {
        var path = PathOf(submission);
        if (submission.FileName is not { } name || !File.Exists(path)) { return null; }
        try
        {
            return new FileContentResult(_protector.Unprotect(await File.ReadAllBytesAsync(path, cancellationToken)), "application/pdf") { FileDownloadName = name };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Deletes a file.</summary>
    public void Delete(WrittenSubmission submission) => File.Delete(PathOf(submission));

    private string PathOf(WrittenSubmission submission) => directory.PathOf($"submissions/{submission.Id}");
}
