namespace Engage.Domain.Surveys;

/// <summary>A wording that differs between two versions, for the report's list of changes.</summary>
/// <param name="Where">The question's code, or the member of the survey.</param>
/// <param name="What">What changed, such as "text" or "option yes".</param>
/// <param name="Before">The words before; null when there were none.</param>
/// <param name="After">The words after; null when there are none.</param>
public sealed record WordingChange(string Where, string What, string? Before, string? After);

/// <summary>
/// Compares two versions of a survey. Responses of both are read together, so a code must keep its meaning: a question keeps
/// its kind, options and items may be added, and neither disappears while its question stays nor comes to mean another thing.
/// </summary>
public static class DefinitionChange
{
    /// <summary>Why a new version cannot follow an old one; none when it can. Paths are of the new version.</summary>
    public static IReadOnlyList<DefinitionProblem> Problems(SurveyDefinition older, SurveyDefinition newer)
    {
        var problems = new List<DefinitionProblem>();
        for (var s = 0; s < newer.Sections.Count; s++)
        {
            for (var q = 0; q < newer.Sections[s].Questions.Count; q++)
            {
                var question = newer.Sections[s].Questions[q];
                if (older.Questions.FirstOrDefault(o => Same(o.Code, question.Code)) is not { } before) { continue; }
                problems.AddRange(Faults(before, question).Select(f => new DefinitionProblem($"$.sections[{s}].questions[{q}]", $"Question \"{question.Code}\": {f}")));
            }
        }
        return problems;
    }

    /// <summary>Every wording that differs, in the order of the new version; questions that went away come last.</summary>
    public static IReadOnlyList<WordingChange> Wording(SurveyDefinition older, SurveyDefinition newer)
    {
        var changes = new List<WordingChange>();
        changes.AddRange(Differences("survey", SurveyWords(older), SurveyWords(newer)));
        foreach (var question in newer.Questions)
        {
            if (older.Questions.FirstOrDefault(o => Same(o.Code, question.Code)) is { } before) { changes.AddRange(Differences(question.Code, QuestionWords(before), QuestionWords(question))); }
            else { changes.Add(new WordingChange(question.Code, "question", null, question.Text)); }
        }
        foreach (var gone in older.Questions.Where(o => newer.Questions.All(n => !Same(n.Code, o.Code)))) { changes.Add(new WordingChange(gone.Code, "question", gone.Text, null)); }
        return changes;
    }

    private static List<string> Faults(Question before, Question after)
    {
        if (!Same(before.Kind, after.Kind)) { return [$"the kind changed from {before.Kind} to {after.Kind}. Give the new question another code."]; }

        var faults = new List<string>(after.ChangesOfMeaning(before));
        if (before.Variable is not null && !Same(before.Variable, after.Variable)) { faults.Add($"the variable changed from \"{before.Variable}\" to \"{after.Variable}\"."); }
        foreach (var (was, now) in before.CodedLists.Zip(after.CodedLists))
        {
            foreach (var option in was.Options)
            {
                var same = now.Options.FirstOrDefault(o => Same(o.Code, option.Code));
                if (same is null) { faults.Add($"{was.Name} \"{option.Code}\" was removed."); }
                else if (same.Role != option.Role || same.IsExclusive != option.IsExclusive) { faults.Add($"{was.Name} \"{option.Code}\" counts in another way than before."); }
                else if (!Same(same.Text, option.Text) && was.Options.FirstOrDefault(o => o != option && Same(o.Text, same.Text)) is { } taken)
                {
                    faults.Add($"{was.Name} \"{option.Code}\" now has the words of \"{taken.Code}\".");
                }
            }
        }
        return faults;
    }

    private static IEnumerable<(string What, string? Words)> SurveyWords(SurveyDefinition definition) =>
    [
        ("title", definition.Title), ("summary", definition.Summary), ("introduction", definition.Introduction),
        ("minutes to complete", NumberText.Write(definition.MinutesToComplete)),
        ("decision", definition.Decision is { } decision ? $"{decision.Maker}, {decision.Date:yyyy-MM-dd}. {decision.Explanation}".Trim() : null),
        ("legal basis", definition.LegalBasis), ("other ways", definition.OtherWays), ("afterwards", definition.Afterwards), ("privacy", definition.Privacy),
        .. definition.Sections.SelectMany((s, i) => new (string, string?)[] { ($"title of section {i + 1}", s.Title), ($"introduction of section {i + 1}", s.Introduction) }),
    ];

    private static IEnumerable<(string What, string? Words)> QuestionWords(Question question) =>
    [
        ("text", question.Text), ("hint", question.Hint), ("help", question.Help),
        ("required", question.IsRequired ? "yes" : "no"),
        .. question.CodedLists.SelectMany(l => l.Options.SelectMany(o => new (string, string?)[]
        {
            ($"{l.Name} {o.Code}", o.Text),
            ($"hint of {l.Name} {o.Code}", o.Hint),
            ($"consequence of {l.Name} {o.Code}", (o as Questions.PreceptOption)?.Consequence),
        })),
    ];

    private static IEnumerable<WordingChange> Differences(string where, IEnumerable<(string What, string? Words)> before, IEnumerable<(string What, string? Words)> after)
    {
        var old = before.ToDictionary(w => w.What, w => w.Words, StringComparer.Ordinal);
        foreach (var (what, words) in after)
        {
            old.Remove(what, out var was);
            if (!Same(was, words)) { yield return new WordingChange(where, what, was, words); }
        }
        foreach (var (what, was) in old.Where(o => o.Value is not null)) { yield return new WordingChange(where, what, was, null); }
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
