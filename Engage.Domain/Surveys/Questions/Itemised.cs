using System.Diagnostics.CodeAnalysis;

namespace Engage.Domain.Surveys.Questions;

/// <summary>A question with a field for each of its items: the shared part of matrices, rankings and allocations.</summary>
public abstract class Itemised : Question
{
    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    protected Itemised()
    {
    }

    [SetsRequiredMembers]
    private protected Itemised(QuestionReader from)
        : base(from)
    {
        Items = from.Members.Items(isRequired: true);
    }

    [SetsRequiredMembers]
    private protected Itemised(QuestionReader from, IReadOnlyList<Option> items)
        : base(from)
    {
        Items = items;
    }

    /// <summary>The items in order.</summary>
    public required IReadOnlyList<Option> Items { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> FieldNames => [.. Items.Select(i => RawAnswer.ItemField(i.Code))];

    /// <summary>The column of one item: code.item.</summary>
    private protected string ColumnOf(Option item) => $"{Code}.{item.Code}";

    /// <summary>The item of a code.</summary>
    private protected Option? FindItem(string code) => Items.FirstOrDefault(i => string.Equals(i.Code, code, StringComparison.Ordinal));

    /// <summary>What was posted for an item, without blanks around it.</summary>
    private protected static string Posted(RawAnswer raw, Option item) => raw.First(RawAnswer.ItemField(item.Code)).Trim();

    /// <summary>Posted items that the question does not have: only a forged form holds them.</summary>
    private protected static FieldProblem? Stranger(RawAnswer raw, IReadOnlyList<Option> items)
    {
        var known = items.Select(i => RawAnswer.ItemField(i.Code)).ToHashSet(StringComparer.Ordinal);
        var isForged = raw.Names.Any(n => n.StartsWith(RawAnswer.AnswerField + "-", StringComparison.Ordinal) && !known.Contains(n));
        return isForged && items.Count > 0 ? new FieldProblem(RawAnswer.ItemField(items[0].Code), "Answer only for the items shown") : null;
    }
}
