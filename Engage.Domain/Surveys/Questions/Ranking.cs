using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys.Conditions;

namespace Engage.Domain.Surveys.Questions;

/// <summary>
/// Put items in order by numbers from 1: all of them, or the first few. The items are the question's own, or those a
/// respondent chose in an earlier question.
/// </summary>
public sealed class Ranking : Itemised
{
    internal const string KindName = "ranking";

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public Ranking()
    {
    }

    [SetsRequiredMembers]
    internal Ranking(QuestionReader from)
        : base(from, Source(from) ?? from.Members.Items(isRequired: !from.Members.Has("itemsFrom")))
    {
        ItemsFrom = from.Members.OptionalCode("itemsFrom");
        Top = (int?)from.Members.OptionalDecimal("top", 1, Limits.Options, 0);
        HasBoth = from.Members.Has("itemsFrom") && from.Members.Has("items");
        from.Members.Skip("items");
    }

    /// <summary>The code of the earlier question whose chosen options are ranked; null when the items are the question's own.</summary>
    public string? ItemsFrom { get; init; }

    /// <summary>How many are ranked; null for all. Where fewer are offered, all of those.</summary>
    public int? Top { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override Condition? AskedIf => (ItemsFrom, ShowIf) switch
    {
        (null, _) => ShowIf,
        ({ } source, null) => SomethingChosen(source),
        ({ } source, { } condition) => new AllOf([SomethingChosen(source), condition]),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<CodedList> CodedLists => [new("item", Items)];

    /// <inheritdoc/>
    public override IReadOnlyList<CodebookEntry> Codebook => [.. Items.Select(i => new CodebookEntry(ColumnOf(i), LabelOf(i.Text), "rank, 1 is first; empty when not ranked", []))];

    /// <inheritdoc/>
    public override Tally NewTally() => new RankingTally(Items, RanksFor(Items.Count));

    /// <inheritdoc/>
    protected override string DefaultWhenMissing => "Give each rank to one item, 1 for your first choice";

    private bool HasBoth { get; }

    /// <summary>The items offered to a respondent: all, or those chosen before, with what was written beside "Other".</summary>
    public IReadOnlyList<Option> ItemsFor(AnswerSheet answers)
    {
        if (ItemsFrom is null) { return Items; }
        if (answers.Find(ItemsFrom) is not OptionsAnswer chosen) { return []; }
        return
        [
            .. Items.Where(i => chosen.Codes.Contains(i.Code, StringComparer.Ordinal))
                .Select(i => i.Role == OptionRole.Other && chosen.OtherText is { } text ? i with { Text = OtherText.Describe(i.Text, text) } : i),
        ];
    }

    /// <summary>How many ranks are given where some items are offered.</summary>
    public int RanksFor(int offered) => Math.Min(Top ?? offered, offered);

    /// <inheritdoc/>
    public override bool StillFits(Answer answer, AnswerSheet answers)
    {
        if (answer is not RankingAnswer ranking) { return !answer.IsGiven; }
        var offered = ItemsFor(answers).Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        return ranking.Codes.Count == RanksFor(offered.Count) && ranking.Codes.All(offered.Contains);
    }

    /// <inheritdoc/>
    protected override Judgement JudgeMissing(AnsweringContext context) =>
        ItemsFor(context.Answers) is [var first, ..]
            ? Judgement.Problem(RawAnswer.ItemField(first.Code), WhenMissing ?? DefaultWhenMissing)
            : Judgement.Of(Answer.PassedOver);

    /// <inheritdoc/>
    protected override Judgement JudgeGiven(RawAnswer raw, AnsweringContext context)
    {
        var offered = ItemsFor(context.Answers);
        if (offered.Count == 0) { return Judgement.Problem(FieldNames[0], "There is nothing to rank: go back and choose first"); }
        var ranks = RanksFor(offered.Count);
        var problems = new List<FieldProblem>();
        var ranked = new List<(int Rank, Option Item)>();
        foreach (var item in offered.Where(i => Posted(raw, i).Length > 0))
        {
            if (NumberText.TryReadCount(Posted(raw, item), out var rank) && rank >= 1 && rank <= ranks) { ranked.Add((rank, item)); }
            else { problems.Add(new(RawAnswer.ItemField(item.Code), $"Enter a rank between 1 and {ranks} for “{item.Text}”")); }
        }
        if (Stranger(raw, offered) is { } stranger) { problems.Add(stranger); }
        problems.AddRange(Twice(ranked));
        if (problems.Count == 0) { problems.AddRange(Gaps(ranked, offered, ranks)); }
        return problems.Count > 0
            ? new Judgement.Problems(problems)
            : Judgement.Of(new RankingAnswer([.. ranked.OrderBy(r => r.Rank).Select(r => r.Item.Code)]));
    }

    /// <inheritdoc/>
    protected override RawAnswer FieldsOf(Answer answer) =>
        RawAnswer.Of(Given(answer).Codes.Select((code, i) => (RawAnswer.ItemField(code), (i + 1).ToString(CultureInfo.InvariantCulture))));

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DescribeGiven(Answer answer, AnsweringContext? context)
    {
        var texts = (context is null ? Items : ItemsFor(context.Answers)).ToDictionary(i => i.Code, i => i.Text, StringComparer.Ordinal);
        return [.. Given(answer).Codes.Select((code, i) => $"{i + 1}. {texts.GetValueOrDefault(code) ?? FindItem(code)?.Text ?? code}")];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CellsOf(Answer answer)
    {
        var codes = Given(answer).Codes.ToList();
        return [.. Items.Select(i => codes.IndexOf(i.Code) is >= 0 and var at ? (at + 1).ToString(CultureInfo.InvariantCulture) : "")];
    }

    /// <inheritdoc/>
    protected override Answer ReadGiven(JsonElement json) =>
        StoredCodes.TryRead(json, Items, out var codes) ? new RankingAnswer(codes) : throw Unreadable(json);

    internal override void Check(QuestionCheck check)
    {
        if (HasBoth) { check.Fault("items", "A ranking has either \"items\" or \"itemsFrom\", not both."); }
        if (ItemsFrom is null)
        {
            check.Options("items", "item", Items, 2);
            if (Items.Count > 0 && Top > Items.Count) { check.Fault("top", $"\"top\" is {Top}, but there are {Items.Count} items."); }
        }
        else if (check.Earlier("itemsFrom", ItemsFrom) is { } source and not SeveralOf)
        {
            check.Fault("itemsFrom", $"\"{ItemsFrom}\" is a {source.Kind} question. Items can only come from a question where several options are chosen.");
        }
    }

    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        if (Top is { } top) { writer.WriteNumber("top", top); }
        if (ItemsFrom is { } source) { writer.WriteString("itemsFrom", source); }
        else { writer.WriteOptions("items", Items); }
    }

    internal override IEnumerable<string> ChangesOfMeaning(Question older)
    {
        if (older is not Ranking before) { yield break; }
        if (before.Top != Top) { yield return $"the number of ranks changed from {Words(before.Top)} to {Words(Top)}."; }
        if (!string.Equals(before.ItemsFrom, ItemsFrom, StringComparison.Ordinal)) { yield return "the items come from another question."; }
    }

    private static string Words(int? top) => top is { } number ? NumberText.Write(number) : "all";

    /// <summary>The options of the earlier question that can be ranked: "None of these" cannot.</summary>
    private static IReadOnlyList<Option>? Source(QuestionReader from) =>
        from.Earlier(from.Members.Has("itemsFrom") ? from.Members.OptionalCode("itemsFrom") : null) is SeveralOf source ? [.. source.Options.Where(o => !o.StandsAlone)] : null;

    private AnswerIs SomethingChosen(string source) => new(source, [.. Items.Select(i => i.Code)]);

    private static IEnumerable<FieldProblem> Twice(IReadOnlyList<(int Rank, Option Item)> ranked) =>
        ranked.GroupBy(r => r.Rank).Where(g => g.Count() > 1).OrderBy(g => g.Key)
            .Select(g => new FieldProblem(
                RawAnswer.ItemField(g.ElementAt(1).Item.Code),
                $"Give each rank only once: {g.Key} is used for {Listed([.. g.Select(r => r.Item.Text)])}."));

    private static IEnumerable<FieldProblem> Gaps(IReadOnlyList<(int Rank, Option Item)> ranked, IReadOnlyList<Option> offered, int ranks)
    {
        var free = offered.FirstOrDefault(o => !ranked.Any(r => r.Item == o)) ?? offered[0];
        return Enumerable.Range(1, ranks).Where(rank => !ranked.Any(r => r.Rank == rank)).ToList() switch
        {
            [] => [],
            [var gap] => [new(RawAnswer.ItemField(free.Code), $"Give each rank from 1 to {ranks}: {gap} is not used.")],
            var gaps => [new(RawAnswer.ItemField(free.Code), $"Give each rank from 1 to {ranks}: {Listed([.. gaps.Select(g => NumberText.Write(g))])} are not used.")],
        };
    }

    private static string Listed(IReadOnlyList<string> words) => $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    private RankingAnswer Given(Answer answer) => answer as RankingAnswer ?? throw Mismatch(answer);
}
