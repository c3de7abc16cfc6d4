using Engage.Domain.Surveys;
using Route = Engage.Domain.Surveys.Route;

namespace Engage.Web.Surveys;

/// <summary>One respondent's way through one survey: the draft on the server, the version it answers, and the route its answers make.</summary>
public sealed class ResponseInProgress
{
    /// <summary>Takes up a draft, or begins without one.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="definition">The version the draft answers; without a draft the newest.</param>
    /// <param name="draft">The draft; null before the first answer.</param>
    public ResponseInProgress(PublishedSurvey survey, SurveyDefinition definition, Draft? draft)
    {
        (Survey, Definition, Draft) = (survey, definition, draft);
        Answers = draft is null ? AnswerSheet.Empty : AnswerSheet.Parse(draft.Answers, definition);
        Route = new Route(definition, Answers);
    }

    /// <summary>The survey.</summary>
    public PublishedSurvey Survey { get; }

    /// <summary>The version being answered.</summary>
    public SurveyDefinition Definition { get; }

    /// <summary>The draft; null before the first answer.</summary>
    public Draft? Draft { get; private set; }

    /// <summary>The answers so far.</summary>
    public AnswerSheet Answers { get; private set; }

    /// <summary>What is asked, by the answers so far.</summary>
    public Route Route { get; private set; }

    /// <summary>Whether it was submitted: only the receipt is left.</summary>
    public bool IsSubmitted => Draft?.Reference is not null;

    /// <summary>Where to go on: the first question without an answer, or "check your answers".</summary>
    public string NextAddress(bool isChange = false) =>
        Route.FirstUnanswered is { } next ? SurveyAddress.Question(Survey.Slug, next.Code, isChange) : SurveyAddress.Check(Survey.Slug);

    /// <summary>Whether a question is the first one, which everybody can open.</summary>
    public bool IsFirst(Question question) => Route.Asked is [var first, ..] && first == question;

    /// <summary>
    /// Where to go after a question was answered: to the next one; after a change back to "check your answers", unless the
    /// change brought up new questions.
    /// </summary>
    public string AddressAfter(Question question, bool isChange) =>
        isChange ? NextAddress(isChange: true)
        : Route.NextAfter(question.Code) is { } next ? SurveyAddress.Question(Survey.Slug, next.Code)
        : NextAddress();

    /// <summary>Takes an answer, making a draft with the first.</summary>
    /// <param name="start">Makes a draft of the version answered.</param>
    public Draft Record(Question question, Answer answer, Func<Draft> start)
    {
        Draft ??= start();
        Answers = Answers.Record(question, answer);
        Route = new Route(Definition, Answers);
        Draft.Answers = Answers.ToJson();
        return Draft;
    }
}
