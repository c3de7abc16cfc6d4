namespace Engage.Domain.Surveys.Conditions;

/// <summary>Whether any answers lead to a question.</summary>
internal enum Reach
{
    /// <summary>Some do.</summary>
    Possible,

    /// <summary>None do.</summary>
    Impossible,

    /// <summary>The search was given up.</summary>
    NotProved,
}

/// <summary>
/// Searches for answers that lead to a question. The search is exact: it runs through all answers that the conditions
/// involved can tell apart, of the questions they depend on, directly or through others, in the order they are asked. It
/// stops early where what is settled decides the condition (backtracking with three-valued logic).
/// </summary>
internal sealed class ReachProof
{
    /// <summary>Looks at one answer for one part of a condition: far more than any real questionnaire needs, a tenth of a second for all.</summary>
    private const int WorkForOne = 200_000;

    private static readonly Answer?[] NotAsked = [null];

    private readonly Dictionary<string, Question> _questions;
    private readonly Dictionary<string, int> _positions;
    private int _workLeft;
    private int _workForAll = 1_000_000;

    /// <summary>Prepares the search.</summary>
    /// <param name="questions">All questions in order; every condition refers to earlier ones only.</param>
    internal ReachProof(IReadOnlyList<Question> questions)
    {
        _questions = questions.ToDictionary(q => q.Code, StringComparer.Ordinal);
        _positions = questions.Select((q, i) => (q.Code, i)).ToDictionary(p => p.Code, p => p.i, StringComparer.Ordinal);
    }

    internal Reach Of(Question target)
    {
        if (target.AskedIf is not { } condition) { return Reach.Possible; }
        var conditions = new List<Condition>();
        var involved = Involved(condition, conditions);
        var leaves = conditions.SelectMany(c => c.Leaves("")).Select(l => l.Leaf).ToLookup(l => l.Question, StringComparer.Ordinal);
        var steps = new List<Step>();
        foreach (var question in involved)
        {
            if (question.Representatives(new ConditionMentions([.. leaves[question.Code]])) is not { } answers) { return Reach.NotProved; }
            steps.Add(new Step(question, [.. answers, .. question.IsRequired ? [] : NotAsked]));
        }
        _workLeft = Math.Min(WorkForOne, _workForAll);
        _workForAll -= _workLeft;
        var reach = Search(condition, steps, 0, new(StringComparer.Ordinal));
        _workForAll += Math.Max(0, _workLeft);
        return reach;
    }

    private List<Question> Involved(Condition condition, List<Condition> conditions)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<Condition>([condition]);
        while (waiting.TryDequeue(out var next))
        {
            conditions.Add(next);
            foreach (var code in next.Leaves("").Select(l => l.Leaf.Question))
            {
                if (found.Add(code) && _questions[code].AskedIf is { } further) { waiting.Enqueue(further); }
            }
        }
        return [.. found.OrderBy(c => _positions[c]).Select(c => _questions[c])];
    }

    private Reach Search(Condition target, List<Step> steps, int at, Dictionary<string, Answer?> settled)
    {
        if (_workLeft <= 0) { return Reach.NotProved; }
        Known Knowledge(string code)
        {
            _workLeft--;
            return new(settled.TryGetValue(code, out var answer), answer);
        }

        if (target.Weigh(Knowledge) is { } isAsked) { return isAsked ? Reach.Possible : Reach.Impossible; }

        var (question, answers) = steps[at];
        var tried = (question.AskedIf?.Weigh(Knowledge) ?? true) ? answers : NotAsked;
        var worst = Reach.Impossible;
        foreach (var answer in tried)
        {
            settled[question.Code] = answer;
            worst = Search(target, steps, at + 1, settled);
            if (worst != Reach.Impossible) { break; }
        }
        settled.Remove(question.Code);
        return worst;
    }

    private sealed record Step(Question Question, IReadOnlyList<Answer?> Answers);
}
