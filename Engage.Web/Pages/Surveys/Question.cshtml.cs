using Engage.Domain.Surveys;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Engage.Web.Pages.Surveys;

/// <summary>One question of a survey.</summary>
[WhenBusy]
[OutputCache(PolicyName = PublicPageCache.PolicyWithoutDraft)]
public sealed class QuestionModel(PublishedSurveys surveys, ResponsesInProgress responses, GazetteerSource places) : PageModel
{
    private ResponseInProgress _response = null!;

    /// <summary>Whether the question was opened from "check your answers".</summary>
    [FromQuery(Name = "change")]
    public string? Change { get; set; }

    /// <summary>Why the visitor is here and not where they were: "lost" when their earlier answers are gone.</summary>
    [FromQuery(Name = "because")]
    public string? Because { get; set; }

    /// <summary>The survey.</summary>
    public PublishedSurvey Survey => _response.Survey;

    /// <summary>The form of the question.</summary>
    public QuestionForm Form { get; private set; } = null!;

    /// <summary>Where "Back" leads.</summary>
    public string Back { get; private set; } = "";

    /// <summary>The section, when this is its first question and it has an introduction.</summary>
    public Section? Introduction { get; private set; }

    /// <summary>Where the form goes.</summary>
    public string Action => SurveyAddress.Question(Survey.Slug, Form.Question.Code, IsChange);

    private bool IsChange => Change == "1";

    /// <summary>Shows the question with the answer given before.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, string code)
    {
        if (await FindAsync(slug, code) is not { } question) { return NotFound(); }
        if (ElsewhereFor(question) is { } address) { return Redirect(address); }

        PublishedSurveys.KeepPage(HttpContext, Survey);
        Show(question, _response.Answers.Find(code) is { } given ? question.Fields(given) : RawAnswer.Empty);
        return Page();
    }

    /// <summary>Keeps the answer and goes on; or shows what is wrong, with everything that was sent.</summary>
    public async Task<IActionResult> OnPostAsync(string slug, string code)
    {
        if (await FindAsync(slug, code) is not { } question) { return NotFound(); }
        if (_response.IsSubmitted) { return Redirect(SurveyAddress.Receipt(slug)); }
        if (Survey.Phase != SurveyPhase.Open) { return Redirect(SurveyAddress.TooLate(slug)); }

        var raw = await RawForm.ReadAsync(Request);
        if (ModelState.Take(question.Judge(raw, Context)) is not { } answer)
        {
            Show(question, raw);
            return Page();
        }

        var isLost = _response.Draft is null && !_response.IsFirst(question);
        await responses.RecordAsync(HttpContext, _response, question, answer);
        return Redirect(isLost ? $"{_response.NextAddress()}?because=lost" : _response.AddressAfter(question, IsChange));
    }

    private AnsweringContext Context => new(places.Current, Survey.Today) { Answers = _response.Route.Answers };

    private async Task<Question?> FindAsync(string slug, string code)
    {
        if (await surveys.FindAsync(slug, HttpContext.RequestAborted) is not { } survey) { return null; }
        _response = await responses.FindAsync(HttpContext, survey);
        return _response.Definition.Questions.FirstOrDefault(q => q.Code == code);
    }

    /// <summary>Where a visitor belongs who cannot be shown this question now.</summary>
    private string? ElsewhereFor(Question question) =>
        _response.IsSubmitted ? SurveyAddress.Receipt(Survey.Slug)
        : Survey.Phase != SurveyPhase.Open ? SurveyAddress.Start(Survey.Slug)
        : !_response.Route.IsReachable(question.Code) ? _response.NextAddress()
        : null;

    private void Show(Question question, RawAnswer raw)
    {
        var route = _response.Route;
        var section = _response.Definition.SectionOf(question);
        Introduction = section?.Introduction is not null && route.Asked.FirstOrDefault(section.Questions.Contains) == question ? section : null;
        // A question posted after its draft was lost may not be on the way any more.
        Form = new QuestionForm(question, raw, Context, route.Asked.Contains(question) ? route.Progress(question.Code) : "");
        Back = IsChange ? SurveyAddress.Check(Survey.Slug)
            : _response.Route.PreviousOf(question.Code) is { } previous ? SurveyAddress.Question(Survey.Slug, previous.Code)
            : SurveyAddress.Start(Survey.Slug);
        ViewData.Introduce(Survey, question.Text);
    }
}
