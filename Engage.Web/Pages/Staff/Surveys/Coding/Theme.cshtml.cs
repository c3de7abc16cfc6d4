using System.Security.Cryptography;
using Engage.Domain.Coding;
using Engage.Domain.Surveys;
using Engage.Web.Coding;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>Adds a theme to the codebook, changes one, or takes one out.</summary>
[Authorize(Permissions.CodeFreeText)]
public sealed class ThemeModel(EngageDb db, WrittenAnswers written, AuditTrail audit, TimeProvider time) : CodingPageModel(db, written, time)
{
    /// <summary>What stands in the address in place of a code for a theme to be added.</summary>
    public const string New = "new";

    /// <summary>The theme's code, from the address.</summary>
    [FromRoute(Name = "theme")]
    public string Code { get; init; } = "";

    /// <summary>Its name.</summary>
    [BindProperty]
    public string? Label { get; set; }

    /// <summary>What belongs to it.</summary>
    [BindProperty]
    public string? Description { get; set; }

    /// <summary>The words that suggest it, one a line.</summary>
    [BindProperty]
    public string? Keywords { get; set; }

    /// <summary>The theme as it is; null for a new one.</summary>
    public Theme? Existing { get; private set; }

    /// <summary>Shows the theme.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindThemeAsync()) { return NotFound(); }
        (Label, Description, Keywords) = (Existing?.Label, Existing?.Description, Existing is null ? null : string.Join('\n', Existing.Keywords));
        return Page();
    }

    /// <summary>Keeps it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindThemeAsync()) { return NotFound(); }
        var (label, description, keywords) = (CleanText.Line(Label ?? ""), CleanText.Lines(Description ?? ""), Theme.ReadKeywords(Keywords));
        Check(label, description, keywords);
        if (!ModelState.IsValid) { return Page(); }

        var isNew = Existing is null;
        var book = Book ?? Db.Codebooks.Add(new Codebook(NewId.Make(), Survey.Id, QuestionCode, BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)), Now, Actor)).Entity;
        var code = Existing?.Code ?? Theme.CodeFor(label, [.. book.CodesEverUsed, New]);
        book.Put(new Theme(code, label, description, keywords), Now, Actor);
        audit.Record(Db, Actor, isNew ? "theme-added" : "theme-changed", Subject, $"{code}, version {book.Newest.Number}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Root}/codebook", isNew ? $"“{label}” was added." : $"“{label}” was changed.");
    }

    /// <summary>Takes it out of the version being written.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await FindThemeAsync() || Existing is null) { return NotFound(); }
        Book!.Remove(Code, Now, Actor);
        audit.Record(Db, Actor, "theme-removed", Subject, $"{Code}, version {Book.Newest.Number}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Root}/codebook", $"“{Existing.Label}” was taken out of version {Book.Newest.Number}.");
    }

    private void Check(string label, string description, IReadOnlyList<string> keywords)
    {
        if (label.Length == 0) { ModelState.AddModelError(nameof(Label), "Enter a name for the theme"); }
        else if (label.Length > Theme.MaxLabel) { ModelState.AddModelError(nameof(Label), $"The name must be {Theme.MaxLabel} characters or fewer"); }
        else if (Book?.Newest.Themes.Any(t => t != Existing && string.Equals(t.Label, label, StringComparison.OrdinalIgnoreCase)) == true) { ModelState.AddModelError(nameof(Label), "There is a theme of this name already"); }
        if (description.Length > Theme.MaxDescription) { ModelState.AddModelError(nameof(Description), $"The description must be {Theme.MaxDescription} characters or fewer"); }
        if (keywords.Count > Theme.MaxKeywords) { ModelState.AddModelError(nameof(Keywords), $"Enter {Theme.MaxKeywords} words or phrases at most"); }
        else if (keywords.FirstOrDefault(k => k.Length > Theme.MaxKeyword || !KeywordRules.IsUsable(k)) is { } bad) { ModelState.AddModelError(nameof(Keywords), $"“{(bad.Length > 20 ? bad[..20] + "…" : bad)}” is not a word or a short phrase"); }
        if (Existing is null && Book?.Newest.Themes.Count >= Codebook.MaxThemes) { ModelState.AddModelError(nameof(Label), $"A codebook has at most {Codebook.MaxThemes} themes: take one out first"); }
    }

    private async Task<bool> FindThemeAsync()
    {
        if (!await FindQuestionAsync()) { return false; }
        Existing = Book?.Newest.Find(Code);
        return Existing is not null || string.Equals(Code, New, StringComparison.Ordinal);
    }
}
