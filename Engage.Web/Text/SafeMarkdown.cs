using Engage.Domain.Reports;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace Engage.Web.Text;

/// <summary>
/// The safe subset of Markdown that staff may write: paragraphs, headings, lists, quotes, bold, italic and links. HTML is
/// text, images are dropped, links lead to http, https and mailto only. Both forms come from the same blocks.
/// </summary>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The text as blocks of a report.</summary>
    /// <param name="belowLevel">The level of the heading it stands under: its own headings are deeper.</param>
    /// <param name="idPrefix">Begins the ids of its headings, so that they are unique in the report; starts with a letter.</param>
    public static IReadOnlyList<Block> ToBlocks(string markdown, int belowLevel, string idPrefix)
    {
        try
        {
            return new MarkdownReader(belowLevel, idPrefix).Read(Markdown.Parse(markdown, Pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested more than a hundred deep. No person writes that; show it as it is.
            return [ParagraphBlock.Of(markdown)];
        }
    }

    /// <summary>The text as HTML for a page, every character of it encoded.</summary>
    /// <param name="belowLevel">The level of the HTML heading it stands under, from 1 to 5.</param>
    public static IHtmlContent ToHtml(string markdown, int belowLevel = 1) =>
        new BlockHtml(ToBlocks(markdown, belowLevel, "text"));
}
