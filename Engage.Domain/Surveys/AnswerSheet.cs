using System.Text;
using System.Text.Json;

namespace Engage.Domain.Surveys;

/// <summary>
/// All answers of one respondent so far, by question code, in the order given. Never changes: recording makes a new sheet.
/// A question never asked is absent; one passed over is present as <see cref="PassedOver"/>.
/// </summary>
public sealed class AnswerSheet
{
    private readonly OrderedDictionary<string, Answer> _answers;

    private AnswerSheet(OrderedDictionary<string, Answer> answers) => _answers = answers;

    /// <summary>A sheet without answers.</summary>
    public static AnswerSheet Empty { get; } = new(new(StringComparer.Ordinal));

    /// <summary>The codes of the questions with an answer, in order.</summary>
    public IReadOnlyList<string> Codes => [.. _answers.Keys];

    /// <summary>How many answers there are, those passed over included.</summary>
    public int Count => _answers.Count;

    /// <summary>A sheet over a dictionary that its only owner still fills.</summary>
    internal static AnswerSheet Wrap(OrderedDictionary<string, Answer> answers) => new(answers);

    /// <summary>Reads a sheet as stored.</summary>
    /// <exception cref="FormatException">The text is no sheet of this definition.</exception>
    public static AnswerSheet Parse(string json, SurveyDefinition definition)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var answers = new OrderedDictionary<string, Answer>(StringComparer.Ordinal);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                var question = definition.Find(member.Name) ?? throw new FormatException($"Stored answers name a question \"{member.Name}\" that the survey does not have.");
                answers[member.Name] = question.ReadAnswer(member.Value);
            }
            return new AnswerSheet(answers);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new FormatException("Stored answers are not a JSON object.", fault);
        }
    }

    /// <summary>The answer to a question; null when there is none.</summary>
    public Answer? Find(string code) => _answers.GetValueOrDefault(code);

    /// <summary>Whether something was given to a question, not merely passed over.</summary>
    public bool IsGiven(string code) => Find(code) is { IsGiven: true };

    /// <summary>A sheet with an answer recorded, in place of an earlier one.</summary>
    public AnswerSheet Record(Question question, Answer answer) =>
        new(new OrderedDictionary<string, Answer>(_answers, StringComparer.Ordinal) { [question.Code] = answer });

    /// <summary>A sheet without the answers to some questions.</summary>
    public AnswerSheet Without(params IEnumerable<string> codes)
    {
        var answers = new OrderedDictionary<string, Answer>(_answers, StringComparer.Ordinal);
        foreach (var code in codes) { answers.Remove(code); }
        return new AnswerSheet(answers);
    }

    /// <summary>The sheet as stored: one JSON object by question code, null for an item passed over.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonWriting.Compact))
        {
            writer.WriteStartObject();
            foreach (var (code, answer) in _answers)
            {
                writer.WritePropertyName(code);
                answer.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
