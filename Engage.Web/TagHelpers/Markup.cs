using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Engage.Web.TagHelpers;

/// <summary>
/// HTML from C#: the literal part of an interpolated string is markup, every hole is encoded, unless it is markup itself.
/// </summary>
public static class Markup
{
    /// <summary>Encodes what HTML needs encoded and leaves £, dashes and accents readable.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Nothing at all.</summary>
    public static readonly HtmlString None = new("");

    /// <summary>Makes markup of an interpolated string.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The handler is the argument.")]
    public static HtmlString Html(ref MarkupBuilder content) => content.ToHtml();

    /// <summary>Joins pieces of markup.</summary>
    public static HtmlString Join(IEnumerable<IHtmlContent> pieces)
    {
        var builder = new MarkupBuilder(0, 0);
        foreach (var piece in pieces) { builder.AppendFormatted(piece); }
        return builder.ToHtml();
    }

    /// <summary>An attribute with a leading space; nothing when the value is null.</summary>
    public static HtmlString Attribute(string name, string? value) => value is null ? None : Html($" {new HtmlString(name)}=\"{value}\"");

    /// <summary>An attribute without a value, with a leading space; nothing when it does not hold.</summary>
    public static HtmlString Flag(string name, bool holds) => holds ? new HtmlString($" {name}") : None;

    /// <summary>Class names in order, those given, one space between.</summary>
    public static string Classes(params ReadOnlySpan<string?> names)
    {
        var builder = new StringBuilder();
        foreach (var name in names)
        {
            if (string.IsNullOrEmpty(name)) { continue; }
            if (builder.Length > 0) { builder.Append(' '); }
            builder.Append(name);
        }

        return builder.ToString();
    }

    /// <summary>The attributes a page wrote on a tag helper that are none of its own, each with a leading space.</summary>
    public static HtmlString Attributes(TagHelperAttributeList attributes)
    {
        if (attributes.Count == 0) { return None; }
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var attribute in attributes)
        {
            writer.Write(' ');
            attribute.WriteTo(writer, Encoder);
        }

        return new HtmlString(writer.ToString());
    }

    /// <summary>Takes everything a tag helper would write away and puts the markup in its place.</summary>
    public static void Replace(this TagHelperOutput output, IHtmlContent markup)
    {
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(markup);
    }
}

/// <summary>Collects an interpolated string as HTML: literals as they are, holes encoded, markup as it is.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkupBuilder
{
    private readonly StringBuilder _html;

    /// <summary>Starts with room for the text.</summary>
    public MarkupBuilder(int literalLength, int formattedCount) => _html = new StringBuilder(literalLength + (formattedCount * 16));

    /// <summary>Adds markup.</summary>
    public void AppendLiteral(string markup) => _html.Append(markup);

    /// <summary>Adds text, encoded.</summary>
    public void AppendFormatted(string? text)
    {
        if (text is not null) { _html.Append(Markup.Encoder.Encode(text)); }
    }

    /// <summary>Adds a whole number.</summary>
    public void AppendFormatted(int number) => _html.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number}");

    /// <summary>Adds markup.</summary>
    public void AppendFormatted(IHtmlContent? markup)
    {
        if (markup is HtmlString known) { _html.Append(known.Value); return; }
        if (markup is null) { return; }
        using var writer = new StringWriter(_html, System.Globalization.CultureInfo.InvariantCulture);
        markup.WriteTo(writer, Markup.Encoder);
    }

    /// <summary>What was collected.</summary>
    public HtmlString ToHtml() => new(_html.ToString());
}
