using System.Net;
using Engage.Domain.Priorities;
using Engage.Domain.Surveys;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Priorities;

/// <summary>We asked, you said, we did: written by one person, published by another, read by everybody.</summary>
public sealed class OutcomePagesTests(StaffSite site) : IClassFixture<StaffSite>
{
    private static readonly (string Name, string Value)[] _texts =
    [
        ("Asked", "Whether to have **more** officers."), ("Said", "Most said yes. <script>alert(1)</script>"), ("Decided", "There are more officers."), ("WhyNot", "Evening opening costs too much."), ("ReviewOn", "30 June 2027"),
    ];

    [Fact]
    public async Task One_person_writes_it_another_publishes_it_and_everybody_reads_it()
    {
        var survey = await site.ClosedAsync();
        var (editor, author) = await site.SignedInAsync(StaffRoles.Editor);
        var (second, approver) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();

        var asked = await AskAsync(editor, survey, _texts);
        Assert.Contains("Somebody else has to publish it.", asked.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(asked.Page.QuerySelector("form[action$='handler=Publish']"));
        // The second person's form, sent by the first with a token of their own, changes nothing.
        var token = asked.Page.QuerySelector("main input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.PostAsync($"{Staff(survey)}?handler=Publish", ("__RequestVerificationToken", token))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync(Public(survey))).Status);

        var done = await PublishAsync(second, survey);

        Assert.Contains("Version 1 is public.", done.Page.Body!.TextContent, StringComparison.Ordinal);
        var page = await resident.GetPageAsync(Public(survey));
        Assert.Equal(["We asked", "You said", "We did", "Tell me when something happens"], page.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.Contains("Most said yes. <script>alert(1)</script>", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("We look at this again by 30 June 2027", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(author.Email!, page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(["outcome-asked-for", "outcome-published"], await site.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == $"survey:{survey.Slug}" && (e.Actor == author.Email || e.Actor == approver.Email)).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync()));
        Assert.Contains((await resident.GetPageAsync($"/surveys/{survey.Slug}")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == Public(survey));
        Assert.Contains((await resident.GetPageAsync("/")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == Public(survey));
    }

    [Fact]
    public async Task An_update_is_a_new_version_and_the_earlier_one_stays_at_its_address()
    {
        var survey = await site.ClosedAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await AskAsync(editor, survey, _texts);
        await PublishAsync(second, survey);

        Assert.Equal(["Nothing is new since the last version"], (await AskAsync(editor, survey, _texts)).Messages);
        await AskAsync(editor, survey, [.. _texts, ("DoneSoFar", "Twelve officers began.")]);
        await PublishAsync(second, survey);

        Assert.Contains("Twelve officers began.", (await resident.GetPageAsync(Public(survey))).Body!.TextContent, StringComparison.Ordinal);
        var old = await resident.GetPageAsync($"{Public(survey)}/v1");
        Assert.Contains("There is a newer version of this page.", old.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Twelve officers began.", old.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync($"{Public(survey)}/v3")).Status);
    }

    [Fact]
    public async Task What_people_said_is_taken_from_the_newest_public_report()
    {
        var survey = await site.ClosedAsync();
        await site.ReportAsync(survey, 1, "Old finding");
        await site.ReportAsync(survey, 2, "34 of 40 people want more officers.");
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();

        var page = await editor.GetPageAsync(Staff(survey));
        var written = await editor.SendFormAsync(page, Staff(survey), [("Asked", "Not lost"), ("Said", "What I wrote.")], button: "button[formaction$='handler=Report']");

        Assert.Equal("40 responses were received.\n\n- 34 of 40 people want more officers.\n\nWhat I wrote.", written.Page.QuerySelector("#Said")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Equal("Not lost", written.Page.QuerySelector("#Asked")!.TextContent);
        Assert.Null(await site.ReadAsync(db => db.Outcomes.FirstOrDefaultAsync(o => o.SurveyId == survey.Id)));
        await editor.SendFormAsync(written.Page, Staff(survey), [.. _texts.Where(t => t.Name != "Said")], button: "button[formaction$='handler=Ask']");
        await PublishAsync(second, survey);
        var read = await resident.GetPageAsync(Public(survey));
        Assert.Contains(read.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/reports/{survey.Slug}/v2");

        await site.ReportAsync(survey, 3, "33 of 39 people want more officers.");
        Assert.Contains("The figures come from version 2 of the report; version 3 is public now.", (await editor.GetPageAsync(Staff(survey))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_approves_what_they_have_not_read()
    {
        var survey = await site.ClosedAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await site.SignedInAsync(StaffRoles.Editor);
        await AskAsync(editor, survey, _texts);
        var read = await second.GetPageAsync(Staff(survey));

        await editor.SendFormAsync(await editor.GetPageAsync(Staff(survey)), Staff(survey), [], form: "form[action$='handler=TakeBack']");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await AskAsync(editor, survey, [.. _texts, ("DoneSoFar", "Slipped in.")]);
        var reply = await second.SendFormAsync(read, Staff(survey), [], form: "form[action$='handler=Publish']");

        Assert.Contains("Nothing was published", reply.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await site.ReadAsync(db => db.Set<OutcomeVersion>().AnyAsync(v => v.SurveyId == survey.Id)));
    }

    [Fact]
    public async Task Two_people_who_write_at_once_do_not_undo_each_other()
    {
        var survey = await site.ClosedAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var (second, other) = await site.SignedInAsync(StaffRoles.Editor);
        var page = await editor.GetPageAsync(Staff(survey));
        await second.FillInAsync(Staff(survey), ("Asked", "Theirs"));

        var reply = await editor.SendFormAsync(page, Staff(survey), [("Asked", "Mine")]);

        Assert.StartsWith($"{other.Email} changed the draft meanwhile.", Assert.Single(reply.Messages), StringComparison.Ordinal);
        Assert.Equal("Mine", reply.Page.QuerySelector("#Asked")!.TextContent);
        Assert.Equal("Theirs", await site.ReadAsync(db => db.Outcomes.Where(o => o.SurveyId == survey.Id).Select(o => o.Asked).SingleAsync()));
    }

    [Fact]
    public async Task What_is_missing_is_named_and_an_open_consultation_waits()
    {
        var survey = await site.ClosedAsync();
        var open = await site.OpenSurveyAsync(Make.YesNo("safe"));
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        var reply = await AskAsync(editor, survey, [("Asked", "Kept"), ("ReviewOn", "20/1/2027")]);

        Assert.Equal(["Enter what people said", "Enter what was decided", "Enter why it was not decided otherwise", "The day you look at it next must be in the future"], reply.Messages);
        Assert.Equal("Kept", reply.Page.QuerySelector("#Asked")!.TextContent);
        Assert.Equal(["The outcome can be published once the survey has closed"], (await AskAsync(editor, open, _texts)).Messages);
    }

    [Fact]
    public async Task A_preview_keeps_nothing()
    {
        var survey = await site.ClosedAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        var preview = await editor.SendFormAsync(await editor.GetPageAsync(Staff(survey)), Staff(survey), _texts, button: "button[formaction$='handler=Preview']");

        Assert.Equal("more", preview.Page.QuerySelector(".engage-preview strong")!.TextContent);
        Assert.False(await site.ReadAsync(db => db.Outcomes.AnyAsync(o => o.SurveyId == survey.Id)));
    }

    [Fact]
    public async Task What_is_overdue_is_said_to_everybody()
    {
        using var own = new StaffSite();
        var survey = await own.ClosedAsync();
        await own.PublishAsync(survey, MakeOutcomes.Text);
        using var resident = own.NewResident();
        Assert.DoesNotContain("Overdue", (await resident.GetPageAsync($"{Public(survey)}/v1")).Body!.TextContent, StringComparison.Ordinal);

        own.Clock.Advance(new DateTimeOffset(2027, 7, 1, 12, 0, 0, TimeSpan.Zero) - own.Clock.GetUtcNow());

        Assert.Contains("We said that we would look at this again by 30 June 2027. That day has passed", (await resident.GetPageAsync(Public(survey))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Overdue", (await resident.GetPageAsync("/what-changed")).Body!.TextContent, StringComparison.Ordinal);
        var (viewer, _) = await own.SignedInAsync(StaffRoles.Viewer);
        Assert.Contains("Outcome overdue since 30 June 2027", (await viewer.GetPageAsync("/staff")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await viewer.GetPageAsync(Staff(survey))).QuerySelector("main form"));
    }

    [Fact]
    public async Task The_page_of_what_changed_begins_with_the_newest_and_says_when_there_is_nothing()
    {
        using var own = new StaffSite();
        using var resident = own.NewResident();
        var empty = await resident.GetPageAsync("/what-changed");
        Assert.Contains("No outcome is published yet.", empty.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("None has been reported as done yet.", empty.Body.TextContent, StringComparison.Ordinal);

        var (first, second) = (await own.ClosedAsync(), await own.ClosedAsync());
        await own.PublishAsync(first, MakeOutcomes.Text with { Done = "First thing done. And more." });
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        await own.PublishAsync(second, MakeOutcomes.Text);

        var page = await resident.GetPageAsync("/what-changed");
        Assert.Equal([Public(second), Public(first)], page.QuerySelectorAll(".engage-card h3 a").Select(a => a.GetAttribute("href")));
        Assert.Contains("We did: There are more officers.", page.QuerySelector(".engage-card")!.TextContent, StringComparison.Ordinal);
    }

    private static string Staff(Survey survey) => $"/staff/surveys/{survey.Slug}/outcome";

    private static string Public(Survey survey) => $"/surveys/{survey.Slug}/outcome";

    private static async Task<Reply> AskAsync(Resident editor, Survey survey, IReadOnlyList<(string Name, string Value)> texts) =>
        await editor.SendFormAsync(await editor.GetPageAsync(Staff(survey)), Staff(survey), texts, button: "button[formaction$='handler=Ask']");

    private static async Task<Reply> PublishAsync(Resident second, Survey survey) =>
        await second.SendFormAsync(await second.GetPageAsync(Staff(survey)), Staff(survey), [], form: "form[action$='handler=Publish']");
}
