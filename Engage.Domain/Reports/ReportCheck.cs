using System.Globalization;

namespace Engage.Domain.Reports;

/// <summary>Looks for what would make a report unreadable for some of its readers.</summary>
internal sealed class ReportCheck(ReportDocument document)
{
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _links = [];
    private int _level;

    public IReadOnlyList<string> Run()
    {
        if (string.IsNullOrWhiteSpace(document.Title)) { _faults.Add("The report has no title."); }
        if (!IsLanguageTag(document.Language)) { _faults.Add($"The language \"{document.Language}\" is not a tag like en-GB."); }
        if (document.BrandColour is { } colour && !IsColour(colour)) { _faults.Add($"The brand colour \"{colour}\" is not of the form #12436d."); }
        Walk(document.Body, isTop: true);
        _faults.AddRange(_links.Where(link => !Leads(link)).Distinct(StringComparer.Ordinal)
            .Select(link => $"The link \"{link}\" is neither http, https, mailto nor a heading of this report."));
        return _faults;
    }

    private static bool IsLanguageTag(string tag) =>
        tag.Length is >= 2 and <= 35 && tag.Split('-') is [{ Length: 2 or 3 } primary, .. var rest]
        && primary.All(char.IsAsciiLetter) && rest.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));

    private static bool IsColour(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private void Walk(IReadOnlyList<Block> blocks, bool isTop)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case HeadingBlock heading: CheckHeading(heading, isTop); break;
                case ParagraphBlock paragraph: _links.AddRange(paragraph.Inlines.Select(run => run.Href).OfType<string>()); break;
                case ListBlock list: CheckList(list); break;
                case QuoteBlock quote: Walk(quote.Body, isTop: false); break;
                case CalloutBlock callout: Walk(callout.Body, isTop: false); break;
                case TableBlock table: CheckTable(table); break;
                case FigureBlock figure: CheckFigure(figure); break;
                case LetterHeadBlock head: CheckHead(head); break;
                default: break;
            }
        }
    }

    private void CheckHeading(HeadingBlock heading, bool isTop)
    {
        var name = $"The heading \"{heading.Text}\"";
        if (string.IsNullOrWhiteSpace(heading.Text)) { _faults.Add("A heading is empty."); }
        if (!isTop) { _faults.Add($"{name} is inside a list, quote or box; headings stand on their own."); }
        if (heading.Level is < 1 or > HeadingBlock.DeepestLevel) { _faults.Add($"{name} has level {Number(heading.Level)}; levels are 1 to {Number(HeadingBlock.DeepestLevel)}."); }
        if (heading.Level > _level + 1) { _faults.Add($"{name} skips from level {Number(_level)} to {Number(heading.Level)}."); }
        if (!IsId(heading.Id)) { _faults.Add($"{name} has the id \"{heading.Id}\"; an id is a letter, then letters, digits and hyphens."); }
        if (!_ids.Add(heading.Id)) { _faults.Add($"{name} has the id \"{heading.Id}\" of another heading."); }
        _level = heading.Level;
    }

    private void CheckList(ListBlock list)
    {
        if (list.Items.Count == 0 || list.Items.Any(item => item.Count == 0)) { _faults.Add("A list is empty or has an empty item."); }
        foreach (var item in list.Items) { Walk(item, isTop: false); }
    }

    private void CheckTable(TableBlock table)
    {
        var name = $"The table \"{table.Caption}\"";
        if (string.IsNullOrWhiteSpace(table.Caption)) { _faults.Add("A table has no caption."); }
        if (table.Columns.Count == 0) { _faults.Add($"{name} has no columns."); }
        if (table.Columns.Any(column => string.IsNullOrWhiteSpace(column.Header))) { _faults.Add($"{name} has a column without a heading."); }
        if (table.Columns.Any(column => !(column.Weight > 0 && double.IsFinite(column.Weight)))) { _faults.Add($"{name} has a column whose weight is not above 0."); }
        for (var row = 0; row < table.Rows.Count; row++)
        {
            if (table.Rows[row].Count == table.Columns.Count) { continue; }
            _faults.Add($"{name} has {Number(table.Columns.Count)} columns, but row {Number(row + 1)} has {Number(table.Rows[row].Count)} cells.");
        }
    }

    private void CheckFigure(FigureBlock figure)
    {
        var name = $"The figure \"{figure.Caption}\"";
        if (string.IsNullOrWhiteSpace(figure.Caption)) { _faults.Add("A figure has no caption."); }
        if (string.IsNullOrWhiteSpace(figure.TextAlternative)) { _faults.Add($"{name} has no text alternative."); }
        if (!(figure.Drawing.Width > 0 && figure.Drawing.Height > 0)) { _faults.Add($"{name} has a drawing without a size."); }
    }

    private void CheckHead(LetterHeadBlock head)
    {
        // Each letter begins anew with a heading of level 1.
        _level = 0;
        if (head.Recipient.Count is 0 or > LetterHeadBlock.MostLines) { _faults.Add($"A letter's address has {Number(head.Recipient.Count)} lines; it can have 1 to {Number(LetterHeadBlock.MostLines)}."); }
    }

    private bool Leads(string link) => link.StartsWith('#') ? _ids.Contains(link[1..]) : SafeLink.IsSafe(link);

    private static bool IsId(string id) => id.Length > 0 && char.IsAsciiLetter(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
