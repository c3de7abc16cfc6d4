using System.Globalization;
using System.Security.Cryptography;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Security.Contacts;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Consultations;

/// <summary>The register of written submissions: numbers, sealed names, files, and what may be published of each.</summary>
public sealed class SubmissionRegister(EngageDb db, ContactCipher cipher, SubmissionFiles files, AuditTrail audit, TimeProvider time, IOutputCacheStore? pages = null)
{
    private const string NameField = "submission-name";

    /// <summary>All of a survey, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<WrittenSubmission>> AllAsync(string surveyId, CancellationToken cancellationToken = default) =>
        await db.WrittenSubmissions.Where(s => s.SurveyId == surveyId).OrderBy(s => s.Number).ToListAsync(cancellationToken);

    /// <summary>One by its number; null when there is none.</summary>
    public Task<WrittenSubmission?> FindAsync(string surveyId, int number, CancellationToken cancellationToken = default) =>
        db.WrittenSubmissions.SingleOrDefaultAsync(s => s.SurveyId == surveyId && s.Number == number, cancellationToken);

    /// <summary>All of a survey with the names that may be published.</summary>
    public async Task<IReadOnlyList<SubmissionFacts>> FactsAsync(string surveyId, CancellationToken cancellationToken = default)
    {
        var all = await db.WrittenSubmissions.AsNoTracking().Where(s => s.SurveyId == surveyId).OrderBy(s => s.Number).ToListAsync(cancellationToken);
        var labels = await ThemesAsync(surveyId, cancellationToken);
        return [.. all.Select(s => Facts(s, labels))];
    }

