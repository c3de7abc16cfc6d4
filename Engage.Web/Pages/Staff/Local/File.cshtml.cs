using System.Text;
using Engage.Domain.Places.Local;
using Engage.Web.Areas;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Security.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Engage.Web.Pages.Staff.Local;

/// <summary>Takes the records of a kind out as a file and brings one in: first a look at what would change, then the change, judged anew.</summary>
[Authorize(Permissions.EditAreas)]
public sealed class LocalFileModel(EngageDb db, AuditTrail audit, AreaScope scope, GazetteerSource places) : StaffPage
{
    /// <summary>The most bytes of a file: it travels through the page that shows what would change.</summary>
    public const int MostBytes = 48_000;

    /// <summary>The most problems listed.</summary>
    public const int MostShown = 20;

    /// <summary>The kind, from the address.</summary>
    [FromRoute(Name = "kind")]
    public string KindCode { get; init; } = "";

    /// <summary>The fields.</summary>
    public LocalSheet Sheet { get; private set; } = null!;

    /// <summary>What the file would change; null until one was checked.</summary>
    public LocalFileOutcome? Outcome { get; private set; }

    /// <summary>The file that was checked.</summary>
    public string FileText { get; private set; } = "";

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; private set; } = [];

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (LocalSheet.Find(KindCode) is { } sheet) { Sheet = sheet; }
        else { context.Result = NotFound(); }
    }

    /// <summary>An area's name.</summary>
    public string NameOf(string code) => places.Current.Find(code)?.Name ?? code;

    /// <summary>The records of the person's areas as a file.</summary>
    public async Task<IActionResult> OnGetExportAsync()
    {
        var mayEdit = await scope.JudgeAsync(User);
        return new CsvResult($"{Sheet.Code}.csv", LocalFile.Rows(Sheet, await LocalBook.ListAsync(db, Sheet.Kind, mayEdit, cancellationToken: HttpContext.RequestAborted)));
    }

    /// <summary>Says what a file would change.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? upload)
    {
        if (upload is not { Length: > 0 }) { return Wrong("Upload", "Select a file (CSV)"); }
        if (upload.Length > MostBytes) { return Wrong("Upload", $"The file must be {MostBytes / 1000} KB or smaller"); }
        using var reader = new StreamReader(upload.OpenReadStream(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        try
        {
            FileText = await reader.ReadToEndAsync(HttpContext.RequestAborted);
        }
        catch (DecoderFallbackException)
        {
            return Wrong("Upload", "The file must be UTF-8; save it as “CSV UTF-8”");
        }
        await ImportAsync(FileText, isDryRun: true);
        return Page();
    }

    /// <summary>Makes the changes of the file that was checked.</summary>
    public async Task<IActionResult> OnPostImportAsync(string? content)
    {
        if (string.IsNullOrEmpty(content)) { return Wrong("Upload", "Select a file (CSV)"); }
        FileText = content;
        if (!await ImportAsync(content, isDryRun: false)) { return Page(); }
        return Done("/staff/local", $"{LocalWords.Several(Sheet.Kind)}: {Outcome!.Sentence}");
    }

    private async Task<bool> ImportAsync(string content, bool isDryRun)
    {
        try
        {
            Outcome = await LocalFile.ImportAsync(
                db, Sheet, places.Current, await scope.JudgeAsync(User), new MemoryStream(Encoding.UTF8.GetBytes(content)), "The file", isDryRun,
                outcome => audit.Record(db, Actor, "local-imported", $"local-{Sheet.Code}", outcome.Sentence), HttpContext.RequestAborted);
            return true;
        }
        catch (ImportException e)
        {
            Problems = e.Problems;
            ModelState.AddModelError("Upload", "The file has problems; put them right and select it again");
            return false;
        }
    }
}
