using Engage.Domain.Assemblies.Recommendations;

namespace Engage.Tests.Domain.Assemblies;

/// <summary>Versions, order, differences, results and responses of recommendations.</summary>
public sealed class RecommendationTests
{
    private static readonly DateTimeOffset _now = new(2027, 4, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly RecommendationText _text = new("A named officer", "Give each area a named officer.", "People do not know whom to ask.", "", "");

    [Fact]
    public void Every_change_makes_a_version_and_no_change_makes_none()
    {
        var recommendation = Draft("a", 1);

        Assert.False(recommendation.Revise(_text, "nothing", _now, "pat"));
        Assert.True(recommendation.Revise(_text with { Conditions = "Within a year." }, "Members asked for a time", _now.AddDays(1), "sam"));

        Assert.Equal([1, 2], recommendation.Versions.Select(v => v.Number));
        Assert.Equal(("Members asked for a time", "sam", "Within a year."), (recommendation.Newest.Note, recommendation.Newest.By, recommendation.Newest.Conditions));
        Assert.Equal("", recommendation.VersionOf(1).Conditions);
    }

    [Fact]
    public void What_is_put_to_a_vote_changes_no_more_but_for_minority_views_until_it_is_public()
    {
        var recommendation = Draft("a", 1);
        var vote = new Vote("v", "assembly", "Vote", 50, _now, "pat");
        vote.Put(recommendation);

        Assert.Throws<InvalidOperationException>(() => recommendation.Revise(_text with { Title = "Other" }, "n", _now, "pat"));
        Assert.Throws<InvalidOperationException>(() => recommendation.Drop("no"));
        Assert.True(recommendation.AddMinorityViews("Three members wanted two officers.", _now, "pat"));
        Assert.Equal(_text.Wording, recommendation.Newest.Wording);
        Assert.Equal(1, vote.VoteItems.Single().Version);
        recommendation.Publish(_now);
        Assert.Throws<InvalidOperationException>(() => recommendation.AddMinorityViews("More.", _now, "pat"));
        Assert.Throws<InvalidOperationException>(recommendation.Reopen);
    }

    [Fact]
    public void A_recommendation_of_another_assembly_cannot_be_voted_on()
    {
        var foreign = new Recommendation("f", "another", 1, _text, _now, "pat");

        Assert.Throws<InvalidOperationException>(() => new Vote("v", "assembly", "Vote", 50, _now, "pat").Put(foreign));
        Assert.Equal(RecommendationState.Draft, foreign.State);
    }

    [Fact]
    public void Drafts_move_among_drafts_and_what_was_voted_on_keeps_its_number()
    {
        var all = Enumerable.Range(1, 4).Select(n => Draft($"r{n}", n)).ToList();
        all[1].Freeze();

        // Drafts are 1, 3 and 4. The last one goes up past 3: it takes 3, and 3 takes 4.
        Assert.Equal(new Dictionary<string, int> { ["r4"] = 3, ["r3"] = 4 }, RecommendationOrder.Moved(all, "r4", -1));
        Assert.Empty(RecommendationOrder.Moved(all, "r1", -1));
        all[0].Drop("Covered by number 2");
        // Number 1 is free: the first draft that is left takes it, the next takes 3.
        Assert.Equal(new Dictionary<string, int> { ["r3"] = 1, ["r4"] = 3 }, RecommendationOrder.Closed(all));
        Assert.Equal(5, RecommendationOrder.Next(all));
    }

    [Fact]
    public void Two_versions_are_compared_word_by_word()
    {
        var pieces = WordDifference.Between("Give each area a named officer.", "Give every area a named officer within a year.");

        // By hand: each -> every; "officer." -> "officer within a year.".
        Assert.Equal(
            [
                new(PieceKind.Kept, "Give "), new(PieceKind.Removed, "each "), new(PieceKind.Added, "every "), new(PieceKind.Kept, "area a named "),
                new(PieceKind.Removed, "officer."), new TextPiece(PieceKind.Added, "officer within a year."),
            ],
            pieces);
        Assert.Equal("5 words added and 2 removed", WordDifference.Sentence(pieces));
        Assert.Equal("No words changed", WordDifference.Sentence(WordDifference.Between("a b", "a b")));
        Assert.Equal("1 word removed", WordDifference.Sentence(WordDifference.Between("a b", "a")));
    }

    [Theory]
    [InlineData(50, 14, 14, 2, false)]
    [InlineData(50, 15, 14, 1, true)]
    [InlineData(80, 24, 6, 0, true)]
    [InlineData(80, 23, 6, 1, false)]
    [InlineData(67, 20, 10, 0, false)]
    [InlineData(100, 30, 0, 0, true)]
    [InlineData(50, 0, 0, 30, false)]
    public void A_recommendation_is_adopted_by_those_who_vote_for_or_against(int required, int support, int oppose, int abstain, bool isAdopted) =>
        Assert.Equal(isAdopted, new VoteResult(32, support, oppose, abstain, required).IsAdopted);

    [Fact]
    public void A_result_says_every_base_and_hides_the_numbers_of_few()
    {
        // 24 / 27 = 88.9%; 30 / 32 = 93.75%.
        Assert.Equal("Adopted: 24 of the 27 who voted for or against it supported it (89%), 3 opposed it and 3 abstained. 30 of 32 members took part (94%).", new VoteResult(32, 24, 3, 3, 50).Sentence);
        Assert.Equal("Adopted. Fewer than 10 of 32 members took part, so the numbers are not shown.", new VoteResult(32, 9, 0, 0, 50).Sentence);
        // Ten who all say the same are printed: members know that rule before they vote.
        Assert.Contains("10 of the 10", new VoteResult(10, 10, 0, 0, 50).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ballot_answers_every_item_with_a_choice()
    {
        var vote = new Vote("v", "assembly", "Vote", 50, _now, "pat");
        vote.Put(Draft("a", 1));
        vote.Put(Draft("b", 2));

        Assert.Equal(["b"], vote.Missing(new Dictionary<string, string> { ["a"] = Vote.Abstain }));
        Assert.Equal(["a"], vote.Missing(new Dictionary<string, string> { ["a"] = "maybe", ["b"] = Vote.Support }));
        Assert.Empty(vote.Missing(new Dictionary<string, string> { ["a"] = Vote.Support, ["b"] = Vote.Oppose }));
    }

    [Fact]
    public void A_response_needs_reasons_an_owner_and_a_day_and_a_second_person()
    {
        var response = new RecommendationResponse { RecommendationId = "a" };
        Assert.Throws<ArgumentException>(() => response.Prepare(Decision.Accept, " ", "Head", new DateOnly(2027, 9, 30), _now, "pat"));
        Assert.Throws<ArgumentException>(() => response.Prepare(Decision.AcceptInPart, "Why", "", new DateOnly(2027, 9, 30), _now, "pat"));
        Assert.Throws<ArgumentException>(() => response.Prepare(Decision.Accept, "Why", "Head", null, _now, "pat"));

        response.Prepare(Decision.Accept, "Why", "Head", new DateOnly(2027, 9, 30), _now, "pat");
        Assert.Throws<InvalidOperationException>(() => response.Publish("PAT", _now));
        response.Publish("sam", _now);

        Assert.Equal(ProgressStatus.Planned, response.Status);
        Assert.Throws<InvalidOperationException>(() => response.Prepare(Decision.Reject, "Why", "", null, _now, "pat"));
    }

    [Fact]
    public void What_is_late_has_a_reason_and_moves_the_day_and_what_is_done_is_never_overdue()
    {
        var response = new RecommendationResponse { RecommendationId = "a" };
        response.Prepare(Decision.Accept, "Why", "Head", new DateOnly(2027, 9, 30), _now, "pat");
        response.Publish("sam", _now);

        Assert.False(response.IsOverdueOn(new DateOnly(2027, 9, 30)));
        Assert.True(response.IsOverdueOn(new DateOnly(2027, 10, 1)));
        Assert.Throws<ArgumentException>(() => response.Report(ProgressStatus.Late, " ", null, _now, "pat"));
        response.Report(ProgressStatus.Late, "The building is not ready", new DateOnly(2027, 12, 1), _now, "pat");
        Assert.False(response.IsOverdueOn(new DateOnly(2027, 10, 1)));
        Assert.True(response.IsOverdueOn(new DateOnly(2027, 12, 2)));
        response.Report(ProgressStatus.Done, "", null, _now, "pat");
        Assert.False(response.IsOverdueOn(new DateOnly(2028, 1, 1)));
        Assert.Equal([1, 2, 3], response.Progress.Select(p => p.Number));
        Assert.Equal(new DateOnly(2027, 9, 30), response.DueOn);
    }

    [Fact]
    public void What_is_rejected_has_no_day_and_no_progress()
    {
        var response = new RecommendationResponse { RecommendationId = "a" };
        response.Prepare(Decision.Reject, "It is not ours to decide", "Head", new DateOnly(2027, 9, 30), _now, "pat");
        response.Publish("sam", _now);

        Assert.Null(response.DueNow);
        Assert.Null(response.Status);
        Assert.False(response.IsOverdueOn(new DateOnly(2030, 1, 1)));
        Assert.Throws<InvalidOperationException>(() => response.Report(ProgressStatus.Done, "", null, _now, "pat"));
    }

    [Fact]
    public void A_counting_of_papers_adds_up_and_two_are_compared_item_by_item()
    {
        var evaluation = new Evaluation("e", "assembly", _now, "pat");
        var names = Evaluation.Statements.ToDictionary(s => s.Code, s => s.Words, StringComparer.Ordinal);
        var counts = evaluation.Items.ToDictionary(i => i, _ => new Dictionary<string, int>(StringComparer.Ordinal) { ["agree"] = 3 }, StringComparer.Ordinal);
        Assert.Empty(PaperCount.Problems(evaluation, 3, counts, names));
        var first = Counting(CountingPass.First, 3, counts);
        counts["balance"]["agree"] = 2;

        Assert.Equal("What we heard from speakers and read was fair and balanced.: the counts must add up to 3 papers, not 2", PaperCount.Problems(evaluation, 3, counts, names).Single().Sentence);
        Assert.Equal(["balance"], PaperCount.Differences(evaluation, first, Counting(CountingPass.Second, 3, counts)));
        Assert.Equal(evaluation.Items, PaperCount.Differences(evaluation, first, Counting(CountingPass.Second, 2, counts)));
    }

    private static PaperCount Counting(CountingPass pass, int papers, IReadOnlyDictionary<string, Dictionary<string, int>> counts) =>
        new() { PollId = "e", Pass = pass, Papers = papers, CountsJson = PaperCount.Write(counts), At = _now, By = "pat" };

    private static Recommendation Draft(string id, int number) => new(id, "assembly", number, _text, _now, "pat");
}
