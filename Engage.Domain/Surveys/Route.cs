using Engage.Domain.Surveys.Conditions;

namespace Engage.Domain.Surveys;

/// <summary>
/// The way of one respondent through a survey, computed from the answers each time and never stored: going back and changing
/// an answer cannot leave a stale path. Hidden answers have no say in what is asked.
/// </summary>
public sealed class Route
{
    private readonly IReadOnlyList<Question> _all;
    private readonly AnswerSheet _given;
    private readonly List<Question> _asked = [];

    /// <summary>Questions of which the open answers decide whether they are asked.</summary>
    private readonly int _undecided;

    /// <summary>Those of them that are not asked as things stand.</summary>
    private readonly int _mayCome;

    /// <summary>The way through the questions of a survey.</summary>
    public Route(SurveyDefinition definition, AnswerSheet answers)
        : this(definition.Questions, answers)
    {
    }

    private Route(IReadOnlyList<Question> questions, AnswerSheet answers)
    {
        (_all, _given) = (questions, answers);
        var counted = new OrderedDictionary<string, Answer>(StringComparer.Ordinal);
        var settled = new Dictionary<string, Answer?>(StringComparer.Ordinal);
        Answers = AnswerSheet.Wrap(counted);
        foreach (var question in questions)
        {
            var isSettled = question.AskedIf?.Weigh(code => new Known(settled.TryGetValue(code, out var answer), answer)) ?? (question.AskedIf is null ? true : null);
            if (isSettled is null) { _undecided++; }
            if (question.AskedIf is not { } condition || condition.Holds(Answers))
            {
                _asked.Add(question);
                if (answers.Find(question.Code) is { } answer && question.StillFits(answer, Answers)) { counted[question.Code] = settled[question.Code] = answer; }
            }
            else if (isSettled == false) { settled[question.Code] = null; }
            else { _mayCome++; }
        }
    }

    /// <summary>The questions asked, in order.</summary>
    public IReadOnlyList<Question> Asked => _asked;

    /// <summary>The answers that count: those to questions asked, as far as they still fit.</summary>
    public AnswerSheet Answers { get; }

    /// <summary>The first question asked that was neither answered nor passed over; null when the way is complete.</summary>
    public Question? FirstUnanswered => _asked.Find(q => Answers.Find(q.Code) is null);

    /// <summary>The way through the equality questions that follow a survey.</summary>
    public static Route OfEquality(SurveyDefinition definition, AnswerSheet answers) => new(definition.EqualityQuestions, answers);

    /// <summary>Whether a question is asked and all before it were answered or passed over.</summary>
    public bool IsReachable(string code) =>
        _asked.TakeWhile(q => Answers.Find(q.Code) is not null).Any(q => IsCalled(q, code)) || (FirstUnanswered is { } first && IsCalled(first, code));

    /// <summary>The question asked after one; null after the last.</summary>
    public Question? NextAfter(string code)
    {
        var at = PositionOf(code);
        return _all.Skip(at + 1).FirstOrDefault(_asked.Contains);
    }

    /// <summary>The question asked before one; null before the first.</summary>
    public Question? PreviousOf(string code)
    {
        var at = PositionOf(code);
        return _all.Take(at).LastOrDefault(_asked.Contains);
    }

    /// <summary>The answers that count, and the questions whose answers were given but no longer do.</summary>
    public PrunedAnswers Prune() =>
        new(Answers, [.. _all.Where(q => _given.IsGiven(q.Code) && Answers.Find(q.Code) is null)]);

    /// <summary>"Question 4 of about 11", or "Question 4 of 11" once no open answer can change the number.</summary>
    /// <exception cref="ArgumentException">The question is not asked.</exception>
    public string Progress(string code)
    {
        var at = _asked.FindIndex(q => IsCalled(q, code));
        if (at < 0) { throw new ArgumentException($"Question {code} is not asked.", nameof(code)); }
        // Half of the questions that may still come: nobody knows, and "about" says so.
        var total = _asked.Count + ((_mayCome + 1) / 2);
        return $"Question {at + 1} of {(_undecided > 0 ? "about " : "")}{total}";
    }

    private int PositionOf(string code)
    {
        for (var i = 0; i < _all.Count; i++)
        {
            if (IsCalled(_all[i], code)) { return i; }
        }
        throw new ArgumentException($"There is no question {code}.", nameof(code));
    }

    private static bool IsCalled(Question question, string code) => string.Equals(question.Code, code, StringComparison.Ordinal);
}

/// <summary>What is left after answers hidden by a changed route were dropped.</summary>
/// <param name="Answers">The answers that count.</param>
/// <param name="Dropped">The questions whose answers were dropped; the respondent is told.</param>
public sealed record PrunedAnswers(AnswerSheet Answers, IReadOnlyList<Question> Dropped);
