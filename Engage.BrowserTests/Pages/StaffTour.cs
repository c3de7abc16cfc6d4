using Engage.BrowserTests.Support;
using Microsoft.EntityFrameworkCore;

namespace Engage.BrowserTests.Pages;

/// <summary>Goes to every page staff can reach, each as somebody whose task it is.</summary>
/// <param name="site">The site.</param>
/// <param name="arrive">Opens a browser for somebody who has signed in, by address.</param>
/// <param name="look">Told of each page, by a name of its own.</param>
internal sealed class StaffTour(BrowserSite site, Func<string?, Task<Visitor>> arrive, Func<Visitor, string, Task> look) : Tour(arrive, look)
{
    private const string Draft = "a-draft", Open = "/staff/surveys/precept-2027-28", Closed = "/staff/surveys/precept-2026-27";

    private const string Programme = "/staff/assemblies/local-policing", Finished = $"{Programme}/crewe";

    private static readonly string[] _editors =
    [
        "/staff", "/staff?phase=scheduled", "/staff/surveys/new", Open, $"{Open}/results", $"{Open}/results?by=local-policing-unit", $"{Open}/report", $"{Open}/report/commentary/results",
        $"{Open}/export", $"{Open}/definition", $"{Open}/close", Closed, $"{Closed}/results", $"{Closed}/analysis", $"{Closed}/analysis?row=confidence&column=by.local-policing-unit", $"{Closed}/analysis/communities", $"{Closed}/weighting", $"{Closed}/weighting/1", $"{Closed}/report", $"{Closed}/report/versions/1", $"{Closed}/definition",
        $"{Closed}/plan", $"{Closed}/outcome", $"{Open}/outcome", "/staff/plans", "/staff/plans/new", "/staff/plans/2024-28", "/staff/plans/2024-28/edit", "/staff/plans/2024-28/end", "/staff/plans/2024-28/import",
        "/staff/plans/2024-28/pillars/1", "/staff/plans/2024-28/pillars/1?change=1.2", "/staff/plans/2024-28/pillars/new",
        $"/staff/surveys/{Draft}", $"/staff/surveys/{Draft}/open", $"/staff/surveys/{Draft}/results", $"/staff/surveys/{Draft}/report", $"/staff/surveys/{Draft}/definition",
        $"{Closed}/coding", $"{Closed}/coding/comments", $"{Closed}/coding/comments/codebook", $"{Closed}/coding/comments/codebook/themes/new", $"{Closed}/coding/comments/codebook/themes/roads",
        $"{Closed}/coding/comments/agreement", $"{Closed}/coding/comments/quotes", $"{Closed}/coding/comments/answers/first/next", $"{Open}/coding/comments", $"{Open}/coding/comments/answers/first/next",
        $"{Open}/coding/comments/answers/second/next", $"{Open}/coding/comments/answers/settle/next", $"{Open}/coding/comments/flagged", "/staff/surveys/priorities-2027/coding/one-word",
        $"{Closed}/record", $"{Closed}/record/basis", $"{Closed}/record/submissions", $"{Closed}/record/submissions/1", $"{Closed}/record/submissions/12", $"{Closed}/record/submissions/1/edit", $"{Closed}/record/pack", $"{Closed}/record/pack/versions/1",
        $"{Open}/record", $"{Open}/record/calendar/responsetoveto", $"{Open}/record/basis", $"{Open}/record/basis/edit", $"{Open}/record/basis/options/1", $"{Open}/record/submissions", $"{Open}/record/submissions/new/edit", $"{Open}/record/pack", $"/staff/surveys/{Draft}/record",
        "/staff/assemblies", "/staff/assemblies/new", Programme, $"{Programme}/add", $"{Programme}/edit", Finished, $"{Finished}/edit",
        $"{Finished}/recommendations", $"{Finished}/recommendations/new/edit", $"{Finished}/recommendations/votes/new", $"{Finished}/recommendations/responses",
        $"{Finished}/report", $"{Finished}/report/commentary/summary", $"{Finished}/report/versions/1",
        "/staff/messages", "/staff/messages?state=Failed", "/staff/messages/templates", "/staff/messages/templates/session-reminder", "/staff/messages/suppressions",
        "/staff/priorities", "/staff/priorities?status=Proposed", "/staff/priorities/new", "/staff/priorities/proposals", "/staff/priorities/proposals?from=precept-2026-27:priorities", "/staff/priorities/1", "/staff/priorities/1/report", "/staff/priorities/1/actions/new", "/staff/priorities/1/actions/2",
        "/staff/priorities/1/evidence/add", "/staff/priorities/3", "/staff/priorities/4/edit", "/staff/priorities/4/decide", "/staff/priorities/reports",
        "/staff/local", "/staff/engagements", "/staff/engagements/themes", "/staff/engagements/1", "/staff/engagements/1/edit", "/staff/places", "/staff/audit", "/staff/security", "/staff/security/password", "/staff/security/app", "/staff/security/passkeys/add", "/staff/sign-out",
    ];

