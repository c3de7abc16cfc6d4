using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Engage.Domain.Reports;
using Engage.Tests.Domain.Reports;
using Engage.Tests.Support;
using Engage.Web.Pdf;

namespace Engage.Tests.Pdf;

public class TaggedPdfRendererTests
{
    private static readonly DateTimeOffset Made = new(2027, 1, 20, 12, 0, 0, TimeSpan.FromHours(1));

    private static byte[] Render(ReportDocument report) => new TaggedPdfRenderer().Render(report, Made);

    private static PdfReader Read(ReportDocument report) => new(Render(report));

    private static PdfReader Read(params Block[] body) => Read(SampleReport.Of(body));

    /// <summary>Set ENGAGE_PDF_SAMPLES to a folder to look at the pages.</summary>
    [NeedsQpdfFact]
    public void Reports_long_short_empty_and_hostile_pass_the_check_of_universal_access()
    {
        var reports = new (string Name, ReportDocument Report)[]
        {
            ("consultation", SampleConsultation.Build()), ("everything", SampleReport.WithEverything()), ("hostile", HostileReport.Build()), ("empty", SampleReport.Of()),
        };
        foreach (var (name, report) in reports)
        {
            var pdf = Render(report);
            if (Environment.GetEnvironmentVariable("ENGAGE_PDF_SAMPLES") is { Length: > 0 } folder) { File.WriteAllBytes(Path.Combine(folder, name + ".pdf"), pdf); }

            Assert.Empty(UniversalAccessCheck.Run(pdf));
        }
    }

