namespace Engage.Domain.Surveys.Consultations;

/// <summary>
/// Whose views section 96 of the Police Act 1996 asks for, as items of the checklist. Who answers in which capacity is told by
/// the question with the variable strand and its options of these codes.
/// </summary>
internal static class Section96
{
    private const string Victim = "victim", RatepayerBody = "ratepayer-body", Business = "business";

    public static IEnumerable<ChecklistItem> Of(ChecklistInput input)
    {
        yield return People(input);

        var answers = Of(input, RatepayerBody);
        var letters = input.Submissions.Count(s => s.Sender == SenderKind.RatepayerBody && s.TakenDown != TakenDown.Withdrawn);
        yield return Heard(
            input,
            "Ratepayers’ representatives were heard",
            (answers?.Count ?? 0) + letters,
            $"{(answers is null ? "The survey does not ask who answers for them" : Words(answers))}; {Wording.Count(letters, "written submission", "written submissions")}{(Of(input, Business) is { } business ? $"; besides, single businesses: {Words(business)}" : "")}{Reached(input.Basis.Ratepayers)}");

        if (Of(input, Victim) is { } victims)
        {
            yield return Heard(input, "Victims of crime were heard", victims.Count, $"{Words(victims)}{Reached(input.Basis.Victims)}");
        }
        else if (input.Basis.Victims.Length > 0)
        {
            yield return new ChecklistItem("Victims of crime were heard", ChecklistState.Met, $"The survey does not ask who is one{Reached(input.Basis.Victims)}", ChecklistPlace.Basis);
        }
    }

    private static ChecklistItem People(ChecklistInput input)
    {
        var own = input.Strands?.Where(s => s.Key is not (RatepayerBody or Business)).Select(s => s.Value).ToList() ?? [new StrandCount(input.Responses, IsHidden: false)];
        // A sum over hidden counts would reveal them; the sum of the others is a number below the truth.
        var shown = own.Where(s => !s.IsHidden).Sum(s => s.Count);
        var words = own.Exists(s => s.IsHidden) ? $"At least {Words(new StrandCount(shown, IsHidden: false))}" : Words(new StrandCount(shown, IsHidden: false));
        return Heard(input, "The people were heard", own.Sum(s => s.Count), $"{words} of people on their own account{Reached(input.Basis.People)}");
    }

    private static StrandCount? Of(ChecklistInput input, string strand) => input.Strands?.GetValueOrDefault(strand);

    private static ChecklistItem Heard(ChecklistInput input, string words, int count, string found) => new(
        words,
        count > 0 ? ChecklistState.Met : input.Closes < input.Today ? ChecklistState.NotMet : ChecklistState.NotYet,
        found,
        ChecklistPlace.Results);

    private static string Reached(string how) => how.Length == 0 ? "." : $". How they are reached: {how.TrimEnd('.')}.";

    private static string Words(StrandCount count) =>
        count.IsHidden ? "a number of answers too small to be shown" : Wording.Count(count.Count, "answer", "answers");
}
