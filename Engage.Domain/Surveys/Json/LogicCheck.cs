using Engage.Domain.Surveys.Conditions;

namespace Engage.Domain.Surveys;

/// <summary>
/// Proves the logic of a definition: codes are unique, each question's own members fit together, conditions name earlier
/// questions and their options, nothing waits for itself, and some answers lead to every question.
/// </summary>
/// <param name="questions">The questions in order, each with its path.</param>
/// <param name="unreadable">Codes of questions that could not be read: nothing more is said of references to them.</param>
internal sealed class LogicCheck(IReadOnlyList<(string Path, Question Question)> questions, IReadOnlySet<string> unreadable, ProblemList problems)
{
    private readonly List<Question> _all = [.. questions.Select(q => q.Question)];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    internal void Run()
    {
        FindCodes();
        for (var i = 0; i < _all.Count; i++)
        {
            _all[i].Check(new QuestionCheck(_all[i], i, questions[i].Path, _all, unreadable, problems));
        }
        CheckConditions();
        // A condition that was read only in part would prove nothing.
        if (!problems.AnyBelow("$.sections")) { ProveReach(); }
    }

    private void FindCodes()
    {
        for (var i = 0; i < _all.Count; i++)
        {
            var code = _all[i].Code;
            if (code.Length > 0 && !_positions.TryAdd(code, i)) { problems.Add($"{questions[i].Path}.code", $"The code \"{code}\" is used by two questions."); }
        }
    }

    private void CheckConditions()
    {
        var rings = new RingSearch(_all, _positions);
        for (var i = 0; i < _all.Count; i++)
        {
            if (_all[i].ShowIf is not { } condition) { continue; }
            var path = $"{questions[i].Path}.showIf";
            var leaves = condition.Leaves(path).ToList();
            if (leaves.Count > Limits.ConditionLeaves) { problems.Add(path, $"The condition has {leaves.Count} parts; at most {Limits.ConditionLeaves} are allowed."); }
            foreach (var (at, leaf) in leaves.Where(l => l.Leaf.Question.Length > 0)) { CheckLeaf(i, at, leaf, rings); }
            if (rings.FirstFrom(i) is { } ring) { problems.Add(path, InWords(ring)); }
        }
    }

    private void CheckLeaf(int position, string path, QuestionCondition leaf, RingSearch rings)
    {
        if (unreadable.Contains(leaf.Question)) { return; }
        if (!_positions.TryGetValue(leaf.Question, out var referred))
        {
            problems.Add(path, $"There is no question \"{leaf.Question}\".");
            return;
        }
        if (referred >= position && !rings.Joins(position, referred))
        {
            problems.Add(path, $"Question \"{leaf.Question}\" is asked later than \"{_all[position].Code}\". A condition can only use earlier questions.");
        }
        var question = _all[referred];
        if (leaf.Threshold is not null && !question.IsNumeric) { problems.Add(path, $"\"{leaf.Question}\" is a {question.Kind} question. Only a number can be compared."); }
        if (leaf.Options.Count == 0) { return; }
        if (question.ClosedOptions.Count == 0)
        {
            problems.Add(path, $"\"{leaf.Question}\" is a {question.Kind} question. Only a question with options can be compared with them.");
            return;
        }
        foreach (var code in leaf.Options.Where(c => !question.ClosedOptions.Any(o => string.Equals(o.Code, c, StringComparison.Ordinal))))
        {
            problems.Add(path, $"Question \"{leaf.Question}\" has no option \"{code}\".");
        }
    }

    private void ProveReach()
    {
        var proof = new ReachProof(_all);
        for (var i = 0; i < _all.Count; i++)
        {
            switch (proof.Of(_all[i]))
            {
                case Reach.Impossible:
                    problems.Add($"{questions[i].Path}.showIf", $"No answers lead to question \"{_all[i].Code}\": its condition can never hold.");
                    break;
                case Reach.NotProved:
                    problems.Add($"{questions[i].Path}.showIf", $"The condition of question \"{_all[i].Code}\" is too complex to prove that any answers lead to it. Use fewer questions or options in it.");
                    break;
            }
        }
    }

    private string InWords(IReadOnlyList<int> ring) => ring.Count == 1
        ? $"Question \"{_all[ring[0]].Code}\" waits for its own answer."
        : $"Questions wait for each other in a ring: {string.Join(", ", ring.Select((q, i) => $"\"{_all[q].Code}\" needs \"{_all[ring[(i + 1) % ring.Count]].Code}\""))}.";
}
