using Engage.Domain.Surveys;
using Engage.Web.Data.Places;
using Engage.Web.Data.Responses;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Route = Engage.Domain.Surveys.Route;

namespace Engage.Web.Pages.Surveys;

/// <summary>
/// One of the optional questions after a survey. Each answer joins the response at once, so nothing is lost when somebody
/// stops; they may finish after the survey has closed.
/// </summary>
[WhenBusy]
public sealed class AboutYouQuestionModel(PublishedSurveys surveys, ResponsesInProgress responses, ResponseStore store, GazetteerSource places) : PageModel
{
    /// <summary>The name of the button that skips a question.</summary>
    public const string SkipField = "skip";

    private ResponseInProgress _response = null!;
    private AnswerSheet _given = AnswerSheet.Empty;

    /// <summary>The survey.</summary>
    public PublishedSurvey Survey => _response.Survey;

    /// <summary>The form of the question.</summary>
    public QuestionForm Form { get; private set; } = null!;

    /// <summary>Where "Back" leads.</summary>
    public string Back { get; private set; } = "";

    private Draft Draft => _response.Draft!;

    private Route Route => Route.OfEquality(_response.Definition, _given);

    private AnsweringContext Context => new(places.Current, Survey.Today) { Answers = Route.Answers };

    /// <summary>Shows the question with the answer given before.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, string code)
    {
        if (await FindAsync(slug, code) is not { } question) { return NotFound(); }
        if (!_response.IsSubmitted) { return Redirect(SurveyAddress.Start(slug)); }
        if (!Route.Asked.Contains(question)) { return Redirect(SurveyAddress.AboutYou(slug)); }

        Show(question, _given.Find(code) is { } given ? question.Fields(given) : RawAnswer.Empty);
        return Page();
    }

    /// <summary>Keeps the answer and goes on to the next question or the receipt.</summary>
    public async Task<IActionResult> OnPostAsync(string slug, string code)
    {
        if (await FindAsync(slug, code) is not { } question) { return NotFound(); }
        if (!_response.IsSubmitted) { return Redirect(SurveyAddress.Start(slug)); }
        if (!Route.Asked.Contains(question)) { return Redirect(SurveyAddress.AboutYou(slug)); }

        var raw = await RawForm.ReadAsync(Request);
        var judgement = raw.HasAny(SkipField) ? new Judgement.Usable(Answer.PassedOver) : question.Judge(raw, Context);
        if (ModelState.Take(judgement) is not { } answer)
        {
            Show(question, raw);
            return Page();
        }

        _given = _given.Record(question, answer);
        await KeepAsync();
        return Redirect(Route.NextAfter(code) is { } next ? SurveyAddress.AboutYou(slug, next.Code) : SurveyAddress.Receipt(slug));
    }

    private async Task<Question?> FindAsync(string slug, string code)
    {
        if (await surveys.FindAsync(slug, HttpContext.RequestAborted) is not { } survey) { return null; }
        _response = await responses.FindAsync(HttpContext, survey);
        if (_response.IsSubmitted) { _given = AnswerSheet.Parse(Draft.Equality, _response.Definition); }
        return _response.Definition.EqualityQuestions.FirstOrDefault(q => q.Code == code);
    }

    private async Task KeepAsync()
    {
        await store.SaveEqualityAsync(Draft.ResponseId, Route.Answers.ToJson(), CancellationToken.None);
        Draft.Equality = _given.ToJson();
        await responses.SaveAsync(HttpContext, Survey, Draft);
    }

    private void Show(Question question, RawAnswer raw)
    {
        Form = new QuestionForm(question, raw, Context, $"About you: {Route.Progress(question.Code).Replace("Question", "question", StringComparison.Ordinal)}");
        Back = Route.PreviousOf(question.Code) is { } previous ? SurveyAddress.AboutYou(Survey.Slug, previous.Code) : SurveyAddress.AboutYou(Survey.Slug);
        ViewData.Introduce(Survey, question.Text);
    }
}
