using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;

namespace Engage.Tests.Domain.Surveys;

public sealed class SurveyDefinitionTests
{
    [Fact]
    public void Every_kind_of_question_is_read_and_written_back_to_the_same_bytes()
    {
        var definition = Definitions.Parsed(Samples.Everything);
        var json = definition.ToJson();
        var again = Definitions.Parsed(json);

        Assert.Equal(definition, again);
        Assert.Equal(json, again.ToJson());
        Assert.Equal(QuestionKinds.Names.Order(), definition.Questions.Select(q => q.Kind).Distinct().Order());
    }
}
