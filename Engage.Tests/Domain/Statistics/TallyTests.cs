using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Statistics;

public class TallyTests
{
    private static readonly Option[] Scale =
    [
        new("yes", "Yes"), new("no", "No"),
        new("dont-know", "Don't know") { Role = OptionRole.DontKnow },
        new("prefer-not-to-say", "Prefer not to say") { Role = OptionRole.PreferNotToSay },
    ];

    private static readonly Option[] Items = [new("a", "A"), new("b", "B"), new("c", "C")];

    [Fact]
    public void Five_kinds_of_answer_are_kept_apart_and_only_the_first_is_the_base()
    {
        var tally = new OptionTally(Scale, isSeveral: false);
        foreach (var answer in new Answer?[]
        {
            new OptionAnswer("yes"), new OptionAnswer("yes"), new OptionAnswer("no"),
            new OptionAnswer("dont-know"), new OptionAnswer("prefer-not-to-say"), new OptionAnswer("prefer-not-to-say"),
            Answer.PassedOver, null, null, null,
        })
        {
            tally.Add(answer);
        }

        Assert.Equal(new Bases(Answered: 3, DontKnow: 1, PreferNotToSay: 2, PassedOver: 1, NotAsked: 3), tally.Bases);
        Assert.Equal(7, tally.Bases.Asked);
        Assert.Equal([2, 1, 1, 2], tally.Counts);
        Assert.Equal(2.0 / 3, tally.ShareOf(0));
        Assert.Null(tally.ShareOf(2));
    }

    [Fact]
    public void Several_choices_count_each_and_the_person_once()
    {
        var tally = new OptionTally(Items, isSeveral: true);
        tally.Add(new OptionsAnswer(["a", "b"]));
        tally.Add(new OptionsAnswer(["b"]));

        Assert.Equal(2, tally.Bases.Answered);
        Assert.Equal([1, 2, 0], tally.Counts);
        Assert.Equal(1.0, tally.ShareOf(1));
    }

    [Fact]
    public void An_item_of_a_matrix_left_unrated_is_passed_over_for_that_item_alone()
    {
        var tally = new GridTally(Items, Scale);
        tally.Add(new RatingsAnswer(new Dictionary<string, string> { ["a"] = "yes", ["b"] = "dont-know" }));

        Assert.Equal(1, tally.Bases.Answered);
        Assert.Equal(1, tally.Rows[0].Bases.Answered);
        Assert.Equal(1, tally.Rows[1].Bases.DontKnow);
        Assert.Equal(1, tally.Rows[2].Bases.PassedOver);
    }

    [Fact]
    public void Rankings_give_first_choices_Borda_scores_and_the_pairwise_winner()
    {
        // Worked by hand, top two of three: a>b, a>b, b>c, c>b, b>a.
        var tally = new RankingTally(Items, 2);
        foreach (var codes in new[] { "ab", "ab", "bc", "cb", "ba" }) { tally.Add(new RankingAnswer([.. codes.Select(c => c.ToString())])); }

        Assert.Equal([2, 2, 1], Enumerable.Range(0, 3).Select(i => tally.AtRank(i, 0)));
        // a: 2+2+1 = 5; b: 1+1+2+1+2 = 7; c: 1+2 = 3.
        Assert.Equal([5, 7, 3], Enumerable.Range(0, 3).Select(tally.Borda));
        // b above a: bc (a unranked), cb (a unranked), ba = 3; a above b: 2.
        Assert.Equal(3, tally.Prefer(1, 0));
        Assert.Equal(2, tally.Prefer(0, 1));
        // b above c: ab, ab, bc, ba = 4; c above b: 1. So b beats both.
        Assert.Equal(1, tally.CondorcetWinner());
        // b was ranked by all five: second, second, first, second, first.
        Assert.Equal(8.0 / 5, tally.MeanRank(1));
    }

    [Fact]
    public void A_circle_of_preferences_has_no_pairwise_winner()
    {
        var tally = new RankingTally(Items, 3);
        foreach (var codes in new[] { "abc", "bca", "cab" }) { tally.Add(new RankingAnswer([.. codes.Select(c => c.ToString())])); }

        Assert.Null(tally.CondorcetWinner());
    }

    [Fact]
    public void Quartiles_are_interpolated_as_R_does_by_default()
    {
        // R: quantile(c(1, 2, 4, 8, 16, 40)) gives 2.5, 6 and 14 at 25, 50 and 75 per cent.
        var spread = new Spread();
        foreach (var value in new[] { 40.0, 1, 16, 2, 8, 4 }) { spread.Add(value, Alike.One(weight: 0)); }

        Assert.Equal(2.5, spread.Quantile(0.25));
        Assert.Equal(6, spread.Median);
        Assert.Equal(14, spread.Quantile(0.75));
        Assert.Equal(71.0 / 6, spread.Mean);
    }

    [Fact]
    public void What_is_shared_out_counts_nothing_for_an_item_left_empty()
    {
        var tally = new AmountTally(Items);
        tally.Add(new AmountsAnswer(new Dictionary<string, int> { ["a"] = 100 }));
        tally.Add(new AmountsAnswer(new Dictionary<string, int> { ["a"] = 50, ["b"] = 50 }));

        Assert.Equal([75.0, 25.0, 0.0], tally.Spreads.Select(s => s.Mean!.Value));
    }
}
