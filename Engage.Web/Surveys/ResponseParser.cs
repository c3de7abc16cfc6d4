using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Web.Surveys;

/// <summary>Reads the answers of a survey's responses, each by the version it answered.</summary>
/// <param name="survey">The survey with its versions.</param>
internal sealed class ResponseParser(Survey survey)
{
    private readonly Dictionary<int, SurveyDefinition> _definitions = [];

    /// <summary>Reads one.</summary>
    public AnalysedResponse Parse(Response response)
    {
        if (!_definitions.TryGetValue(response.Version, out var definition))
        {
            _definitions[response.Version] = definition = SurveyDefinition.FromStored(survey.Versions.Single(v => v.Number == response.Version).Definition);
        }
        return new AnalysedResponse(
            response,
            AnswerSheet.Parse(response.Answers, definition),
            response.Equality is { } equality ? AnswerSheet.Parse(equality, definition) : AnswerSheet.Empty);
    }
}
