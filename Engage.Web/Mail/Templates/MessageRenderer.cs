using System.Text;
using Engage.Domain.Messages;
using Engage.Domain.Reports;
using Engage.Web.Mail.Smtp;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Engage.Web.Text;

namespace Engage.Web.Mail.Templates;

/// <summary>Fills a template in and writes it twice, as text and as HTML, from the same blocks.</summary>
internal sealed class MessageRenderer(BodySettings body, LinkHosts hosts)
{
    private const int MaxSubject = 250;

    /// <summary>The message.</summary>
    /// <param name="unsubscribe">Where a person stops messages of this kind; null when they cannot.</param>
    /// <param name="calendar">Where the entry can be downloaded; null when there is none.</param>
    public RenderedMessage Render(ParsedTemplate template, MessageKind kind, MessageContent content, string language, string? unsubscribe = null, string? calendar = null)
    {
        var values = ValuesOf(kind, content);
        var subject = ParsedTemplate.Fill(template.Subject, name => values.GetValueOrDefault(name)?.Text ?? "").Trim();
        if (subject.Length > MaxSubject) { subject = subject[..MaxSubject]; }
        List<Block> blocks = [.. template.Blocks.Select(block => Fill(block, values)).OfType<Block>(), .. Footer(unsubscribe, calendar)];
        return new RenderedMessage(subject, MessagePlainText.Of(blocks), Html(blocks, subject, language), blocks);
    }

    private Dictionary<string, Value> ValuesOf(MessageKind kind, MessageContent content)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["name"] = new(PlainWords.Of(MailHeader.PlainName(content.Name)), null),
            ["body"] = new(body.Name, null),
            ["service"] = new(body.ServiceName, null),
            ["contact-email"] = new(body.ContactEmail, null),
            ["contact-telephone"] = new(body.ContactTelephone, null),
        };
        foreach (var placeholder in kind.Facts().Placeholders)
        {
            if (content.Values.GetValueOrDefault(placeholder.Name) is not { Length: > 0 } value) { continue; }
            if (!placeholder.IsLink) { values[placeholder.Name] = new(PlainWords.Of(value), null); }
            else if (hosts.Of(value) is { } link) { values[placeholder.Name] = new(link, link); }
            else { throw new InvalidOperationException($"The placeholder {placeholder.Name} leads to a host that is not in the settings."); }
        }
        return values;
    }

    private IEnumerable<Block> Footer(string? unsubscribe, string? calendar)
    {
        if (calendar is not null && hosts.Of(calendar) is { } entry) { yield return new ParagraphBlock([new Inline("Add it to your calendar", Href: entry)]); }
        yield return ParagraphBlock.Of(body.Name);
        var ways = new[] { body.ContactEmail, body.ContactTelephone }.Where(way => way.Length > 0).ToList();
        if (ways.Count > 0) { yield return ParagraphBlock.Of($"If you have a question: {string.Join(" or ", ways)}"); }
        if (unsubscribe is not null) { yield return new ParagraphBlock([new Inline("You get this because you asked for our news. "), new Inline("Stop these messages", Href: unsubscribe)]); }
    }

    /// <summary>The block with its placeholders filled in; null when a value it needs is missing.</summary>
    private Block? Fill(Block block, Dictionary<string, Value> values) => block switch
    {
        ParagraphBlock paragraph => Fill(paragraph.Inlines, values) is { } runs ? new ParagraphBlock(runs) : null,
        HeadingBlock heading => Fill(Inline.Plain(heading.Text), values) is { } runs ? heading with { Text = Inline.TextOf(runs) } : null,
        ListBlock list => Items(list.Items.Select(item => FillAll(item, values))) is { Count: > 0 } items ? list with { Items = items } : null,
        QuoteBlock quote => FillAll(quote.Body, values) is { Count: > 0 } kept ? new QuoteBlock(kept) : null,
        _ => throw new InvalidOperationException($"Markdown gives no {block.GetType().Name}."),
    };

    private List<Block> FillAll(IEnumerable<Block> blocks, Dictionary<string, Value> values) => [.. blocks.Select(block => Fill(block, values)).OfType<Block>()];

    private static List<IReadOnlyList<Block>> Items(IEnumerable<List<Block>> items) => [.. items.Where(item => item.Count > 0)];

    private List<Inline>? Fill(IReadOnlyList<Inline> runs, Dictionary<string, Value> values)
    {
        var filled = new List<Inline>();
        foreach (var run in runs)
        {
            var href = run.Href;
            if (ParsedTemplate.LinkName(href) is { } target)
            {
                if (!values.TryGetValue(target, out var link)) { return null; }
                href = link.Link;
            }
            else if (href is not null)
            {
                href = hosts.Of(href);
            }
            var pieces = ParsedTemplate.Pieces(run.Text);
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i % 2 == 0)
                {
                    if (pieces[i].Length > 0) { filled.Add(run with { Text = pieces[i], Href = href }); }
                    continue;
                }
                if (!values.TryGetValue(pieces[i], out var value) || value.Text.Length == 0) { return null; }
                filled.Add(run with { Text = value.Text, Href = href ?? value.Link });
            }
        }
        return filled;
    }

    private static string Html(IReadOnlyList<Block> blocks, string subject, string language)
    {
        using var html = new StringWriter(new StringBuilder(2048));
        var encoder = Markup.Encoder;
        html.Write($"<!DOCTYPE html>\n<html lang=\"{encoder.Encode(language)}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>");
        encoder.Encode(html, subject);
        // The classes mean nothing in a mailbox; letters of a size one can read do.
        html.Write("</title></head>\n<body style=\"font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #0b0c0c; max-width: 40em\">\n");
        new BlockHtml(blocks).WriteTo(html, encoder);
        html.Write("\n</body>\n</html>\n");
        return html.ToString();
    }

    private sealed record Value(string Text, string? Link);
}