    /// <inheritdoc/>
    protected override async Task GoEverywhereAsync()
    {
        await OfficeSurvey.DraftAsync(site, Draft);
        await Task.WhenAll(AsEditorAsync(), AsAdministratorAsync(), AsAreaEditorAsync(), AsViewerAsync());
    }

    /// <inheritdoc/>
    // Somebody who may not see a page is told so, which browsers report.
    protected override bool IsFault(string fault) => !fault.Contains("403 (Forbidden)", StringComparison.Ordinal);

    private async Task AsEditorAsync()
    {
        const string Editor = "editor@engage.example";
        var (quote, response) = await site.ReadAsync(async db => await db.Quotes.OrderBy(q => q.State).Join(db.Responses, q => q.ResponseNumber, r => r.Number, (q, r) => new { q.Id, Response = r.Id }).FirstAsync() is var q ? (q.Id, q.Response) : default);
        await VisitAsync(Editor, [.. _editors, $"{Closed}/coding/comments/quotes/{quote}", $"{Closed}/coding/comments/quotes/propose/{response}", .. await LetterPagesAsync()]);
        await AsAsync(Editor, async editor =>
        {
            await editor.GoAsync($"{Open}/coding/comments/answers/first/next");
            await editor.PressAsync("Save and next");
            await LookAsync(editor, $"{Open}/coding/comments/answers/first without themes");
            await editor.GoAsync($"{Open}/close");
            await editor.PressAsync("Close the survey now");
            await LookAsync(editor, $"{Open}/close without a reason");
        });
    }

    private async Task AsAdministratorAsync()
    {
        var id = await site.ReadAsync(db => db.Users.Where(u => u.Email == "viewer@engage.example").Select(u => u.Id).SingleAsync());
        await VisitAsync("administrator@engage.example", ["/staff/accounts", "/staff/accounts/add", $"/staff/accounts/{id}", $"/staff/accounts/{id}/role", $"/staff/accounts/{id}/deactivate", "/staff/audit/verify"]);
    }

    private async Task AsAreaEditorAsync()
    {
        const string Local = "areaeditor@engage.example";
        var officer = await site.ReadAsync(db => db.LocalOfficers.Where(o => o.AreaCode == "lpu-crewe").Select(o => o.Id).FirstAsync());
        await VisitAsync(Local, ["/staff/local/lpu-crewe", $"/staff/local/lpu-crewe/people/{officer}", "/staff/local/lpu-crewe/events/new", "/staff/local/files/people", "/staff/engagements/new", "/staff/engagements/reach"]);
        await AsAsync(Local, async visitor =>
        {
            await visitor.GoAsync("/staff/engagements/new");
            await visitor.PressAsync("Record it");
            await LookAsync(visitor, "/staff/engagements/new without anything");
        });
    }

    private Task AsViewerAsync() => AsAsync("viewer@engage.example", async viewer =>
    {
        foreach (var (address, name) in new[] { ("/staff/accounts", "/staff/accounts as somebody who may not"), ("/staff", "/staff as a viewer"), (Open, $"{Open} as a viewer"), ($"{Closed}/report", $"{Closed}/report as a viewer") })
        {
            await viewer.GoAsync(address);
            await LookAsync(viewer, name);
        }
    });

    /// <summary>The pages of letters and registrations of an assembly whose letters are out; none when the demonstration has no such assembly.</summary>
    private async Task<string[]> LetterPagesAsync()
    {
        var root = await site.ReadAsync(db => db.Assemblies.Where(a => db.InvitationRounds.Any(r => r.AssemblyId == a.Id)).OrderBy(a => a.Slug)
            .Join(db.AssemblyProgrammes, a => a.ProgrammeId, p => p.Id, (a, p) => $"/staff/assemblies/{p.Slug}/{a.Slug}").FirstOrDefaultAsync());
        if (root is null) { return []; }
        var slug = root[(root.LastIndexOf('/') + 1)..];
        var person = await site.ReadAsync(db => db.Registrations.Where(r => r.State != Domain.Assemblies.RegistrationState.Withdrawn && db.Assemblies.Any(a => a.Id == r.AssemblyId && a.Slug == slug)).Select(r => r.Id).FirstAsync());
        return [$"{root}/letters", $"{root}/letters/1", $"{root}/registrations", $"{root}/registrations/{person}", $"{root}/registrations/{person}/contact", $"{root}/registrations/{person}/withdraw", $"{root}/registrations/{person}/erase"];
    }
}
