using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Engage.Tests.Pages.Components;

/// <summary>Runs a tag helper by itself, and compares HTML by what it means: not by white space or the order of attributes.</summary>
public static class Rendered
{
    /// <summary>What a tag helper writes.</summary>
    public static string Html(TagHelper helper, string content = "", params (string Name, string Value)[] attributes)
    {
        var context = new TagHelperContext("test", [], new Dictionary<object, object>(), "test");
        TagHelperAttribute[] own = [.. attributes.Select(a => new TagHelperAttribute(a.Name, a.Value))];
        var output = new TagHelperOutput("test", [.. own], (_, _) =>
        {
            var child = new DefaultTagHelperContent();
            child.AppendHtml(content);
            return Task.FromResult<TagHelperContent>(child);
        });
        helper.Init(context);
        helper.ProcessAsync(context, output).GetAwaiter().GetResult();
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        output.WriteTo(writer, Markup.Encoder);
        return writer.ToString();
    }

    /// <summary>A form of some HTML in which two with the same meaning are equal.</summary>
    public static string Canonical(string html)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
        var lines = new List<string>();
        foreach (var node in body.ChildNodes) { Write(node, 0, lines); }
        return string.Join('\n', lines);
    }

    private static void Write(INode node, int depth, List<string> lines)
    {
        var indent = new string(' ', depth * 2);
        switch (node)
        {
            case IElement element:
                var attributes = element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => $" {a.Name}=\"{Words(a.Value)}\"");
                lines.Add($"{indent}<{element.LocalName}{string.Concat(attributes)}>");
                foreach (var child in element.ChildNodes) { Write(child, depth + 1, lines); }
                break;
            case IText text when Words(text.Data).Length > 0:
                lines.Add($"{indent}{Words(text.Data)}");
                break;
            default:
                break;
        }
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
