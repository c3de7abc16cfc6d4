using System.Globalization;
using Engage.Domain;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>Enters a written submission, or changes what is written of one.</summary>
[Authorize(Permissions.KeepRecord)]
[RequestSizeLimit(SessionFiles.MaxPaperRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = SessionFiles.MaxPaperRequest)]
public sealed class SubmissionEditModel(EngageDb db, SubmissionRegister register, TimeProvider time) : RecordPageModel(db, time)
{
    /// <summary>The forms as choices.</summary>
    public static IEnumerable<ChoiceItem> Forms { get; } = [.. Enum.GetValues<SubmissionForm>().Select(f => new ChoiceItem(f.ToString(), SubmissionWords.Of(f)))];

    /// <summary>The senders as choices.</summary>
    public static IEnumerable<ChoiceItem> Senders { get; } = [new("", "Select one"), .. Enum.GetValues<SenderKind>().Select(k => new ChoiceItem(k.ToString(), SubmissionWords.Of(k)))];

    /// <summary>Its number, or "new".</summary>
    [FromRoute]
    public string Number { get; init; } = "";

    /// <summary>In what form it came.</summary>
    [BindProperty]
    public string? Form { get; set; }

    /// <summary>How many signed.</summary>
    [BindProperty]
    public string? Signatures { get; set; }

    /// <summary>Who sent it.</summary>
    [BindProperty]
    public string? Sender { get; set; }

    /// <summary>The organisation.</summary>
    [BindProperty]
    public string? Organisation { get; set; }

    /// <summary>The person.</summary>
    [BindProperty]
    public string? PersonName { get; set; }

    /// <summary>How the person agreed.</summary>
    [BindProperty]
    public string? Consent { get; set; }

    /// <summary>When it came.</summary>
    [BindProperty]
    public string? Received { get; set; }

    /// <summary>When it was acknowledged.</summary>
    [BindProperty]
    public string? Acknowledged { get; set; }

    /// <summary>What it says.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>The codes of its themes.</summary>
    [BindProperty]
    public string[] Themes { get; set; } = [];

    /// <summary>The document.</summary>
    [BindProperty]
    public IFormFile? Pdf { get; set; }

    /// <summary>"public" when everybody may read the document.</summary>
    [BindProperty]
    public string? FileAudience { get; set; }

    /// <summary>The submission; null for a new one.</summary>
    public WrittenSubmission? Submission { get; private set; }

    /// <summary>The survey's themes as choices.</summary>
    public IReadOnlyList<ChoiceItem> ThemeChoices { get; private set; } = [];

    /// <summary>Where the page came from.</summary>
    public string Back => Submission is null ? $"{Root}/submissions" : $"{Root}/submissions/{Submission.Number}";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSubmissionAsync()) { return NotFound(); }
        if (Submission is not { } known) { return Page(); }
        if (known.TakenDown is not null) { return Redirect(Back); }
        (Form, Sender, Signatures) = (known.Form.ToString(), known.Sender.ToString(), known.Signatures?.ToString(CultureInfo.InvariantCulture));
        (Organisation, PersonName, Consent) = (known.Organisation, register.NameOf(known), known.Consent);
        (Received, Acknowledged, Summary) = (DayText.Write(known.ReceivedOn), DayText.Write(known.AcknowledgedOn), known.Summary);
        (Themes, FileAudience) = ([.. known.Themes], known.IsFilePublic ? "public" : null);
        return Page();
    }

    /// <summary>Keeps it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindSubmissionAsync()) { return NotFound(); }
        if (Submission is { TakenDown: not null }) { return Redirect(Back); }
        var details = Read();
        var name = ReadLine(nameof(PersonName), PersonName, WrittenSubmission.MaxNameLength, "the name");
        if (details.Consent.Length > 0 && name.Length == 0) { ModelState.AddModelError(nameof(PersonName), "Enter the name of the person who agreed, or empty how they agreed"); }
        var bytes = await BytesAsync();
        if (bytes is not null && UploadedFile.PaperProblem(bytes) is { } problem) { ModelState.AddModelError(nameof(Pdf), problem); }
        if (!ModelState.IsValid) { return Page(); }

        var file = new SubmissionUpload(Pdf?.FileName, bytes, FileAudience == "public");
        if (Submission is { } known)
        {
            await register.ChangeAsync(Survey, known, details, name, file, Actor, HttpContext.RequestAborted);
            return Done(Back, "The submission is changed.");
        }
        var entered = await register.EnterAsync(Survey, details, name, bytes is null ? null : file, Actor, HttpContext.RequestAborted);
        return Done($"{Root}/submissions/{entered.Number}", $"It is number {entered.Number} of the register.");
    }

    private SubmissionDetails Read()
    {
        var form = Choice<SubmissionForm>(nameof(Form), Form, "Select in what form it came");
        var sender = Choice<SenderKind>(nameof(Sender), Sender, "Select who sent it");
        int? signatures = null;
        if (form == SubmissionForm.Petition)
        {
            signatures = int.TryParse(Signatures?.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 10_000_000 ? count : null;
            if (signatures is null) { ModelState.AddModelError(nameof(Signatures), "Enter how many signed, like 1204"); }
        }
        var received = ReadDay(nameof(Received), Received, "the day it came", isNeeded: true);
        var today = WallClock.Day(Now, Zone);
        if (received > today) { ModelState.AddModelError(nameof(Received), "The day it came must not be in the future"); }
        var acknowledged = ReadDay(nameof(Acknowledged), Acknowledged, "the day it was acknowledged");
        if (acknowledged < received || acknowledged > today) { ModelState.AddModelError(nameof(Acknowledged), "The day it was acknowledged must not be before it came, or in the future"); }
        return new SubmissionDetails(
            form,
            sender,
            ReadLine(nameof(Organisation), Organisation, WrittenSubmission.MaxNameLength, "the name of the organisation"),
            signatures,
            received ?? today,
            ReadText(nameof(Summary), Summary, WrittenSubmission.MaxSummaryLength, "what it says", isNeeded: true),
            [.. Themes.Where(code => ThemeChoices.Any(c => c.Value == code)).Distinct(StringComparer.Ordinal)],
            acknowledged,
            ReadLine(nameof(Consent), Consent, WrittenSubmission.MaxNameLength, "how they agreed"));
    }

    private T Choice<T>(string field, string? value, string sentence)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(value, out var choice) && Enum.GetName(choice) == value) { return choice; }
        ModelState.AddModelError(field, sentence);
        return default;
    }

    private async Task<byte[]?> BytesAsync()
    {
        if (Pdf is not { Length: > 0 }) { return null; }
        using var bytes = new MemoryStream();
        await Pdf.CopyToAsync(bytes, HttpContext.RequestAborted);
        return bytes.ToArray();
    }

    private async Task<bool> FindSubmissionAsync()
    {
        if (!await FindRecordAsync()) { return false; }
        if (Number != "new")
        {
            if (!int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || await register.FindAsync(Survey.Id, number, HttpContext.RequestAborted) is not { } known) { return false; }
            Submission = known;
        }
        ThemeChoices = [.. (await register.ThemesAsync(Survey.Id, HttpContext.RequestAborted)).Select(t => new ChoiceItem(t.Key, t.Value))];
        return true;
    }
}
