using System.Net;
using System.Text;
using Engage.Domain.Priorities;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Priorities;

/// <summary>Plans from the first draft to the public page, and the questions that point to them.</summary>
public sealed class PlanPagesTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task An_editor_writes_a_plan_and_everybody_reads_it_once_it_is_published()
    {
        var (editor, account) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await BeginAsync(editor, "written");
        await editor.FillInAsync("/staff/plans/written/pillars/new", ("Code", "1"), ("Title", "Safer <streets>"), ("Summary", "What is done in town centres."));
        var part = await editor.GetPageAsync("/staff/plans/written/pillars/1");
        var added = await editor.SendFormAsync(part, "/staff/plans/written/pillars/1", [("CommitmentCode", "1.1"), ("CommitmentText", "A named officer for each community")], form: "form[action*=Commitment]");
        Assert.Equal("/staff/plans/written/pillars/1", added.Path);

        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/plans/written")).Status);
        await editor.FillInAsync("/staff/plans/written");

        var page = await resident.GetPageAsync("/plans/written");
        Assert.Contains("Safer <streets>", page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Contains("A named officer for each community", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The plan that holds now", (await resident.GetPageAsync("/plans")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["plan-begun", "plan-part-saved", "plan-commitment-saved", "plan-published"],
            await site.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "plan:written" && e.Actor == account.Email).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task Mistakes_are_explained_and_nothing_is_lost()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        var reply = await editor.FillInAsync("/staff/plans/new", ("NewSlug", "Not a slug"), ("Fields.Title", ""), ("Fields.PillarWord", "pillar"), ("Fields.From", "soon"), ("Fields.To", "1 May 2020"));

        Assert.Equal(["Enter an address of small letters, digits and single hyphens, like 2024-28", "Enter a title", "Enter the first day, like 1 April 2027"], reply.Messages);
        Assert.Equal("soon", reply.Page.QuerySelector("#Fields_From")!.GetAttribute("value"));
        await BeginAsync(editor, "mistaken");
        Assert.Equal(["There is a plan with this address already"], (await BeginAsync(editor, "mistaken")).Messages);
        Assert.Equal(["Enter a code of 1 to 20 letters, digits, dots and hyphens", "Enter a title"], (await editor.FillInAsync("/staff/plans/mistaken/pillars/new", ("Code", "new"))).Messages);
        await editor.FillInAsync("/staff/plans/mistaken/pillars/new", ("Code", "1"), ("Title", "First"));
        Assert.Equal(["There is a pillar 1 already"], (await editor.FillInAsync("/staff/plans/mistaken/pillars/new", ("Code", "1"), ("Title", "Another"))).Messages);
    }

    [Fact]
    public async Task A_part_goes_on_from_parts_of_an_earlier_plan_and_both_pages_say_so()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await AddAsync("before", new DateOnly(2019, 1, 1), new DateOnly(2019, 12, 31), "Older aim", "Another aim");
        await AddAsync("after", new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31), "Newer aim");

        await editor.FillInAsync("/staff/plans/after/pillars/1", ("Earlier", "before/1"), ("Earlier", "before/2"));
        await editor.FillInAsync("/staff/plans/after/pillars/1", ("Earlier", "before/2"));

        var after = await resident.GetPageAsync("/plans/after");
        Assert.Equal(["/plans/before#part-2"], after.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")!).Where(h => h.Contains("before", StringComparison.Ordinal)));
        Assert.Contains("This plan ended on 31 December 2020.", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await LinksAsync(resident, "/plans/before"), href => href == "/plans/after#part-1");
    }

    [Fact]
    public async Task A_file_is_taken_whole_or_not_at_all()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await BeginAsync(editor, "imported");

        var wrong = await UploadAsync(editor, "imported", "pillar_code,pillar,commitment_code,commitment\n1,First,1.1,One\n1,Otherwise,1.2,Two\na b,Second,,\n2,Second,1.1,Again\n");
        Assert.Equal(["Nothing was brought in: mend 3 lines of the file and choose it again"], wrong.Messages);
        Assert.Equal(["3", "4", "5"], wrong.Page.QuerySelectorAll("tbody tr td:first-child").Select(c => c.TextContent));
        Assert.Empty((await PlanAsync("imported")).Pillars);

        var right = await UploadAsync(editor, "imported", "pillar_code,pillar,commitment_code,commitment\n1,First,1.1,\"One, and more\"\n1,First,1.2,Two\n2,Second,,\n");
        Assert.Equal("/staff/plans/imported", right.Path);
        Assert.Contains("2 parts and 2 commitments were brought in.", right.Page.Body!.TextContent, StringComparison.Ordinal);
        await UploadAsync(editor, "imported", "commitment,commitment_code,pillar,pillar_code\n=Better said,1.1,First,1\n");

        var plan = await PlanAsync("imported");
        Assert.Equal(["=Better said", "Two"], plan.CommitmentsOf("1").Select(c => c.Text));
        Assert.Equal(
            ["pillar_code,pillar,commitment_code,commitment", "1,First,1.1,'=Better said", "1,First,1.2,Two", "2,Second,,"],
            (await editor.GetAsync("/staff/plans/imported?handler=Csv")).Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["Nothing was brought in: mend 1 line of the file and choose it again"], (await UploadAsync(editor, "imported", "pillar_code,pillar,commitment_code,commitment\n2,Second,1.2,Moved\n")).Messages);
    }

    [Fact]
    public async Task A_plan_that_is_ended_says_so()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await AddAsync("ended", new DateOnly(2018, 1, 1), null, "An aim");

        Assert.Equal(["The last day must be 1 January 2018 or after it"], (await editor.FillInAsync("/staff/plans/ended/end", ("LastDay", "31/12/2017"))).Messages);
        await editor.FillInAsync("/staff/plans/ended/end", ("LastDay", "31/12/2018"));

        Assert.Contains("This plan ended on 31 December 2018.", (await resident.GetPageAsync("/plans/ended")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_plan_shows_what_people_were_asked_about_it_once_the_survey_is_public()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await AddAsync("asked", new DateOnly(2026, 1, 1), null, "An aim");
        var open = await site.OpenSurveyAsync(Make.YesNo("safe"), Make.Text("words"));
        var draft = await site.SurveyAsync(Definitions.Of([Make.YesNo("hidden")]), isPublished: false);
        await editor.FillInAsync($"/staff/surveys/{draft.Slug}/plan", ("About.hidden", "asked/1"));

        var saved = await editor.FillInAsync($"/staff/surveys/{open.Slug}/plan", ("About.safe", "asked/1/1.1"));
        Assert.Equal("asked/1/1.1", saved.Page.QuerySelector("#About_safe option[selected]")!.GetAttribute("value"));

        var page = await resident.GetPageAsync("/plans/asked");
        Assert.Contains("Is it safe?", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Is it hidden?", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/surveys/{open.Slug}");
        await editor.FillInAsync($"/staff/surveys/{open.Slug}/plan", ("About.safe", ""));
        Assert.DoesNotContain("Is it safe?", (await resident.GetPageAsync("/plans/asked")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string?>> LinksAsync(Resident resident, string path) => (await resident.GetPageAsync(path)).QuerySelectorAll("main a").Select(a => a.GetAttribute("href"));

    private static Task<Reply> BeginAsync(Resident editor, string slug) => editor.FillInAsync(
        "/staff/plans/new", ("NewSlug", slug), ("Fields.Title", $"Plan {slug}"), ("Fields.PillarWord", "pillar"), ("Fields.From", "1/1/2026"));

    private static async Task<Reply> UploadAsync(Resident editor, string slug, string text)
    {
        var address = $"/staff/plans/{slug}/import";
        var token = (await editor.GetPageAsync(address)).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Upload", "parts.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        var response = await editor.Http.SendAsync(request);
        return response.Headers.Location is { } next ? await editor.GetAsync(next.OriginalString) : await Reply.ReadAsync(response, address);
    }

    private Task<PolicePlan> PlanAsync(string slug) => site.ReadAsync(db => db.PolicePlans.AsNoTracking().SingleAsync(p => p.Slug == slug));

    private Task AddAsync(string slug, DateOnly from, DateOnly? to, params string[] parts) => site.WriteAsync(db =>
    {
        var plan = new PolicePlan(Make.NewId(), slug, $"Plan {slug}", "pillar", from, to);
        for (var i = 1; i <= parts.Length; i++)
        {
            plan.SetPillar($"{i}", parts[i - 1], "");
            plan.SetCommitment($"{i}", $"{i}.1", $"Something for {parts[i - 1]}");
        }
        plan.Publish(site.Clock.GetUtcNow());
        db.PolicePlans.Add(plan);
        return Task.CompletedTask;
    });
}
