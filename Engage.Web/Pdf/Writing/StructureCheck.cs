namespace Engage.Web.Pdf.Writing;

/// <summary>What a PDF/UA checker would ask of the structure, asked before a byte is written. A fault here is a bug of the layout.</summary>
internal sealed class StructureCheck
{
    private readonly SortedSet<string> _faults = new(StringComparer.Ordinal);
    private int _level;

    public static IReadOnlyCollection<string> Run(StructureElement root)
    {
        var check = new StructureCheck();
        check.Visit(root);
        return check._faults;
    }

    private void Visit(StructureElement element)
    {
        switch (element.Tag)
        {
            case ['H', >= '1' and <= '6' and var digit]: CheckHeading(digit - '0'); break;
            case "Figure" when string.IsNullOrWhiteSpace(element.Alternative) || element.Place is null: _faults.Add("A figure has no text alternative or no place."); break;
            case "TH" when element.Scope is null: _faults.Add("A heading in a table has no scope."); break;
            case "Table": CheckTable(element); break;
            case "TR" when HasOthersThan(element, "TH", "TD"): _faults.Add("A row of a table holds something else than cells."); break;
            case "LI" when HasOthersThan(element, "Lbl", "LBody"): _faults.Add("An item of a list holds something else than a label and a body."); break;
            case "L" when HasOthersThan(element, "LI"): _faults.Add("A list holds something else than items."); break;
            default: break;
        }
        foreach (var kid in element.Elements) { Visit(kid); }
    }

    private void CheckHeading(int level)
    {
        if (level > _level + 1) { _faults.Add($"A heading skips from level {PdfSyntax.Number(_level)} to {PdfSyntax.Number(level)}."); }
        _level = level;
    }

    private void CheckTable(StructureElement table)
    {
        var rows = table.Elements.Where(part => part.Tag is "THead" or "TBody").SelectMany(part => part.Elements);
        if (rows.Select(row => row.Elements.Count()).Distinct().Count() > 1) { _faults.Add("The rows of a table differ in their number of cells."); }
    }

    private static bool HasOthersThan(StructureElement element, params ReadOnlySpan<string> tags)
    {
        foreach (var kid in element.Elements)
        {
            if (!tags.Contains(kid.Tag)) { return true; }
        }
        return false;
    }
}
