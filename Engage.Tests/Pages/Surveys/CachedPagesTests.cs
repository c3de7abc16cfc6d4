using Engage.Tests.Support;

namespace Engage.Tests.Pages.Surveys;

/// <summary>Pages that are the same for everybody are kept for a few seconds; those of somebody who has begun are not.</summary>
public sealed class CachedPagesTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Theory]
    [InlineData("")]
    [InlineData("/all-questions")]
    [InlineData("/questions/first")]
    public async Task What_does_not_vary_is_kept(string rest)
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));
        using var resident = site.NewResident();

        var first = await resident.GetAsync($"/surveys/{survey.Slug}{rest}");
        var second = await resident.GetAsync($"/surveys/{survey.Slug}{rest}");

        Assert.Null(first.Headers.Age);
        Assert.NotNull(second.Headers.Age);
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task Somebody_with_a_draft_sees_their_own_page()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"));
        using var other = site.NewResident();
        using var resident = site.NewResident();
        await resident.AnswerAsync(survey, ("first", "no"));
        await other.GetAsync($"/surveys/{survey.Slug}/questions/first");

        var own = await resident.GetAsync($"/surveys/{survey.Slug}/questions/first");
        var others = await other.GetAsync($"/surveys/{survey.Slug}/questions/first");

        Assert.Null(own.Headers.Age);
        Assert.NotNull(own.Page.QuerySelector("input[checked]"));
        Assert.Null(others.Page.QuerySelector("input[checked]"));
    }
}
