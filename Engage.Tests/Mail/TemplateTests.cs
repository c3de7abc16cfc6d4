using System.Text;
using Engage.Domain.Messages;
using Engage.Web.Mail;
using Engage.Web.Mail.Smtp;
using Engage.Web.Mail.Templates;
using Engage.Web.Settings;

namespace Engage.Tests.Mail;

/// <summary>What staff write is checked before it is kept, and what people wrote stays words.</summary>
public sealed class TemplateTests
{
    private static readonly MailSettings Settings = new() { SiteAddress = new Uri("https://engage.example"), From = "engage@office.example", LinkHosts = ["www.office.example"] };
    private static readonly BodySettings Body = new() { Name = "Office of the Commissioner", ServiceName = "Have your say", ContactEmail = "office@office.example", ContactTelephone = "01632 960 000" };
    private static readonly LinkHosts Hosts = new(Settings, Body);
    private static readonly MessageRenderer Renderer = new(Body, Hosts);

    public static TheoryData<MessageKind> Kinds => [.. MessageKinds.All.Select(k => k.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_built_in_text_passes_the_check_and_can_be_filled_in(MessageKind kind)
    {
        var (facts, text) = (kind.Facts(), BuiltInTexts.Of(kind));

        Assert.Null(TemplateCheck.SubjectProblem(facts, text.Subject));
        Assert.Null(new TemplateCheck(Hosts).TextProblem(facts, text.Markdown));
        var rendered = Render(text, kind, facts.Placeholders.ToDictionary(p => p.Name, p => p.Sample, StringComparer.Ordinal));
        Assert.DoesNotContain("((", rendered.Subject + rendered.Text + rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("placeholder.invalid", rendered.Html, StringComparison.Ordinal);
        // Every placeholder of the kind is used, or its sender fills it in for nothing.
        var used = ParsedTemplate.Read(text) is var parsed ? parsed.NamesInSubject.Concat(parsed.NamesInText).ToHashSet(StringComparer.Ordinal) : [];
        Assert.Empty(facts.Placeholders.Select(p => p.Name).Except(used));
    }

    [Fact]
    public void Codes_of_kinds_are_distinct_and_found() =>
        Assert.All(MessageKinds.All, (kind, i) => Assert.Equal(((MessageKind)i, kind.Kind), (kind.Kind, MessageKinds.Find(kind.Code))));

    [Theory]
    [InlineData("Hello ((nmae)) ((link))", "There is no placeholder ((nmae)) in this message. You can use ((session)), ((link)), ((name)), ((body)), ((service)), ((contact-email)) and ((contact-telephone))")]
    [InlineData("", "Enter the text")]
    [InlineData("Read them.", "Put ((link)) into the text, on its own or as [words](((link)))")]
    [InlineData("((link)) [more](https://evil.example/x)", "Take out the link to https://evil.example/x: links may lead to engage.example and www.office.example only")]
    [InlineData("((link)) ((session", "Close each placeholder with two brackets, like ((name))")]
    [InlineData("((link)) [more](https://www.office.example/x) <office@office.example>", null)]
    [InlineData("((link)) <someone@else.example>", "Take out the link to mailto:someone@else.example: links may lead to engage.example and www.office.example only")]
    [InlineData("((link)) [more](javascript:alert(1)) <script>alert(1)</script>", null)] // no link and no mark-up comes of it
    public void A_text_is_judged_before_it_is_kept(string markdown, string? problem) =>
        Assert.Equal(problem, new TemplateCheck(Hosts).TextProblem(MessageKind.PapersAvailable.Facts(), markdown));

    [Theory]
    [InlineData("", "Enter a subject")]
    [InlineData("Read ((link))", "Take ((link)) out of the subject: links belong in the text")]
    [InlineData("For ((name))", "Take ((name)) out of the subject: it is not always there")]
    [InlineData("A\r\nBcc: x", "The subject must be one line")]
    [InlineData("Papers for ((session))", null)]
    public void A_subject_is_judged_before_it_is_kept(string subject, string? problem) =>
        Assert.Equal(problem, TemplateCheck.SubjectProblem(MessageKind.PapersAvailable.Facts(), subject));

    [Fact]
    public void Text_and_html_say_the_same()
    {
        var rendered = Render(new MessageText("Papers: ((session))", "Dear ((name)),\n\n# Papers\n\n- **((session))**\n- [Read them](((link)))\n\n1. one\n2. two"), MessageKind.PapersAvailable, Papers());

        Assert.Equal("Papers: Session 1", rendered.Subject);
        Assert.Equal("""
            Dear Jo Bloggs,

            Papers

            * Session 1

            * Read them: https://engage.example/my/papers?a=1&b=2

            1. one

            2. two

            Office of the Commissioner

            If you have a question: office@office.example or 01632 960 000

            """.ReplaceLineEndings("\n"), rendered.Text);
        Assert.Contains("""<a class="govuk-link" href="https://engage.example/my/papers?a=1&amp;b=2">Read them</a>""", rendered.Html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", rendered.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paragraph_with_a_missing_value_is_left_out()
    {
        var rendered = Render(new MessageText("x", "Dear ((name)),\n\nStays ((link))"), MessageKind.PapersAvailable, Papers(), name: "");

        Assert.StartsWith("Stays ", rendered.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[win](https://evil.example)")]
    [InlineData("**bold** <b>bold</b> ![x](https://evil.example/x.png)")]
    [InlineData("https://evil.example www.evil.example evil.example a@evil.example")]
    [InlineData("((link)) ((session))")]
    [InlineData("x\n\n# Heading\n\n- item\r\n")]
    [InlineData("\u202Eexe.fdp \u200B\u0000")]
    public void Words_of_people_stay_words(string value)
    {
        var values = Papers();
        values["session"] = value;
        var rendered = Render(new MessageText("((session))", "((session))\n\n[Read](((link)))"), MessageKind.PapersAvailable, values);

        Assert.Equal(1, rendered.Html.Split("<a ").Length - 1);
        Assert.DoesNotContain("<b>", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<strong>", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"evil\.example|://evil|a@evil", rendered.Text + rendered.Html);
        Assert.DoesNotContain(rendered.Subject + rendered.Text.Replace("\n", "", StringComparison.Ordinal), c => char.IsControl(c) || c is '\u202E' or '\u200B');
    }

    [Fact]
    public void A_link_elsewhere_is_refused_when_it_is_filled_in()
    {
        var values = Papers();
        values["link"] = "https://evil.example/";

        Assert.Throws<InvalidOperationException>(() => Render(BuiltInTexts.Of(MessageKind.PapersAvailable), MessageKind.PapersAvailable, values));
    }

    // Encoded words by RFC 2047; base64 by hand: "Cŵn" is 43 C5 B5 6E.
    [Theory]
    [InlineData("Plain words", "Plain words")]
    [InlineData("Cŵn", "=?utf-8?B?Q8W1bg==?=")]
    [InlineData("=?utf-8?B?Qm9zcw==?=", "=?utf-8?B?PT91dGYtOD9CP1FtOXpjdz09Pz0=?=")]
    [InlineData("a\r\nBcc: b", "a  Bcc: b")]
    [InlineData("a\u2028b", "a b")]
    public void Subjects_are_one_encoded_line(string subject, string header) => Assert.Equal(header, MailHeader.Text(subject));

    [Fact]
    public void Long_subjects_are_folded_between_characters()
    {
        var subject = string.Concat(Enumerable.Repeat("Heddlu a dŵr 👮 ", 10)).Trim();

        var header = MailHeader.Text(subject);

        var words = header.Split("\r\n ");
        Assert.All(words, word => Assert.InRange(word.Length, 1, 75));
        Assert.Equal(subject, string.Concat(words.Select(word => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(word[10..^2])))));
    }

    [Theory]
    [InlineData("Jo Bloggs", "Jo Bloggs <jo@example.org>")]
    [InlineData("\"Boss\" <boss@office.example>, x", "Boss x <jo@example.org>")]
    [InlineData("boss@office.example", "<jo@example.org>")]
    [InlineData("Jo\r\nBcc: evil@example.org", "Jo Bcc <jo@example.org>")]
    [InlineData("", "<jo@example.org>")]
    [InlineData("Siân", "=?utf-8?B?U2nDom4=?= <jo@example.org>")]
    public void A_person_is_one_name_and_one_address(string name, string header) => Assert.Equal(header, MailHeader.Person(name, "jo@example.org"));

    private static Dictionary<string, string> Papers() => new(StringComparer.Ordinal) { ["session"] = "Session 1", ["link"] = "/my/papers?a=1&b=2" };

    private static RenderedMessage Render(MessageText text, MessageKind kind, IReadOnlyDictionary<string, string> values, string name = "Jo Bloggs") =>
        Renderer.Render(ParsedTemplate.Read(text), kind, new MessageContent("jo@example.org", name, values, Calendar: null), "en");
}
