using System.Net;
using Engage.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Staff;

/// <summary>An editor opens a survey, and closes it early. The site's clock stands at 20 January 2027, 12 noon.</summary>
public sealed class OpenAndCloseTests(StaffSite site) : IClassFixture<StaffSite>
{
    private static readonly (string, string)[] _window =
    [
        ("Opens.Day", "1"), ("Opens.Month", "February"), ("Opens.Year", "2027"), ("Opens.Time", "9am"),
        ("Closes.Day", "28"), ("Closes.Month", "3"), ("Closes.Year", "2027"), ("Closes.Time", "12 noon"),
    ];

    [Fact]
    public async Task A_draft_is_looked_over_and_published_with_its_window()
    {
        var (editor, account) = await site.SignedInAsync(StaffRoles.Editor);
        var draft = await StaffSurveys.AddAsync(site, "to-open", StaffSurveys.Precept);
        await site.BasisAsync(draft, MakeConsultations.Basis() with { DecisionDate = new DateOnly(2027, 3, 29) });
        var page = await editor.GetPageAsync("/staff/surveys/to-open/open");
        Assert.Contains("“No increase” is one of the options", page.QuerySelector(".engage-checks")!.TextContent, StringComparison.Ordinal);

        var reply = await editor.SendFormAsync(page, "/staff/surveys/to-open/open", _window);

        Assert.Equal("/staff/surveys/to-open", reply.Path);
        var survey = await StaffSurveys.FindAsync(site, "to-open");
        Assert.Equal(SurveyPhase.Scheduled, survey.PhaseAt(site.Clock.GetUtcNow()));
        // 28 March 2027 is the day the clocks go forward: 12 noon on the wall is 11:00 UTC.
        Assert.Equal((new DateTimeOffset(2027, 2, 1, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 3, 28, 11, 0, 0, TimeSpan.Zero)), (survey.OpensAt, survey.ClosesAt));
        var entry = await site.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "survey-published" && e.Subject == "survey:to-open"));
        Assert.Equal((account.Email, "Opens 2027-02-01 09:00, closes 2027-03-28 12:00 (Europe/London)."), (entry.Actor, entry.Reason));
        Assert.Equal("/staff/surveys/to-open", (await editor.SendFormAsync(page, "/staff/surveys/to-open/open", _window)).Path);
    }

    [Theory]
    [InlineData("Closes.Day", "", "The closing day must include a day")]
    [InlineData("Closes.Day", "31", null)]
    [InlineData("Opens.Day", "30", "The opening day must be a real day")]
    [InlineData("Opens.Month", "Febtober", "The opening day must include a month")]
    [InlineData("Closes.Year", "27", "The year of the closing day must have four digits, like 2027")]
    [InlineData("Closes.Time", "noonish", "Enter the closing time, like 12:00 or 9.30am")]
    [InlineData("Closes.Month", "1", "The closing time must be after the opening time")]
    public async Task A_window_that_cannot_be_is_explained_and_kept_in_the_form(string field, string value, string? message)
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var slug = $"window-{Guid.NewGuid():N}";
        await StaffSurveys.AddAsync(site, slug);

        var reply = await editor.FillInAsync($"/staff/surveys/{slug}/open", [.. _window.Select(f => f.Item1 == field ? (field, value) : f)]);

        if (message is null)
        {
            Assert.Equal($"/staff/surveys/{slug}", reply.Path);
            return;
        }
        Assert.Equal([message], reply.Messages);
        Assert.NotNull(reply.Page.QuerySelector(".govuk-error-summary__list a"));
        Assert.Equal("9am", reply.Page.QuerySelector("input[name='Opens.Time']")!.GetAttribute("value"));
        Assert.Null((await StaffSurveys.FindAsync(site, slug)).PublishedAt);
    }

    [Fact]
    public async Task A_window_that_is_over_already_is_refused()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await StaffSurveys.AddAsync(site, "over");

        var reply = await editor.FillInAsync("/staff/surveys/over/open", [.. _window.Select(f => f.Item1.EndsWith("Year", StringComparison.Ordinal) ? (f.Item1, "2026") : f)]);

        Assert.Equal(["The closing time must be in the future"], reply.Messages);
        Assert.Null((await StaffSurveys.FindAsync(site, "over")).OpensAtLocal);
    }

    [Fact]
    public async Task A_survey_is_closed_early_with_a_reason_and_its_report_asked_for()
    {
        var (editor, account) = await site.SignedInAsync(StaffRoles.Editor);
        await StaffSurveys.AddOpenAsync(site, "to-close");
        Assert.Equal(["Enter a reason"], (await editor.FillInAsync("/staff/surveys/to-close/close")).Messages);
        Assert.Equal(SurveyPhase.Open, (await StaffSurveys.FindAsync(site, "to-close")).PhaseAt(site.Clock.GetUtcNow()));

        var reply = await editor.FillInAsync("/staff/surveys/to-close/close", ("Reason", "The budget was settled early."));

        Assert.Equal("/staff/surveys/to-close/report", reply.Path);
        var survey = await StaffSurveys.FindAsync(site, "to-close");
        Assert.Equal((SurveyPhase.Closed, site.Clock.GetUtcNow()), (survey.PhaseAt(site.Clock.GetUtcNow()), survey.ClosedEarlyAt));
        var entry = await site.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "survey-closed" && e.Subject == "survey:to-close"));
        Assert.Equal((account.Email, "The budget was settled early."), (entry.Actor, entry.Reason));
        Assert.Equal(account.Email, await site.ReadAsync(db => db.Jobs.Where(j => j.Kind == "report" && j.Subject == "to-close").Select(j => j.CreatedBy).SingleAsync()));
    }

    [Fact]
    public async Task What_is_not_open_cannot_be_closed_and_what_is_not_there_is_not_found()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await StaffSurveys.AddAsync(site, "still-a-draft");

        Assert.Equal("/staff/surveys/still-a-draft", (await editor.GetAsync("/staff/surveys/still-a-draft/close")).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/staff/surveys/nothing/close")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/staff/surveys/nothing/open")).Status);
    }

    [Fact]
    public async Task Looking_at_the_confirmation_changes_nothing()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await StaffSurveys.AddOpenAsync(site, "only-looked-at");
        var before = await site.ReadAsync(db => db.AuditEntries.CountAsync());

        await editor.GetPageAsync("/staff/surveys/only-looked-at/close");

        Assert.Equal(before, await site.ReadAsync(db => db.AuditEntries.CountAsync()));
        Assert.Equal(SurveyPhase.Open, (await StaffSurveys.FindAsync(site, "only-looked-at")).PhaseAt(site.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task The_list_shows_where_surveys_stand_and_keeps_its_filter_in_the_address()
    {
        await using var small = new StaffSite();
        var (editor, _) = await small.SignedInAsync(StaffRoles.Editor);
        Assert.Contains("There is no survey yet.", (await editor.GetPageAsync("/staff")).QuerySelector(".engage-empty")!.TextContent, StringComparison.Ordinal);
        await StaffSurveys.AddAsync(small, "a-draft");
        await StaffSurveys.AddOpenAsync(small, "an-open-one");

        Assert.Equal(2, (await editor.GetPageAsync("/staff")).QuerySelectorAll("tbody tr").Length);
        var open = await editor.GetPageAsync("/staff?phase=open");
        Assert.Equal("/staff/surveys/an-open-one", Assert.Single(open.QuerySelectorAll("tbody th a")).GetAttribute("href"));
        Assert.Equal("open", open.QuerySelector("select[name=phase] option[selected]")!.GetAttribute("value"));
        Assert.Contains("No survey is closed now.", (await editor.GetPageAsync("/staff?phase=closed")).QuerySelector(".engage-empty")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await editor.GetPageAsync("/staff?phase=%22%3E%3Csvg/onload=alert(1)%3E")).QuerySelectorAll("tbody tr").Length);
    }
}
