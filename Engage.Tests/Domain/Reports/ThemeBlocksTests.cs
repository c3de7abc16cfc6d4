using Engage.Domain.Coding;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;
using Engage.Tests.Domain.Coding;

namespace Engage.Tests.Domain.Reports;

public class ThemeBlocksTests
{
    private readonly Codebook _codebook = Books.Frozen("roads", "drugs", "noise");
    private readonly List<CodedAnswer> _codings = [];

    [Fact]
    public void Themes_stand_in_order_of_how_often_they_came_up_and_rare_ones_without_their_numbers_last()
    {
        Code(20, "drugs");
        Code(5, "noise", "drugs");
        Code(15, "roads");
        Code(12);

        var table = Assert.Single(Result(written: 52).OfType<TableBlock>());

        Assert.Equal([["Drugs", "25", "48%"], ["Roads", "15", "29%"], ["Noise", "[c]", "[c]"], ["Nothing to code", "12", "23%"]], table.Rows);
        Assert.Equal("Base: 52 people who commented. One comment can belong to several themes, so the shares add up to more than 100%.", table.Notes[0]);
        Assert.StartsWith("[c]: not shown", table.Notes[^1], StringComparison.Ordinal);
        Assert.Contains("“Drugs” came up most: in 25 of 52 answers (48%).", Result(52).OfType<ParagraphBlock>().Select(p => Inline.TextOf(p.Inlines)));
    }

    [Fact]
    public void Coding_that_has_only_begun_says_so_and_hardly_any_shows_nothing()
    {
        Code(9, "roads");
        Assert.Empty(Result(100).OfType<TableBlock>());
        Assert.Contains("Fewer than 10 answers are coded", Inline.TextOf(Assert.IsType<ParagraphBlock>(Assert.Single(Result(100))).Inlines), StringComparison.Ordinal);

        Code(21, "drugs");
        Assert.StartsWith("Base: 30 of 100 comments, taken in random order: the others are not coded yet.", Result(100).OfType<TableBlock>().Single().Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_of_agreement_says_what_is_known()
    {
        Code(30, "roads");
        Assert.Contains("No answer was coded by a second person, so nothing is known of how far two people would agree.", Notes());

        for (var i = 0; i < 10; i++) { _codings.Add(Books.Code(_codebook, i, CodingRound.Second, i == 0 ? ["drugs"] : ["roads"])); }
        Assert.Contains(Notes(), n => n.StartsWith("10 answers, chosen at random, were coded by a second person", StringComparison.Ordinal) && n.EndsWith("1 difference is not settled yet; the first person’s codes are counted there.", StringComparison.Ordinal));
        _codings.Add(Books.Code(_codebook, 0, CodingRound.Settled, "drugs"));
        Assert.Contains(Notes(), n => n.EndsWith("Where the two differed, the decision of the team is counted.", StringComparison.Ordinal));

        IReadOnlyList<string> Notes() => Result(30).OfType<TableBlock>().Single().Notes;
    }

    [Fact]
    public void Weighted_shares_stand_beside_and_are_hidden_with_the_others()
    {
        Code(20, "roads");
        Code(20, "drugs");
        Code(3, "noise");

        // The first 20 weigh 3 each, the other 23 weigh 1: roads 60 of 83.
        var coded = CodedQuestion.Of(_codebook, _codings, [], 43, number => number < 20 ? 3 : 1)!;
        var table = ThemeBlocks.Result("Themes", coded, new Disclosure()).OfType<TableBlock>().Single();

        Assert.Equal("Share (weighted)", table.Columns[^1].Header);
        Assert.Equal([["Roads", "20", "47%", "72%"], ["Drugs", "20", "47%", "24%"], ["Noise", "[c]", "[c]", "[c]"]], table.Rows.Take(3));
    }

    [Fact]
    public void Quotes_stand_under_their_theme_unless_its_number_is_hidden()
    {
        Code(20, "roads");
        Code(3, "noise");
        Quote[] quotes = [Quoted("roads", "Too fast."), Quoted("noise", "Too loud."), Quoted("gone", "Nothing.")];
        var coded = CodedQuestion.Of(_codebook, _codings, quotes, 23)!;

        var blocks = ThemeBlocks.Quotes(coded, new Disclosure(), 3).ToList();

        Assert.Equal("theme-words-roads", Assert.Single(blocks.OfType<HeadingBlock>()).Id);
        Assert.Equal("Too fast.", Inline.TextOf(Assert.IsType<ParagraphBlock>(Assert.Single(Assert.Single(blocks.OfType<QuoteBlock>()).Body)).Inlines));
        Assert.False(coded.Quotes.ContainsKey("gone"));
    }

    private static Quote Quoted(string theme, string text)
    {
        var quote = new Quote { Id = theme, CodebookId = "book", ResponseNumber = 1, Theme = theme, Text = text, ProposedBy = "analyst", ProposedAt = Books.Now };
        quote.Clear("editor", Books.Now);
        return quote;
    }

    private void Code(int count, params string[] themes)
    {
        for (var i = 0; i < count; i++) { _codings.Add(Books.Code(_codebook, _codings.Count, CodingRound.First, themes)); }
    }

    private List<Block> Result(int written) => [.. ThemeBlocks.Result("Themes", CodedQuestion.Of(_codebook, _codings, [], written)!, new Disclosure())];
}
