namespace Engage.Domain.Surveys;

/// <summary>One column of the exported responses.</summary>
/// <param name="Name">Stable: the question's code, code.item, or code_other.</param>
/// <param name="Label">What it holds, in words.</param>
public sealed record ExportColumn(string Name, string Label);

/// <summary>One line of the codebook: a column and what its cells mean.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Label">What it holds, in words.</param>
/// <param name="Content">What kind of value a cell has, such as "option code" or "rank".</param>
/// <param name="Values">The codes that may stand in a cell, with their texts; none for numbers and free text.</param>
public sealed record CodebookEntry(string Column, string Label, string Content, IReadOnlyList<CodebookValue> Values);

/// <summary>A code that may stand in a cell.</summary>
/// <param name="Code">As in the cell.</param>
/// <param name="Label">What it means.</param>
public sealed record CodebookValue(string Code, string Label);

/// <summary>The two cells that are no answer; kept apart in every export.</summary>
public static class ExportCell
{
    /// <summary>The question was never asked, or the item never offered.</summary>
    public const string NotAsked = "NA";

    /// <summary>The question was asked and passed over.</summary>
    public const string PassedOver = "";
}
