using Engage.Domain.Coding;
using Engage.Web.Coding;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>Codes one answer after the other: by the first coder, by the second, or as the decision where the two differ.</summary>
[Authorize(Permissions.CodeFreeText)]
public sealed class AnswerModel(EngageDb db, WrittenAnswers written, AnswerCoding coding, TimeProvider time) : CodingPageModel(db, written, time)
{
    private CodingQueue? _queue;

    /// <summary>The part, from the address: first, second or settle.</summary>
    [FromRoute(Name = "round")]
    public string RoundName { get; init; } = "";

    /// <summary>The id of the response, from the address; "next" for the next one that waits.</summary>
    [FromRoute(Name = "response")]
    public string ResponseId { get; init; } = "";

    /// <summary>The id of the response to go on from.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>The codes of the themes chosen.</summary>
    [BindProperty]
    public IReadOnlyList<string> Themes { get; set; } = [];

    /// <summary>Whether there is nothing to code.</summary>
    [BindProperty]
    public bool IsNothing { get; set; }

    /// <summary>Whether the answer may report a crime or a danger.</summary>
    [BindProperty]
    public bool IsFlagged { get; set; }

    /// <summary>The part.</summary>
    public CodingRound Round => RoundName switch { "first" => CodingRound.First, "second" => CodingRound.Second, _ => CodingRound.Settled };

    /// <summary>What the person has to do.</summary>
    public CodingQueue Queue => _queue ?? throw new InvalidOperationException("The queue is not loaded.");

    /// <summary>The answer shown; null when none waits.</summary>
    public WrittenAnswer? Answer { get; private set; }

    /// <summary>Its words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The themes its words suggest.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];

    /// <summary>The choices of the form.</summary>
    public IReadOnlyList<ThemeChoice> Choices => ThemeChoice.Of(Book!.InUse!, Themes, Suggestions);

    /// <summary>Shows an answer, or goes to the next one.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (ResponseId == "next")
        {
            var next = Queue.Next(Round, After is null ? null : Queue.Find(After));
            return next is null ? Page() : Redirect($"{Root}/answers/{RoundName}/{next.Id}");
        }
        if (!await FindAnswerAsync()) { return NotFound(); }
        Themes = Queue.Of(Answer!, Round)?.Themes ?? [];
        IsNothing = Queue.Of(Answer!, Round) is { Codes.Length: 0 };
        IsFlagged = await coding.IsFlaggedAsync(Book!, Answer!);
        return Page();
    }

    /// <summary>Keeps the codes and goes on.</summary>
    public Task<IActionResult> OnPostAsync() => SaveAsync(id => $"{Root}/answers/{RoundName}/next?after={id}");

    /// <summary>Keeps the codes and goes to propose a quote from the answer.</summary>
    public Task<IActionResult> OnPostQuoteAsync() => SaveAsync(id => $"{Root}/quotes/propose/{id}");

    private async Task<IActionResult> SaveAsync(Func<string, string> onward)
    {
        if (!await LoadAsync() || Queue.Find(ResponseId) is not { } known) { return NotFound(); }
        if (!Queue.MayCode(known, Round)) { return Done($"{Root}/answers/{RoundName}/next?after={known.Id}", "Another person has coded that answer meanwhile. Their codes were kept, and this is the next one."); }
        if (!await FindAnswerAsync()) { return NotFound(); }
        // A theme of another version, or of a hand-made request, is no theme.
        Themes = [.. Themes.Where(t => Book!.InUse!.Find(t) is not null)];
        if (IsNothing && Themes.Count > 0) { ModelState.AddModelError(nameof(Themes), "Select themes, or “Nothing to code”, but not both"); }
        if (!IsNothing && Themes.Count == 0) { ModelState.AddModelError(nameof(Themes), "Select the themes of this answer, or “Nothing to code”"); }
        if (!ModelState.IsValid) { return Page(); }

        await coding.SaveAsync(Book!, Answer!, Round, Themes, IsFlagged, Subject, Actor);
        return Redirect(onward(Answer!.Id));
    }

    private async Task<bool> LoadAsync()
    {
        if (RoundName is not ("first" or "second" or "settle") || !await FindQuestionAsync() || Book?.InUse is null) { return false; }
        _queue = await QueueAsync();
        return true;
    }

    private async Task<bool> FindAnswerAsync()
    {
        if (Queue.Find(ResponseId) is not { } answer || !Queue.MayCode(answer, Round) || await TextAsync(answer.Number) is not { } text) { return false; }
        (Answer, Text, Suggestions) = (answer, text, new KeywordRules(Book!.InUse!.Themes).Suggest(text));
        return true;
    }
}
