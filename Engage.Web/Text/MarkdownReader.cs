using System.Globalization;
using Engage.Domain.Reports;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = Engage.Domain.Reports.Block;
using HeadingBlock = Engage.Domain.Reports.HeadingBlock;
using Inline = Engage.Domain.Reports.Inline;
using ListBlock = Engage.Domain.Reports.ListBlock;
using ParagraphBlock = Engage.Domain.Reports.ParagraphBlock;
using QuoteBlock = Engage.Domain.Reports.QuoteBlock;

namespace Engage.Web.Text;

/// <summary>Turns parsed Markdown into blocks of a report; what it does not know it leaves out.</summary>
internal sealed class MarkdownReader(int belowLevel, string idPrefix)
{
    private readonly Stack<int> _openLevels = new();
    private int _headings;

    public List<Block> Read(MarkdownDocument document) => [.. Blocks(document, isTop: true)];

    private IEnumerable<Block> Blocks(ContainerBlock container, bool isTop)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case Markdig.Syntax.HeadingBlock heading when Runs(heading.Inline) is { Count: > 0 } runs:
                    // Inside a list or quote a heading would break the outline of the page.
                    yield return isTop ? Heading(heading.Level, runs) : new ParagraphBlock([.. runs.Select(run => run with { IsBold = true })]);
                    break;
                case Markdig.Syntax.ParagraphBlock paragraph when Runs(paragraph.Inline) is { Count: > 0 } runs:
                    yield return new ParagraphBlock(runs);
                    break;
                case CodeBlock code when code.Lines.ToString() is { Length: > 0 } text:
                    yield return ParagraphBlock.Of(text);
                    break;
                case Markdig.Syntax.ListBlock list when Items(list) is { Count: > 0 } items:
                    yield return new ListBlock(list.IsOrdered, items);
                    break;
                case Markdig.Syntax.QuoteBlock quote when Blocks(quote, isTop: false).ToList() is { Count: > 0 } body:
                    yield return new QuoteBlock(body);
                    break;
                default:
                    break;
            }
        }
    }

    private List<IReadOnlyList<Block>> Items(Markdig.Syntax.ListBlock list) =>
        [.. list.OfType<ListItemBlock>().Select(item => (IReadOnlyList<Block>)[.. Blocks(item, isTop: false)]).Where(item => item.Count > 0)];

    /// <summary>Keeps the order of the writer's levels but closes the gaps between them: "#" then "###" become two neighbours.</summary>
    private HeadingBlock Heading(int writtenLevel, List<Inline> runs)
    {
        while (_openLevels.TryPeek(out var open) && open >= writtenLevel) { _openLevels.Pop(); }
        _openLevels.Push(writtenLevel);
        var level = Math.Min(HeadingBlock.DeepestLevel, belowLevel + _openLevels.Count);
        _headings++;
        return new HeadingBlock(level, Inline.TextOf(runs), $"{idPrefix}-{_headings.ToString(CultureInfo.InvariantCulture)}");
    }

    private static List<Inline> Runs(ContainerInline? container)
    {
        var runs = new List<Inline>();
        if (container is not null) { Collect(container, new Inline(""), runs); }
        return runs.TrueForAll(run => string.IsNullOrWhiteSpace(run.Text)) ? [] : runs;
    }

    private static void Collect(ContainerInline container, Inline style, List<Inline> runs)
    {
        foreach (var part in container)
        {
            switch (part)
            {
                case LiteralInline literal: Add(literal.Content.ToString()); break;
                case HtmlEntityInline entity: Add(entity.Transcoded.ToString()); break;
                case CodeInline code: Add(code.Content); break;
                case LineBreakInline: Add(" "); break;
                case AutolinkInline link:
                    runs.Add(style with { Text = link.Url, Href = SafeLink.Of((link.IsEmail ? "mailto:" : "") + link.Url) });
                    break;
                case LinkInline { IsImage: true }: break;
                case LinkInline link: Collect(link, style with { Href = SafeLink.Of(link.Url) }, runs); break;
                case EmphasisInline { DelimiterCount: 2 } strong: Collect(strong, style with { IsBold = true }, runs); break;
                case EmphasisInline emphasis: Collect(emphasis, style with { IsItalic = true }, runs); break;
                case ContainerInline other: Collect(other, style, runs); break;
                default: break;
            }
        }

        void Add(string text)
        {
            if (runs.Count > 0 && runs[^1] is var last && last with { Text = "" } == style with { Text = "" }) { runs[^1] = last with { Text = last.Text + text }; }
            else if (text.Length > 0) { runs.Add(style with { Text = text }); }
        }
    }
}
