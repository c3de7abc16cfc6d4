using Engage.Domain.Coding;

namespace Engage.Tests.Domain.Coding;

public class QuoteTests
{
    private const string Answer = "I told Mrs Baker of 12 Mill Lane in Crewe.  Nobody came! Ring me on 01632 960 001 or pat@example.org.";

    [Theory]
    [InlineData("Nobody came!")]
    [InlineData("I told [name] of [address] in [place]. Nobody came!")]
    [InlineData("I told [a neighbour] … Nobody came!")]
    [InlineData("“Nobody came!”")]
    public void A_quote_keeps_the_words_of_the_answer(string quote) => Assert.Null(Quote.Problem(Answer, quote));

    [Theory]
    [InlineData("", "Enter the words to publish")]
    [InlineData("[name] …", "Keep some words of the answer")]
    [InlineData("Nobody ever came!", "Use the words of the answer")]
    [InlineData("Nobody came! I told", "Use the words of the answer")]
    public void Words_that_are_not_of_the_answer_are_refused(string quote, string problem) =>
        Assert.StartsWith(problem, Quote.Problem(Answer, quote), StringComparison.Ordinal);

    [Fact]
    public void A_quote_is_cleared_by_a_person_once_and_withdrawn_for_good()
    {
        var quote = Proposed("Nobody came!");
        Assert.Equal(QuoteState.Proposed, quote.State);

        quote.Clear("editor", Books.Now);
        Assert.Equal((QuoteState.Cleared, "editor"), (quote.State, quote.ClearedBy));
        Assert.Throws<InvalidOperationException>(() => quote.Clear("editor", Books.Now));

        quote.Withdraw("editor", Books.Now);
        Assert.Equal(QuoteState.Withdrawn, quote.State);
        Assert.Throws<InvalidOperationException>(() => quote.Clear("editor", Books.Now));
        Assert.Throws<InvalidOperationException>(() => quote.Withdraw("editor", Books.Now));
    }

    [Theory]
    [InlineData("Ring me on 01632 960 001", "a telephone number")]
    [InlineData("or pat@example.org", "an e-mail address")]
    [InlineData("I live in cw7 2ua", "a postcode")]
    public void Nobody_can_clear_a_quote_with_a_way_to_reach_somebody(string text, string what)
    {
        Assert.Contains(what, Quote.Obstacle(text), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Proposed(text).Clear("editor", Books.Now));
    }

    [Fact]
    public void What_may_tell_who_somebody_is_is_marked_and_replaced_where_a_person_says_so()
    {
        var found = new Redaction(["Crewe", "Winsford"]).Find(Answer);

        Assert.Equal(
            [(PersonalKind.Name, "Mrs Baker"), (PersonalKind.Address, "12 Mill Lane"), (PersonalKind.Place, "Crewe"), (PersonalKind.Telephone, "01632 960 001"), (PersonalKind.Email, "pat@example.org")],
            found.Select(f => (f.Kind, f.Words.Trim())));
        Assert.Equal("I told [name] of 12 Mill Lane in [place].  Nobody came! Ring me on 01632 960 001 or pat@example.org.", Redaction.Apply(Answer, [found[2], found[0]]));
    }

    [Theory]
    [InlineData("We spoke to Jane Smith about it.", "Jane Smith")]
    [InlineData("They sent O’Neill on Monday", "O’Neill")]
    [InlineData("My plate is AB12 CDE here", "AB12 CDE")]
    [InlineData("see www.example.org/me for it", "www.example.org/me")]
    [InlineData("crime number 0612345", "0612345")]
    public void Names_and_numbers_are_marked(string text, string words) => Assert.Equal(words, Assert.Single(new Redaction([]).Find(text)).Words);

    [Theory]
    [InlineData("Please put PCSOs on the street. The Commissioner should. I agree.")]
    [InlineData("NOBODY EVER CAME")]
    [InlineData("I waited 40 minutes on 101 and gave up.")]
    [InlineData("")]
    public void Ordinary_sentences_are_left_alone(string text) => Assert.Empty(new Redaction(["Crewe"]).Find(text));

    private static Quote Proposed(string text) => new() { Id = "quote", CodebookId = "book", ResponseNumber = 1, Theme = "roads", Text = text, ProposedBy = "analyst", ProposedAt = Books.Now };
}
