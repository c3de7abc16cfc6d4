namespace Engage.Domain.Surveys.Conditions;

/// <summary>Reads conditions: the member that is present says which one it is.</summary>
internal static class ConditionReading
{
    private const decimal Widest = 1_000_000_000_000m;

    private static readonly string[] Kinds = ["answer", "answered", "number", "all", "any", "not"];

    internal static Condition? Read(MemberReader members)
    {
        if (!members.IsObject) { return null; }
        var kinds = Kinds.Where(members.Has).ToList();
        if (kinds.Count != 1)
        {
            foreach (var kind in Kinds.Concat(["is", "isNot", "atLeast", "atMost"])) { members.Skip(kind); }
            members.RefuseOthers();
            members.FaultHere($"A condition has exactly one of: {string.Join(", ", Kinds)}.");
            return null;
        }
        Condition? condition = kinds[0] switch
        {
            "answer" => ReadOptions(members),
            "answered" => new Answered(members.Code("answered")),
            "number" => ReadNumber(members),
            "all" => new AllOf(Parts(members, "all")),
            "any" => new AnyOf(Parts(members, "any")),
            _ => members.Object("not", "a condition", Read) is { } part ? new Not(part) : null,
        };
        members.RefuseOthers();
        return condition;
    }

    private static IReadOnlyList<Condition> Parts(MemberReader members, string name) =>
        members.List(name, "a condition", Limits.ConditionParts, Read);

    private static QuestionCondition? ReadOptions(MemberReader members)
    {
        var question = members.Code("answer");
        var (isGiven, isNotGiven) = (members.Has("is"), members.Has("isNot"));
        var (codes, otherCodes) = (members.CodeList("is"), members.CodeList("isNot"));
        if (isGiven == isNotGiven)
        {
            members.FaultHere("A condition on an answer has either \"is\" or \"isNot\".");
            return null;
        }
        return isGiven ? new AnswerIs(question, codes) : new AnswerIsNot(question, otherCodes);
    }

    private static QuestionCondition? ReadNumber(MemberReader members)
    {
        var question = members.Code("number");
        var least = members.OptionalDecimal("atLeast", -Widest, Widest, 6);
        var most = members.OptionalDecimal("atMost", -Widest, Widest, 6);
        if (members.Has("atLeast") == members.Has("atMost"))
        {
            members.FaultHere("A condition on a number has either \"atLeast\" or \"atMost\".");
            return null;
        }
        return members.Has("atLeast") ? new NumberAtLeast(question, least ?? 0) : new NumberAtMost(question, most ?? 0);
    }
}
