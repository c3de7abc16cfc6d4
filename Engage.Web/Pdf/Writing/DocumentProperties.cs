using System.Globalization;
using System.Security;
using System.Text;
using static Engage.Web.Pdf.Writing.PdfSyntax;

namespace Engage.Web.Pdf.Writing;

/// <summary>What the file says about itself, twice: in the information dictionary and as XMP. Texts are free of control characters.</summary>
internal sealed record DocumentProperties(string Title, string Author, string Subject, string Language, DateTimeOffset MadeAt)
{
    private const string Producer = "Engage";

    public string Information()
    {
        var date = Date(MadeAt);
        return $"<</Title{UnicodeText(Title)}/Author{UnicodeText(Author)}/Subject{UnicodeText(Subject)}/Creator{UnicodeText(Producer)}/Producer{UnicodeText(Producer)}/CreationDate{date}/ModDate{date}>>";
    }

    /// <summary>XMP with the mark of PDF/UA-1.</summary>
    public byte[] Metadata()
    {
        var date = MadeAt.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "Z";
        return Encoding.UTF8.GetBytes($"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <pdfuaid:part>1</pdfuaid:part>
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escape(Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escape(Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Escape(Subject)}</rdf:li></rdf:Alt></dc:description>
            <dc:language><rdf:Bag><rdf:li>{Escape(Language)}</rdf:li></rdf:Bag></dc:language>
            <pdf:Producer>{Producer}</pdf:Producer>
            <xmp:CreatorTool>{Producer}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """);
    }

    private static string Escape(string text) => SecurityElement.Escape(text);
}
