using System.Text;
using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Surveys;

/// <summary>Reads a whole definition, going on after each fault, and then has its logic proved.</summary>
internal sealed class DefinitionReader
{
    private readonly ProblemList _problems = new();
    private readonly List<(string Path, Question Question)> _questions = [];
    private readonly Dictionary<string, Question> _byCode = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    internal static DefinitionOutcome Read(string json)
    {
        try
        {
            return Read(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(json));
        }
        catch (EncoderFallbackException)
        {
            return new DefinitionOutcome(null, [new DefinitionProblem("$", "A text holds half a character (a lone surrogate).")]);
        }
    }

    internal static DefinitionOutcome Read(ReadOnlySpan<byte> utf8) => new DefinitionReader().ReadWhole(utf8);

    private DefinitionOutcome ReadWhole(ReadOnlySpan<byte> utf8)
    {
        SurveyDefinition? definition = null;
        if (JsonTree.Read(utf8, _problems) is { } root)
        {
            var members = new MemberReader(root, "a survey", _problems);
            if (members.IsObject) { definition = ReadSurvey(members); }
        }
        return new DefinitionOutcome(definition, _problems.InOrder());
    }

    private SurveyDefinition ReadSurvey(MemberReader members)
    {
        members.Skip("$schema");
        var definition = new SurveyDefinition
        {
            Title = members.Text("title", Limits.Title),
            Summary = members.Text("summary", Limits.Line),
            Introduction = members.OptionalText("introduction", Limits.Markdown),
            MinutesToComplete = members.Whole("minutesToComplete", 1, 120),
            Decision = members.Object("decision", "a decision", ReadDecision),
            LegalBasis = members.OptionalText("legalBasis", Limits.Markdown),
            OtherWays = members.OptionalText("otherWays", Limits.Markdown),
            Afterwards = members.OptionalText("afterwards", Limits.Markdown),
            Privacy = members.OptionalText("privacy", Limits.Markdown),
            Equality = EqualityChoice.Read(members),
            Sections = members.List("sections", "a section", Limits.Sections, ReadSection),
        };
        members.RefuseOthers();
        if (_questions.Count > Limits.Questions) { members.Fault("sections", $"There are {_questions.Count} questions; at most {Limits.Questions} are allowed."); }
        else { new LogicCheck(_questions, _unreadable, _problems).Run(); }
        definition.Equality.Check(definition.Questions, members);
        return definition;
    }

    private static Decision ReadDecision(MemberReader members)
    {
        var decision = new Decision(members.Text("maker", Limits.Title), members.Date("date"), members.OptionalText("explanation", Limits.Markdown));
        members.RefuseOthers();
        return decision;
    }

    private Section? ReadSection(MemberReader members)
    {
        if (!members.IsObject) { return null; }
        var section = new Section(
            members.Text("title", Limits.Title),
            members.OptionalText("introduction", Limits.Markdown),
            members.List("questions", "a question", Limits.QuestionsInSection, ReadQuestion));
        members.RefuseOthers();
        return section;
    }

    private Question? ReadQuestion(MemberReader members)
    {
        var question = QuestionReader.Read(members, _byCode.GetValueOrDefault);
        if (question is null)
        {
            if (members.Any("code") is { Kind: System.Text.Json.JsonValueKind.String } code) { _unreadable.Add(code.Text); }
            return null;
        }
        _questions.Add((members.Path, question));
        _byCode.TryAdd(question.Code, question);
        return question;
    }
}
