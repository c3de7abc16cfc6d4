using System.Globalization;
using Engage.Domain.Assemblies;
using Engage.Domain.Sortition.Invitations;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Letters;

/// <summary>Draws letters from a file of addresses, or only checks the file.</summary>
[Authorize(Permissions.ManageAssemblies)]
[RequestSizeLimit(MaxRequest)]
// Not buffered to a file by the framework: addresses that are not drawn never reach a disk.
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequest, MemoryBufferThreshold = MaxRequest)]
public sealed class DrawModel(EngageDb db, HouseholdAddresses addresses, GazetteerSource places, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The name of the file field.</summary>
    public const string FileField = "file";

    private const int MaxRequest = AddressList.MaxSize + (64 * 1024);
    private const int MostProblems = 20;
    private const int UsualLettersPerSeat = 200;
    private const int MostLetters = 100_000;

    private readonly LetterDraw _draw = new(db, addresses, places, audit, time);

    /// <summary>How many letters.</summary>
    [BindProperty]
    public string? Letters { get; set; }

    /// <summary>The share for deprived deciles alone, per cent.</summary>
    [BindProperty]
    public string? Boost { get; set; } = "20";

    /// <summary>Those deciles.</summary>
    [BindProperty]
    public string? Deciles { get; set; } = "1-3";

    /// <summary>The fewest letters for each area.</summary>
    [BindProperty]
    public string? FewestPerArea { get; set; } = "0";

    /// <summary>The seed; empty for one by chance.</summary>
    [BindProperty]
    public string? Seed { get; set; }

    /// <summary>What is wrong with the file's lines, the first of them.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; private set; } = [];

    /// <summary>How many problems there are in all.</summary>
    public int ProblemCount { get; private set; }

    /// <summary>What checking found; null when nothing was checked.</summary>
    internal LettersDrawn? Checked { get; private set; }

    /// <summary>The strata of the check.</summary>
    public StrataView CheckedStrata => StrataView.Of(Checked!.Drawn.Strata, places.Current);

    /// <summary>What is wrong with the file as a whole.</summary>
    public string? FileProblem => Errors.FirstOf(ModelState, FileField);

    /// <summary>Whether letters can be drawn in a phase: not once the panel is drawn.</summary>
    public static bool IsTime(AssemblyPhase phase) => phase is AssemblyPhase.Preparing or AssemblyPhase.Registering;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync() || !IsTime(Phase)) { return NotFound(); }
        Letters = (UsualLettersPerSeat * Assembly.PanelSize).ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    /// <summary>Checks the file and says what a draw would give.</summary>
    public async Task<IActionResult> OnPostCheckAsync(IFormFile? file)
    {
        if (!await FindAsync() || !IsTime(Phase)) { return NotFound(); }
        Checked = await DrawAsync(file);
        return Page();
    }

    /// <summary>Draws and keeps the addresses drawn.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (!await FindAsync() || !IsTime(Phase)) { return NotFound(); }
        if (await DrawAsync(file) is not { } made) { return Page(); }
        var round = await _draw.KeepAsync(Assembly, made, Actor, HttpContext.RequestAborted);
        return Done($"{Root}/letters/{round.Number}", $"{Engage.Domain.Wording.Count(round.Letters, "address is", "addresses are")} drawn. The other addresses of the file are not kept.");
    }

    private async Task<LettersDrawn?> DrawAsync(IFormFile? file)
    {
        Errors.NoteField(HttpContext, FileField, FileField);
        var plan = Plan();
        if (file is not { Length: > 0 }) { ModelState.AddModelError(FileField, "Choose a file of addresses"); }
        else if (file.Length > AddressList.MaxSize) { ModelState.AddModelError(FileField, "The file must be 24 MB or smaller"); }
        if (plan is null || !ModelState.IsValid) { return null; }

        try
        {
            using var bytes = new MemoryStream((int)file!.Length);
            await file.CopyToAsync(bytes, HttpContext.RequestAborted);
            var (read, drawn) = await _draw.DrawAsync(Assembly, bytes.ToArray(), Path.GetFileName(file.FileName), plan, HttpContext.RequestAborted);
            if (drawn is null) { ModelState.AddModelError(nameof(Letters), $"{plan.Letters:N0} letters cannot be shared out: {read.Addresses.Count:N0} addresses can be drawn, and each area is to have {plan.FewestPerArea:N0} at least"); }
            return drawn;
        }
        catch (ImportException fault)
        {
            // What a file says wrong is the ordinary outcome of reading it; the reader tells it this way.
            (Problems, ProblemCount) = ([.. fault.Problems.Take(MostProblems)], fault.Count);
            ModelState.AddModelError(FileField, "Mend the file and choose it again");
            return null;
        }
    }

    private InvitationPlan? Plan()
    {
        var letters = Number(nameof(Letters), Letters, 1, MostLetters, "Enter how many letters, from 1 to 100,000");
        var boost = Number(nameof(Boost), Boost, 0, 99, "Enter a share from 0 to 99");
        var fewest = Number(nameof(FewestPerArea), FewestPerArea, 0, MostLetters, "Enter a number of letters, 0 for none");
        var parts = (Deciles ?? "").Split('-', StringSplitOptions.TrimEntries);
        var isRange = parts.Length == 2 & int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) & int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last);
        if (!isRange || first < 1 || first > last || last > 10) { ModelState.AddModelError(nameof(Deciles), "Enter deciles like 1-3"); }
        var seed = LetterDraw.NewSeed();
        if (!string.IsNullOrWhiteSpace(Seed) && !ulong.TryParse(Seed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out seed)) { ModelState.AddModelError(nameof(Seed), "Enter a whole number, or leave it empty"); }
        return ModelState.IsValid ? new InvitationPlan(letters) { Boost = boost / 100.0, BoostDeciles = (first, last), FewestPerArea = fewest, Seed = seed } : null;
    }

    private int Number(string field, string? text, int least, int most, string sentence)
    {
        if (int.TryParse(text?.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) { return number; }
        ModelState.AddModelError(field, sentence);
        return 0;
    }
}
