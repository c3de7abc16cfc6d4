using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Engage.Domain.Statistics;

namespace Engage.Domain.Surveys.Questions;

/// <summary>Several items, each rated on the same scale.</summary>
public sealed class Matrix : Itemised
{
    internal const string KindName = "matrix";

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public Matrix()
    {
    }

    [SetsRequiredMembers]
    internal Matrix(QuestionReader from)
        : base(from)
    {
        Scale = ScaleJson.Read(from.Members);
        Added = AddedOptions.Read(from.Members);
    }

    /// <summary>The scale from one end to the other; five points of agreement unless the definition brings its own.</summary>
    public IReadOnlyList<Option> Scale { get; init; } = Option.AgreementScale;

    /// <summary>The options outside the scale.</summary>
    public AddedOptions Added { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <summary>All options of each item, those outside the scale included.</summary>
    public IReadOnlyList<Option> Choices => Added.After(Scale);

    /// <inheritdoc/>
    public override IReadOnlyList<CodedList> CodedLists => [new("item", Items), new("option", Choices)];

    /// <inheritdoc/>
    public override IReadOnlyList<CodebookEntry> Codebook =>
        [.. Items.Select(i => new CodebookEntry(ColumnOf(i), LabelOf(i.Text), "option code", [.. Choices.Select(c => new CodebookValue(c.Code, c.Text))]))];

    /// <inheritdoc/>
    public override Tally NewTally() => new GridTally(Items, Choices);

    /// <inheritdoc/>
    protected override string DefaultWhenMissing => "Select an option";

    /// <inheritdoc/>
    protected override Judgement JudgeMissing(AnsweringContext context) =>
        WhenMissing is null ? JudgeGiven(RawAnswer.Empty, context) : base.JudgeMissing(context);

    /// <inheritdoc/>
    protected override Judgement JudgeGiven(RawAnswer raw, AnsweringContext context)
    {
        var ratings = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<FieldProblem>();
        foreach (var item in Items)
        {
            var code = Posted(raw, item);
            if (code.Length > 0 && IsChoice(code)) { ratings[item.Code] = code; }
            else if (code.Length > 0) { problems.Add(new(RawAnswer.ItemField(item.Code), $"Select an option from the list for “{item.Text}”")); }
            else if (IsRequired) { problems.Add(new(RawAnswer.ItemField(item.Code), $"Select an option for “{item.Text}”")); }
        }
        if (Stranger(raw, Items) is { } stranger) { problems.Add(stranger); }
        return problems.Count > 0 ? new Judgement.Problems(problems)
            : Judgement.Of(ratings.Count > 0 ? new RatingsAnswer(ratings) : Answer.PassedOver);
    }

    /// <inheritdoc/>
    protected override RawAnswer FieldsOf(Answer answer) =>
        RawAnswer.Of(Given(answer).Ratings.Select(r => (RawAnswer.ItemField(r.Key), r.Value)));

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DescribeGiven(Answer answer, AnsweringContext? context)
    {
        var ratings = Given(answer).Ratings;
        return [.. Items.Select(i => $"{i.Text}: {(ratings.TryGetValue(i.Code, out var code) ? TextOf(code) : NotAnswered)}")];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CellsOf(Answer answer)
    {
        var ratings = Given(answer).Ratings;
        return [.. Items.Select(i => ratings.TryGetValue(i.Code, out var code) ? code : ExportCell.PassedOver)];
    }

    /// <inheritdoc/>
    protected override Answer ReadGiven(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) { throw Unreadable(json); }
        var ratings = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            var code = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : "";
            if (FindItem(member.Name) is null || !IsChoice(code)) { throw Unreadable(json); }
            ratings[member.Name] = code;
        }
        return ratings.Count > 0 ? new RatingsAnswer(ratings) : throw Unreadable(json);
    }

    internal override void Check(QuestionCheck check)
    {
        check.Options("items", "item", Items, 1);
        ScaleJson.Check(check, Scale, Choices);
    }

    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteOptions("items", Items);
        ScaleJson.Write(writer, Scale);
        Added.Write(writer);
    }

    private bool IsChoice(string code) => Choices.Any(c => string.Equals(c.Code, code, StringComparison.Ordinal));

    private string TextOf(string code) => Choices.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.Ordinal))?.Text ?? code;

    private RatingsAnswer Given(Answer answer) => answer as RatingsAnswer ?? throw Mismatch(answer);
}
