using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Engage.Domain.Statistics;

namespace Engage.Domain.Surveys.Questions;

/// <summary>What is shared out.</summary>
public enum AllocationUnit
{
    /// <summary>Points.</summary>
    Points,

    /// <summary>Whole pounds.</summary>
    Pounds,
}

/// <summary>Share out a total among items, in whole points or pounds; an empty field is nothing.</summary>
public sealed class Allocation : Itemised
{
    internal const string KindName = "allocation";

    private const int LargestTotal = 1_000_000_000;

    private static readonly (string Word, AllocationUnit Value)[] Units = [("points", AllocationUnit.Points), ("pounds", AllocationUnit.Pounds)];

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public Allocation()
    {
    }

    [SetsRequiredMembers]
    internal Allocation(QuestionReader from)
        : base(from)
    {
        Total = from.Members.Whole("total", 1, LargestTotal);
        Unit = from.Members.Word("unit", Units);
    }

    /// <summary>What must be shared out, exactly.</summary>
    public required int Total { get; init; }

    /// <summary>What is shared out.</summary>
    public AllocationUnit Unit { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<CodedList> CodedLists => [new("item", Items)];

    /// <inheritdoc/>
    public override IReadOnlyList<CodebookEntry> Codebook => [.. Items.Select(i => new CodebookEntry(ColumnOf(i), LabelOf(i.Text), $"{Units[(int)Unit].Word} of {Total}", []))];

    /// <inheritdoc/>
    public override Tally NewTally() => new AmountTally(Items);

    /// <inheritdoc/>
    protected override string DefaultWhenMissing => $"Share out exactly {InTotal}";

    /// <summary>How far a form has come: "You have shared out 90 of 100 points: 10 left."</summary>
    public string RunningTotal(RawAnswer raw)
    {
        var sum = Items.Sum(i => NumberText.TryReadCount(AmountText(raw, i), out var amount) ? (long)amount : 0);
        var place = sum == Total ? "nothing left" : sum < Total ? $"{Amount(Total - sum)} left" : $"{Amount(sum - Total)} too many";
        return $"You have shared out {Amount(sum)} of {InTotal}: {place}.";
    }

    /// <inheritdoc/>
    protected override Judgement JudgeGiven(RawAnswer raw, AnsweringContext context)
    {
        var amounts = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        var problems = new List<FieldProblem>();
        foreach (var item in Items)
        {
            var text = AmountText(raw, item);
            if (text.Length == 0) { amounts[item.Code] = 0; }
            else if (NumberText.TryReadCount(text, out var amount) && amount <= Total) { amounts[item.Code] = amount; }
            else { problems.Add(new(RawAnswer.ItemField(item.Code), $"Enter a whole number between 0 and {Amount(Total)} for “{item.Text}”")); }
        }
        if (Stranger(raw, Items) is { } stranger) { problems.Add(stranger); }
        if (problems.Count > 0) { return new Judgement.Problems(problems); }

        var sum = amounts.Values.Sum(a => (long)a);
        return sum == Total
            ? Judgement.Of(new AmountsAnswer(amounts))
            : Judgement.Problem(FieldNames[0], $"You have shared out {Named(sum)}. Share out exactly {Amount(Total)}.");
    }

    /// <inheritdoc/>
    protected override RawAnswer FieldsOf(Answer answer) =>
        RawAnswer.Of(Given(answer).Amounts.Select(a => (RawAnswer.ItemField(a.Key), a.Value.ToString(CultureInfo.InvariantCulture))));

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DescribeGiven(Answer answer, AnsweringContext? context)
    {
        var amounts = Given(answer).Amounts;
        return [.. Items.Select(i => $"{i.Text}: {Amount(amounts.GetValueOrDefault(i.Code))}")];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CellsOf(Answer answer)
    {
        var amounts = Given(answer).Amounts;
        return [.. Items.Select(i => amounts.TryGetValue(i.Code, out var amount) ? amount.ToString(CultureInfo.InvariantCulture) : ExportCell.NotAsked)];
    }

    /// <inheritdoc/>
    protected override Answer ReadGiven(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) { throw Unreadable(json); }
        var amounts = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (FindItem(member.Name) is null || member.Value.ValueKind != JsonValueKind.Number || !member.Value.TryGetInt32(out var amount)) { throw Unreadable(json); }
            amounts[member.Name] = amount;
        }
        return amounts.Values.All(a => a >= 0) && amounts.Values.Sum(a => (long)a) == Total ? new AmountsAnswer(amounts) : throw Unreadable(json);
    }

    internal override void Check(QuestionCheck check) => check.Options("items", "item", Items, 2);

    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteNumber("total", Total);
        writer.WriteString("unit", Units[(int)Unit].Word);
        writer.WriteOptions("items", Items);
    }

    internal override IEnumerable<string> ChangesOfMeaning(Question older)
    {
        if (older is not Allocation before) { yield break; }
        if (before.Total != Total) { yield return $"the total changed from {before.Total} to {Total}."; }
        if (before.Unit != Unit) { yield return $"the unit changed from {Units[(int)before.Unit].Word} to {Units[(int)Unit].Word}."; }
    }

    private string InTotal => Named(Total);

    private string Amount(long amount) => Unit == AllocationUnit.Pounds ? Money.Write(amount) : NumberText.Write(amount);

    private string Named(long amount) => Unit == AllocationUnit.Pounds ? Money.Write(amount) : $"{NumberText.Write(amount)} {(amount == 1 ? "point" : "points")}";

    private string AmountText(RawAnswer raw, Option item) =>
        Unit == AllocationUnit.Pounds ? Posted(raw, item).TrimStart('£').TrimStart() : Posted(raw, item);

    private AmountsAnswer Given(Answer answer) => answer as AmountsAnswer ?? throw Mismatch(answer);
}