    [NeedsQpdfFact]
    public void The_check_of_universal_access_sees_what_is_wrong()
    {
        var pdf = System.Text.Encoding.Latin1.GetString(Render(SampleReport.WithEverything()));
        var broken = pdf.Replace("<pdfuaid:part>1<", "<pdfuaid:part>2<", StringComparison.Ordinal);

        Assert.Equal(["no mark of PDF/UA-1"], UniversalAccessCheck.Run(System.Text.Encoding.Latin1.GetBytes(broken)));
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes_and_another_date_gives_others()
    {
        var report = SampleConsultation.Build(areas: 2);

        Assert.Equal(Render(report), Render(report));
        Assert.Equal(Render(report), Render(ReportDocument.Parse(report.ToJson())));
        Assert.NotEqual(Render(report), new TaggedPdfRenderer().Render(report, Made.AddSeconds(1)));
    }

    [Fact]
    public void All_words_can_be_found_and_copied_in_reading_order()
    {
        var text = Read(SampleReport.WithEverything()).TaggedText();

        var position = -1;
        foreach (var words in new[] { "A title", "Demonstration: made-up responses", "20 January 2027", "What we found", "Most people said yes — and why is here.", "1. First", "Inner", "“We never see anyone.” <b>", "60%", "AnswerPeople", "Base: 100 people.", "Not a probability sample", "the guidance" })
        {
            var found = text.IndexOf(words, position + 1, StringComparison.Ordinal);
            Assert.True(found > position, $"\"{words}\" is not where it should be in: {text}");
            position = found;
        }
    }

    [Fact]
    public void Running_heads_are_artifacts_and_count_the_pages()
    {
        var pdf = Read(SampleConsultation.Build(areas: 1));
        var count = pdf.Pages.Count;

        Assert.DoesNotContain("Page 2 of", pdf.TaggedText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Page 1 of", pdf.Text(0), StringComparison.Ordinal);
        for (var page = 1; page < count; page++)
        {
            Assert.Contains($"Page {page + 1} of {count}", pdf.Text(page), StringComparison.Ordinal);
            Assert.Contains("Demonstration: made-up responses", pdf.Text(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_contents_name_the_page_on_which_each_heading_stands()
    {
        var pdf = Read(SampleConsultation.Build(areas: 9));

        foreach (var (title, level) in new[] { ("How the consultation was run", 1), ("Macclesfield", 2), ("Appendix: all 122 policing communities", 1) })
        {
            var printed = int.Parse(Regex.Match(pdf.Text(1), Regex.Escape(title) + @" (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
            var size = level == 1 ? "23" : "15.5";
            Assert.Contains($" {size} Tf", pdf.Content(printed - 1), StringComparison.Ordinal);
            Assert.Contains(title, pdf.Text(printed - 1), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_structure_says_what_each_part_is()
    {
        var tags = Read(SampleReport.WithEverything()).Tags.ToList();

        Assert.Equal("Document", tags[0]);
        Assert.Equal(["H1", "H2", "H3", "H2"], tags.Where(tag => tag[0] == 'H'));
        Assert.Equal(["Table", "Caption", "THead", "TR", "TH", "TH", "TBody", "TR", "TH", "TD", "TR", "TH", "TD"], tags.SkipWhile(tag => tag != "Table").Take(13));
        Assert.Equal(["L", "LI", "Lbl", "LBody", "P", "L", "LI", "Lbl", "LBody", "P"], tags.Skip(tags.LastIndexOf("BlockQuote") - 10).Take(10));
    }

    [Fact]
    public void Tables_figures_lists_and_links_carry_what_a_screen_reader_needs()
    {
        var pdf = Read(SampleReport.WithEverything());

        Assert.Equal(2, pdf.ElementsOf("TH").Count(element => element.Contains("/Scope/Column", StringComparison.Ordinal)));
        Assert.Equal(2, pdf.ElementsOf("TH").Count(element => element.Contains("/Scope/Row", StringComparison.Ordinal)));
        var figure = Assert.Single(pdf.ElementsOf("Figure"));
        Assert.Equal("Six in ten support it.", PdfReader.Unhex(Regex.Match(figure, "/Alt<([0-9A-F]+)>").Groups[1].Value));
        Assert.Contains("/BBox[", figure, StringComparison.Ordinal);
        Assert.Equal(["Decimal", "Disc", "Disc"], pdf.ElementsOf("L").Select(list => Regex.Match(list, @"/ListNumbering/(\w+)").Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.Contains(pdf.Objects, value => value.Contains("/URI(https://www.example.org/guidance?a=1&b=2)", StringComparison.Ordinal));
        Assert.All(pdf.ElementsOf("Link"), link => Assert.Contains("/OBJR", link, StringComparison.Ordinal));
    }

    [Fact]
    public void The_file_says_its_title_and_language_and_that_it_is_accessible()
    {
        var pdf = Read(SampleReport.WithEverything());

        Assert.Contains("/Lang(en-GB)", pdf.Catalogue, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", pdf.Catalogue, StringComparison.Ordinal);
        Assert.Contains("/Marked true", pdf.Catalogue, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", pdf.Metadata, StringComparison.Ordinal);
        Assert.Contains("2027-01-20T11:00:00Z", pdf.Metadata, StringComparison.Ordinal);
        Assert.Contains(pdf.Objects, value => value.Contains("/CreationDate(D:20270120110000Z)", StringComparison.Ordinal));
    }

    [Fact]
    public void Metadata_is_well_formed_whatever_the_title()
    {
        var metadata = XDocument.Parse(Read(HostileReport.Build()).Metadata);

        var title = Assert.Single(metadata.Descendants(XName.Get("title", "http://purl.org/dc/elements/1.1/")));
        Assert.Equal("R&D <b>“Title”</b>   ]]> – żółć \uFFFD", title.Value.Trim());
    }

    [Fact]
    public void A_skipped_heading_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Read(new HeadingBlock(1, "One", "one"), new HeadingBlock(3, "Three", "three")));

        Assert.Equal("The heading \"Three\" skips from level 1 to 3.", error.Message);
    }

    [Fact]
    public void Letters_the_main_font_lacks_come_from_the_other_and_unknown_ones_are_marked()
    {
        var text = Read(ParagraphBlock.Of("Siân Llŷr, Łukasz; مرحبا; \uE000; \U00012345; e\u0301")).TaggedText();

        Assert.Contains("Siân Llŷr, Łukasz; مرحبا; \uFFFD; \uFFFD; é", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Invisible_marks_are_dropped_and_control_characters_become_spaces()
    {
        var text = Read(ParagraphBlock.Of("in\u200Bvis\u00ADible \u202Emark\u202C; new\nline; nul\0l; half " + (char)0xD83D + ".")).TaggedText();

        Assert.Contains("invisible mark; new line; nul l; half \uFFFD.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_drawn_outside_the_paper()
    {
        var pdf = Read(HostileReport.Build());

        for (var page = 0; page < pdf.Pages.Count; page++)
        {
            foreach (Match place in Regex.Matches(pdf.Content(page), @"/F\d+ ([\d.]+) Tf (-?[\d.]+) (-?[\d.]+) Td"))
            {
                Assert.InRange(Number(place, 2), 50, 545);
                Assert.InRange(Number(place, 3), 30, 810);
            }
        }

        static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_word_in_two_styles_is_not_broken_where_the_style_changes()
    {
        // "half" fits at the end of the first line and "bold" does not: the whole word has to move.
        var filler = string.Concat(Enumerable.Repeat("wide ", 18));
        for (var extra = 0; extra < 14; extra++)
        {
            var content = Read(new ParagraphBlock([new(filler + new string('i', extra) + " half"), new("bold", IsBold: true)]));
            var lines = Regex.Matches(content.Content(1), @"/(F\d+) 10.5 Tf [\d.]+ ([\d.]+) Td").Select(match => (Font: match.Groups[1].Value, Y: match.Groups[2].Value)).ToList();

            Assert.Equal(lines.Last(line => line.Font == "F0").Y, lines.Single(line => line.Font == "F1").Y);
        }
    }

    [Fact]
    public void A_heading_is_never_the_last_thing_on_a_page()
    {
        for (var lines = 30; lines < 50; lines++)
        {
            var pdf = Read([.. Enumerable.Range(0, lines).Select(i => ParagraphBlock.Of($"Paragraph {i}")), new HeadingBlock(1, "One", "one"), new HeadingBlock(2, "Two", "two"), ParagraphBlock.Of("The text below the heading.")]);
            var page = Enumerable.Range(0, pdf.Pages.Count).Single(index => pdf.Text(index).Contains("OneTwo", StringComparison.Ordinal));

            Assert.Contains("The text below the heading.", pdf.Text(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_row_divided_over_pages_stays_one_row_and_its_head_is_repeated_as_an_artifact()
    {
        var answer = string.Concat(Enumerable.Repeat("speeding in the lane ", 900));
        var pdf = Read(new TableBlock("Answers", [new("Person", 1, IsRowHeader: true), new("Answer", 4)], [["One", answer]], []));

        Assert.True(pdf.Pages.Count >= 4, $"{pdf.Pages.Count} pages");
        Assert.Equal(2, pdf.Tags.Count(tag => tag == "TR"));
        Assert.Single(Regex.Matches(pdf.TaggedText(), "Person"));
        Assert.All(Enumerable.Range(1, pdf.Pages.Count - 1), page => Assert.Contains("PersonAnswer", pdf.Text(page), StringComparison.Ordinal));
        Assert.Equal(900, Regex.Count(pdf.TaggedText().Replace("\n", "", StringComparison.Ordinal), "speeding in the lane ?"));
    }

    [Fact]
    public void A_short_report_has_no_contents_pages_and_a_long_list_of_headings_has_several()
    {
        Assert.Equal(2, Read(new HeadingBlock(1, "One", "one"), ParagraphBlock.Of("x")).Pages.Count);

        var pdf = Read([.. Enumerable.Range(1, 100).Select(i => new HeadingBlock(i == 1 ? 1 : 2, $"Heading {i}", $"h{i}"))]);
        Assert.Contains("Heading 100 ", pdf.Text(3), StringComparison.Ordinal);
        Assert.Equal(100, pdf.Tags.Count(tag => tag == "TOCI"));
    }

    [Fact]
    public void A_report_of_thirty_pages_takes_well_under_a_second_once_warm()
    {
        var report = SampleConsultation.Build();
        Render(report);

        // The best of a few: a busy machine says nothing about the renderer. About 0.1 s on a quiet one.
        var best = TimeSpan.MaxValue;
        byte[] pdf = [];
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            pdf = Render(report);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        Assert.InRange(new PdfReader(pdf).Pages.Count, 25, 40);
        Assert.InRange(pdf.Length, 50_000, 400_000);
        Assert.True(best < TimeSpan.FromSeconds(2), $"{best.TotalMilliseconds} ms");
    }
}
