using System.Text.RegularExpressions;
using Engage.Domain.Reports;
using Engage.Web.Text;

namespace Engage.Web.Mail.Templates;

/// <summary>
/// A text whose Markdown is read and whose placeholders are still open. They are filled in afterwards, as words or as the
/// target of a link: nothing in a value can become mark-up.
/// </summary>
internal sealed partial class ParsedTemplate
{
    // A host that cannot exist stands for a placeholder while Markdown reads the links.
    private const string LinkStandIn = "https://placeholder.invalid/";

    private ParsedTemplate(string subject, IReadOnlyList<Block> blocks) => (Subject, Blocks) = (subject, blocks);

    /// <summary>The subject, placeholders open.</summary>
    public string Subject { get; }

    /// <summary>The text, placeholders open.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>Every placeholder in the subject.</summary>
    public IEnumerable<string> NamesInSubject => NamesIn(Subject);

    /// <summary>Every placeholder in the text, those of links included.</summary>
    public IEnumerable<string> NamesInText => Inlines(Blocks).SelectMany(run => NamesIn(run.Text).Concat(LinkName(run.Href) is { } name ? [name] : []));

    /// <summary>The links written out.</summary>
    public IEnumerable<string> FixedLinks => Inlines(Blocks).Select(run => run.Href).OfType<string>().Where(href => LinkName(href) is null);

    /// <summary>Reads a text.</summary>
    public static ParsedTemplate Read(MessageText text) =>
        new(text.Subject, SafeMarkdown.ToBlocks(LinkPlaceholder().Replace(text.Markdown, "](" + LinkStandIn + "${name})"), belowLevel: 1, "message"));

    /// <summary>The placeholder a link stands for; null when it is a link written out.</summary>
    public static string? LinkName(string? href) => href?.StartsWith(LinkStandIn, StringComparison.Ordinal) == true ? href[LinkStandIn.Length..] : null;

    /// <summary>A text with its placeholders replaced.</summary>
    public static string Fill(string text, Func<string, string> value) => AnyPlaceholder().Replace(text, match => value(match.Groups["name"].Value));

    /// <summary>The text in pieces: every other one is the name of a placeholder, beginning with the second.</summary>
    public static string[] Pieces(string text) => AnyPlaceholder().Split(text);

    /// <summary>The placeholders of a text.</summary>
    public static IEnumerable<string> NamesIn(string text) => AnyPlaceholder().Matches(text).Select(match => match.Groups["name"].Value);

    private static IEnumerable<Inline> Inlines(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        ParagraphBlock paragraph => paragraph.Inlines,
        HeadingBlock heading => Inline.Plain(heading.Text),
        ListBlock list => list.Items.SelectMany(Inlines),
        QuoteBlock quote => Inlines(quote.Body),
        _ => [],
    });

    [GeneratedRegex(@"\(\(\s*(?<name>[^()\n]{0,60}?)\s*\)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyPlaceholder();

    [GeneratedRegex(@"\]\(\s*\({1,2}\s*(?<name>[a-z-]{1,40})\s*\){1,2}\s*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkPlaceholder();
}
