using Engage.Web.Pdf.Writing;

namespace Engage.Web.Pdf.Layout;

/// <summary>Draws a table over as many pages as it takes; its head is repeated, a very tall row is divided but stays one row for a screen reader.</summary>
internal sealed class TableSetter(PageFlow flow, TextSetter text, PageStyle style, TableGrid grid, double left)
{
    private const double TallRow = (PageStyle.Bottom - PageStyle.Top) / 3;

    public void Set()
    {
        flow.Need(grid.Lead);
        flow.Space(PageStyle.AboveCaption);
        using (flow.In("Table"))
        {
            using (flow.In("Caption")) { text.Flow(flow, grid.Caption, PageStyle.Caption, left); }
            flow.Y += 4;
            flow.Need(grid.HeadHeight + grid.Height(2));
            DrawHead(AddRow(flow.Element.Add("THead"), column => "Column"));
            var body = flow.Element.Add("TBody");
            for (var row = 0; row < grid.Rows.Count; row++) { DrawRow(body, row); }
        }
        flow.Page.Line(owner: null, left, flow.Y, left + grid.Width, flow.Y, style.Brand, 0.8);
        DrawNotes();
    }

    private StructureElement[] AddRow(StructureElement section, Func<int, string?> scope)
    {
        var row = section.Add("TR");
        return [.. Enumerable.Range(0, grid.Widths.Length).Select(column => row.Add(new StructureElement(scope(column) is null ? "TD" : "TH", row) { Scope = scope(column) }))];
    }

    private void DrawRow(StructureElement body, int index)
    {
        var row = grid.Rows[index];
        var cells = AddRow(body, column => grid.Table.Columns[column].IsRowHeader ? "Row" : null);
        var (done, lines) = (0, TableGrid.LinesOf(row));
        while (done < lines)
        {
            var take = Math.Min(lines - done, LinesHere(row, index, done));
            if (take == 0)
            {
                BreakPage();
                take = Math.Min(lines - done, Math.Max(1, grid.LinesIn(flow.Remaining)));
            }
            DrawCells(row, done, take, cells);
            done += take;
            flow.Page.Line(owner: null, left, flow.Y, left + grid.Width, flow.Y, PageStyle.Rule, 0.5);
        }
    }

    /// <summary>How many lines of the row go on this page; 0 for none.</summary>
    private int LinesHere(IReadOnlyList<IReadOnlyList<Piece>>[] row, int index, int done)
    {
        var remaining = TableGrid.LinesOf(row) - done;
        var height = grid.Height(remaining);
        // The last row does not go over alone: it takes the one before with it.
        var isLastButOne = index == grid.Rows.Count - 2 && index > 0 && grid.RowHeight(grid.Rows[^1]) is var last && last < TallRow && height < TallRow;
        var needed = isLastButOne ? height + grid.RowHeight(grid.Rows[^1]) : height;
        if (needed <= flow.Remaining) { return remaining; }
        if (height <= TallRow && done == 0) { return isLastButOne && height <= flow.Remaining && flow.IsAtTop ? remaining : 0; }
        var fits = grid.LinesIn(flow.Remaining);
        return fits >= remaining ? remaining : fits < 2 ? 0 : fits;
    }

    private void BreakPage()
    {
        flow.Page.Line(owner: null, left, flow.Y, left + grid.Width, flow.Y, style.Brand, 0.8);
        flow.NewPage();
        DrawHead(cells: null);
    }

    /// <summary>The head; repeated on a later page it belongs to no cells and is an artifact.</summary>
    private void DrawHead(StructureElement[]? cells)
    {
        var (top, height) = (flow.Y, grid.HeadHeight);
        flow.Page.Ground(flow.Page.GroundCount, left, top, grid.Width, height, style.Tint);
        var x = left;
        for (var column = 0; column < grid.Widths.Length; column++)
        {
            var lines = grid.Head[column];
            // Heads of several lines stand on the rule, those of one line beside them too.
            flow.Y = TableGrid.TextTop(top) + (height - grid.Height(lines.Count));
            DrawCell(lines, grid.HeadStyle, cells?[column], column, x);
            x += grid.Widths[column];
        }
        flow.Y = top + height;
        flow.Page.Line(owner: null, left, flow.Y, left + grid.Width, flow.Y, style.Brand, 1);
    }

    private void DrawCells(IReadOnlyList<IReadOnlyList<Piece>>[] row, int from, int count, StructureElement[] cells)
    {
        var (top, x) = (flow.Y, left);
        for (var column = 0; column < row.Length; column++)
        {
            flow.Y = TableGrid.TextTop(top);
            DrawCell([.. row[column].Skip(from).Take(count)], grid.Style, cells[column], column, x);
            x += grid.Widths[column];
        }
        flow.Y = top + grid.Height(count);
    }

    private void DrawCell(IReadOnlyList<IReadOnlyList<Piece>> lines, TextStyle cellStyle, StructureElement? cell, int column, double x)
    {
        double? right = grid.Table.Columns[column].IsNumeric ? x + grid.Widths[column] - TableGrid.Padding : null;
        if (cell is not null)
        {
            using (flow.In(cell, isNew: false)) { text.Block(flow, lines, cellStyle, x + TableGrid.Padding, right); }
            return;
        }
        foreach (var line in lines)
        {
            var start = right is { } edge ? edge - TextBreaker.WidthOf(line, cellStyle.Size) : x + TableGrid.Padding;
            TextSetter.Artifact(flow.Page, line, cellStyle, start, flow.Y + cellStyle.Drop);
            flow.Y += cellStyle.LineHeight;
        }
    }

    private void DrawNotes()
    {
        flow.Y += 4;
        foreach (var note in grid.Notes)
        {
            using (flow.In("P")) { text.Flow(flow, note, PageStyle.Note, left); }
        }
        flow.Y += 12;
    }
}
