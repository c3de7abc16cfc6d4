using Engage.Domain.Coding;
using Engage.Web.Coding;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>Proposes words of an answer as a quote, with what may tell who somebody is marked and replaced as ticked.</summary>
[Authorize(Permissions.CodeFreeText)]
public sealed class ProposeModel(EngageDb db, WrittenAnswers written, GazetteerSource places, AuditTrail audit, TimeProvider time) : CodingPageModel(db, written, time)
{
    /// <summary>The id of the response, from the address.</summary>
    [FromRoute(Name = "response")]
    public string ResponseId { get; init; } = "";

    /// <summary>The code of the theme it stands for.</summary>
    [BindProperty]
    public string? Theme { get; set; }

    /// <summary>The words.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The places in <see cref="Details"/> of what is to be replaced.</summary>
    [BindProperty]
    public IReadOnlyList<int> Replace { get; set; } = [];

    /// <summary>The answer.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The themes to choose from: those the answer was given, else all.</summary>
    public IReadOnlyList<Theme> Themes { get; private set; } = [];

    /// <summary>What in the answer may tell who somebody is.</summary>
    public IReadOnlyList<PersonalDetail> Details { get; private set; } = [];

    /// <summary>Whether the replacements were made in the words already.</summary>
    public bool IsReplaced { get; private set; }

    private WrittenAnswer _answer = null!;

    /// <summary>Shows the answer with its marks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        (Theme, Replace) = (Themes.Count == 1 ? Themes[0].Code : null, [.. Enumerable.Range(0, Details.Count)]);
        return Page();
    }

    /// <summary>Makes the ticked replacements and shows the words, to be shortened or changed.</summary>
    public async Task<IActionResult> OnPostReplaceAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        Words = Redaction.Apply(Text, Replace.Where(i => i >= 0 && i < Details.Count).Distinct().Select(i => Details[i]));
        IsReplaced = true;
        ModelState.Clear();
        return Page();
    }

    /// <summary>Proposes the words.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        IsReplaced = true;
        if (Themes.All(t => !string.Equals(t.Code, Theme, StringComparison.Ordinal))) { ModelState.AddModelError(nameof(Theme), "Select the theme it stands for"); }
        var words = Words?.ReplaceLineEndings("\n").Trim();
        if (Quote.Problem(Text, words) is { } problem) { ModelState.AddModelError(nameof(Words), problem); }
        else if (Quote.Obstacle(words!) is { } obstacle) { ModelState.AddModelError(nameof(Words), obstacle.Split(':')[0]); }
        if (!ModelState.IsValid) { return Page(); }

        var quote = new Quote { Id = NewId.Make(), CodebookId = Book!.Id, ResponseNumber = _answer.Number, Theme = Theme!, Text = words!, ProposedBy = Actor, ProposedAt = Now };
        Db.Quotes.Add(quote);
        audit.Record(Db, Actor, "quote-proposed", Subject, quote.Id);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Root}/answers/first/next?after={_answer.Id}", "The quote was proposed. It is published only when somebody clears it.");
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindQuestionAsync() || Book?.InUse is not { } version) { return false; }
        var queue = await QueueAsync();
        // An answer may be quoted by whoever may see its codes.
        if (queue.Find(ResponseId) is not { } answer || !(queue.MayCode(answer, CodingRound.First) || queue.Of(answer, CodingRound.Second) is not null)) { return false; }
        if (await TextAsync(answer.Number) is not { } text) { return false; }
        var given = (queue.Of(answer, CodingRound.Settled) ?? queue.Of(answer, CodingRound.First))?.Themes ?? [];
        (_answer, Text) = (answer, text);
        Themes = [.. version.Themes.Where(t => given.Contains(t.Code, StringComparer.Ordinal))];
        if (Themes.Count == 0) { Themes = version.Themes; }
        Details = new Redaction(places.Current.Areas.Select(a => a.Name)).Find(text);
        return true;
    }
}