    /// <summary>The themes a submission can be given, by code: those of the survey's codebooks in use.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ThemesAsync(string surveyId, CancellationToken cancellationToken = default)
    {
        var codebooks = await db.Codebooks.AsNoTracking().Where(c => c.SurveyId == surveyId).OrderBy(c => c.QuestionCode).ToListAsync(cancellationToken);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var theme in codebooks.Select(c => c.InUse).OfType<Domain.Coding.CodebookVersion>().SelectMany(v => v.Themes)) { labels.TryAdd(theme.Code, theme.Label); }
        return labels;
    }

    /// <summary>A submission with the name that may be published.</summary>
    /// <param name="labels">See <see cref="ThemesAsync"/>.</param>
    public SubmissionFacts Facts(WrittenSubmission submission, IReadOnlyDictionary<string, string> labels) => new(
        submission,
        submission.TakenDown is not null ? SubmissionWords.Nameless(submission.Sender)
            : submission.IsFromOrganisation ? submission.Organisation
            : submission.Consent.Length > 0 && NameOf(submission) is { Length: > 0 } name ? name
            : SubmissionWords.Nameless(submission.Sender),
        [.. submission.Themes.Select(code => labels.GetValueOrDefault(code, code))]);

    /// <summary>The name of the person who sent it, for staff; null when none is kept or its key is gone.</summary>
    public string? NameOf(WrittenSubmission submission)
    {
        if (submission.SealedName is not { } sealedName) { return null; }
        try
        {
            return cipher.Unprotect(NameField, sealedName);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Enters a submission under the next number.</summary>
    /// <param name="name">The person's name; empty for none.</param>
    /// <param name="file">The PDF; null for none.</param>
    public async Task<WrittenSubmission> EnterAsync(Survey survey, SubmissionDetails details, string name, SubmissionUpload? file, string actor, CancellationToken cancellationToken = default)
    {
        var number = 1 + (await db.WrittenSubmissions.Where(s => s.SurveyId == survey.Id).MaxAsync(s => (int?)s.Number, cancellationToken) ?? 0);
        var submission = new WrittenSubmission(NewId.Make(), survey.Id, number, details, time.GetUtcNow(), actor);
        submission.Name(name.Length == 0 ? null : cipher.Protect(NameField, name));
        await AttachAsync(submission, file, cancellationToken);
        db.WrittenSubmissions.Add(submission);
        await SaveAsync(survey, submission, "submission-entered", actor, cancellationToken: cancellationToken);
        return submission;
    }

    /// <summary>Changes what is written of one.</summary>
    /// <param name="name">The person's name; empty for none.</param>
    /// <param name="file">Another PDF; null leaves the one there is.</param>
    public async Task ChangeAsync(Survey survey, WrittenSubmission submission, SubmissionDetails details, string name, SubmissionUpload? file, string actor, CancellationToken cancellationToken = default)
    {
        submission.Describe(details);
        if (name != (NameOf(submission) ?? "")) { submission.Name(name.Length == 0 ? null : cipher.Protect(NameField, name)); }
        await AttachAsync(submission, file, cancellationToken);
        await SaveAsync(survey, submission, "submission-changed", actor, cancellationToken: cancellationToken);
    }

    /// <summary>Saves an act on a submission with its audit entry.</summary>
    /// <param name="reason">Why, where a reason was asked for; no personal text.</param>
    public async Task SaveAsync(Survey survey, WrittenSubmission submission, string action, string actor, string? reason = null, CancellationToken cancellationToken = default)
    {
        audit.Record(db, actor, action, $"submission:{survey.Slug}/{submission.Number.ToString(CultureInfo.InvariantCulture)}", reason);
        await db.SaveChangesAsync(cancellationToken);
        if (pages is not null) { await pages.EvictByTagAsync(PublicPageCache.Tag, CancellationToken.None); }
    }

    /// <summary>Forgets who sent it, and a file that is not for everybody.</summary>
    public async Task ForgetAsync(Survey survey, WrittenSubmission submission, string actor, CancellationToken cancellationToken = default)
    {
        var hadFile = submission.FileName is not null;
        submission.Forget();
        await SaveAsync(survey, submission, "submission-forgotten", actor, cancellationToken: cancellationToken);
        if (hadFile && submission.FileName is null) { files.Delete(submission); }
        await db.ScrubAsync(cancellationToken);
    }

    /// <summary>The register as rows of a file, as the public may have it.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<SubmissionFacts> register)
    {
        yield return ["number", "form", "sender", "name", "signatures", "received_on", "acknowledged_on", "considered_on", "considered_by", "outcome", "summary", "themes", "taken_down"];
        foreach (var (submission, name, themes) in register)
        {
            var isDown = submission.TakenDown is not null;
            var last = submission.Considered.Count == 0 ? null : submission.Considered[^1];
            yield return
            [
                submission.Number.ToString(CultureInfo.InvariantCulture), SubmissionWords.Of(submission.Form), SubmissionWords.Of(submission.Sender), isDown ? "" : name,
                submission.Signatures?.ToString(CultureInfo.InvariantCulture) ?? "", Day(submission.ReceivedOn), Day(submission.AcknowledgedOn),
                Day(last?.On), last?.Who ?? "", isDown ? "" : last?.Outcome ?? "", isDown ? "" : submission.Summary, isDown ? "" : string.Join("; ", themes),
                submission.TakenDown is { } down ? $"{SubmissionWords.Of(down)}: {submission.TakenDownReason}" : "",
            ];
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private async Task AttachAsync(WrittenSubmission submission, SubmissionUpload? file, CancellationToken cancellationToken)
    {
        if (file is null) { return; }
        if (file.Bytes is { } bytes)
        {
            // The file first: a row must never name a file that is not there.
            await files.KeepAsync(submission, bytes, cancellationToken);
            submission.Attach(UploadedFile.SafeName(file.Name), bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), file.IsPublic);
        }
        else
        {
            submission.ShowFile(file.IsPublic);
        }
    }
}

/// <summary>What was said of a submission's file.</summary>
/// <param name="Name">As it was called.</param>
/// <param name="Bytes">A checked PDF; null when the one there stays.</param>
/// <param name="IsPublic">Whether everybody may read it.</param>
public sealed record SubmissionUpload(string? Name, byte[]? Bytes, bool IsPublic);
