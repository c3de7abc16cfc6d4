using Engage.Domain.Surveys;
using Engage.Web.Data.Places;
using Engage.Web.Surveys;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.Surveys;

/// <summary>Every answer once more, with a way to change each, and the button that sends them.</summary>
[WhenBusy]
public sealed class CheckAnswersModel(PublishedSurveys surveys, ResponsesInProgress responses, Submission submission, GazetteerSource places) : PageModel
{
    /// <summary>The hidden field that holds the id the response will have.</summary>
    public const string ResponseField = "response";

    /// <summary>A field people neither see nor hear; programs that fill in every field fill in this one too.</summary>
    public const string TrapField = "website";

    private ResponseInProgress _response = null!;

    /// <summary>The survey.</summary>
    public PublishedSurvey Survey => _response.Survey;

    /// <summary>Made with the draft: the same form sent twice has the same id, and makes one row.</summary>
    public string ResponseId => _response.Draft!.ResponseId;

    /// <summary>The sections with their answers.</summary>
    public IEnumerable<(string Title, IEnumerable<SummaryRow> Rows)> Sections =>
        _response.Definition.Sections
            .Select(s => (s.Title, Rows: s.Questions.Where(_response.Route.Asked.Contains).Select(Row)))
            .Where(s => s.Rows.Any());

    /// <summary>The questions whose answers no longer count, because an earlier answer changed.</summary>
    public IReadOnlyList<Question> Dropped => _response.Route.Prune().Dropped;

    /// <summary>Where "Back" leads: the last question.</summary>
    public string Back => SurveyAddress.Question(Survey.Slug, _response.Route.Asked[^1].Code);

    /// <summary>Shows the answers.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await FindAsync(slug) is not { } found) { return NotFound(); }
        if (found.IsSubmitted) { return Redirect(SurveyAddress.Receipt(slug)); }
        if (Survey.Phase != SurveyPhase.Open) { return Redirect(SurveyAddress.Start(slug)); }
        if (Unfinished(found) is { } address) { return Redirect(address); }

        ViewData.Introduce(Survey, "Check your answers");
        return Page();
    }

    /// <summary>Sends the answers: once, however often the button is pressed.</summary>
    public async Task<IActionResult> OnPostAsync(string slug)
    {
        if (await FindAsync(slug) is not { } found) { return NotFound(); }
        // Answers that arrived before the close are safe; their sender may still fetch the receipt.
        if (found.IsSubmitted) { return Redirect(SurveyAddress.AboutYou(slug)); }
        if (Survey.Phase != SurveyPhase.Open) { return Redirect(SurveyAddress.TooLate(slug)); }
        if (Unfinished(found) is { } address) { return Redirect(address); }

        var raw = await RawForm.ReadAsync(Request);
        // A form of another draft, left open in another window: show what would be sent now instead of sending it unseen.
        if (raw.First(ResponseField) != ResponseId) { return Redirect(SurveyAddress.Check(slug)); }

        await submission.SendAsync(found, raw.HasAny(TrapField) ? ResponseFlags.Honeypot : ResponseFlags.None);
        responses.KeepCookie(HttpContext, found);
        return Redirect(SurveyAddress.AboutYou(slug));
    }

    private async Task<ResponseInProgress?> FindAsync(string slug) =>
        await surveys.FindAsync(slug, HttpContext.RequestAborted) is { } survey ? _response = await responses.FindAsync(HttpContext, survey) : null;

    private static string? Unfinished(ResponseInProgress found) =>
        found.Draft is null || found.Route.FirstUnanswered is not null ? found.NextAddress() : null;

    private SummaryRow Row(Question question)
    {
        var context = new AnsweringContext(places.Current, Survey.Today) { Answers = _response.Route.Answers };
        var lines = question.Describe(_response.Route.Answers.Find(question.Code) ?? Answer.PassedOver, context);
        return new SummaryRow(question.Text, lines)
        {
            Actions = [new SummaryAction(SurveyAddress.Question(Survey.Slug, question.Code, isChange: true), "Change", $"your answer to “{question.Text}”")],
        };
    }
}
