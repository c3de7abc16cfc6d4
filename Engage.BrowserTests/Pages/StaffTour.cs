using Engage.BrowserTests.Support;
using Microsoft.EntityFrameworkCore;

namespace Engage.BrowserTests.Pages;

/// <summary>Goes to every page staff can reach, each as somebody whose task it is.</summary>
/// <param name="site">The site.</param>
/// <param name="arrive">Opens a browser for somebody who has signed in, by address.</param>
/// <param name="look">Told of each page, by a name of its own.</param>
internal sealed class StaffTour(BrowserSite site, Func<string, Task<Visitor>> arrive, Func<Visitor, string, Task> look)
{
    private const string Draft = "a-draft", Open = "/staff/surveys/precept-2027-28", Closed = "/staff/surveys/precept-2026-27";

    private const string Programme = "/staff/assemblies/local-policing", Finished = $"{Programme}/crewe";

    private static readonly string[] _editors =
    [
        "/staff", "/staff?phase=scheduled", "/staff/surveys/new", Open, $"{Open}/results", $"{Open}/results?by=local-policing-unit", $"{Open}/report", $"{Open}/report/commentary/results",
        $"{Open}/export", $"{Open}/definition", $"{Open}/close", Closed, $"{Closed}/results", $"{Closed}/analysis", $"{Closed}/analysis?row=confidence&column=by.local-policing-unit", $"{Closed}/analysis/communities", $"{Closed}/weighting", $"{Closed}/weighting/1", $"{Closed}/report", $"{Closed}/report/versions/1", $"{Closed}/definition",
        $"/staff/surveys/{Draft}", $"/staff/surveys/{Draft}/open", $"/staff/surveys/{Draft}/results", $"/staff/surveys/{Draft}/report", $"/staff/surveys/{Draft}/definition",
        $"{Closed}/coding", $"{Closed}/coding/comments", $"{Closed}/coding/comments/codebook", $"{Closed}/coding/comments/codebook/themes/new", $"{Closed}/coding/comments/codebook/themes/roads",
        $"{Closed}/coding/comments/agreement", $"{Closed}/coding/comments/quotes", $"{Closed}/coding/comments/answers/first/next", $"{Open}/coding/comments", $"{Open}/coding/comments/answers/first/next",
        $"{Open}/coding/comments/answers/second/next", $"{Open}/coding/comments/answers/settle/next", $"{Open}/coding/comments/flagged", "/staff/surveys/priorities-2027/coding/one-word",
        "/staff/assemblies", "/staff/assemblies/new", Programme, $"{Programme}/add", $"{Programme}/edit", Finished, $"{Finished}/edit",
        $"{Finished}/recommendations", $"{Finished}/recommendations/new/edit", $"{Finished}/recommendations/votes/new", $"{Finished}/recommendations/responses",
        $"{Finished}/report", $"{Finished}/report/commentary/summary", $"{Finished}/report/versions/1",
        "/staff/messages", "/staff/messages?state=Failed", "/staff/messages/templates", "/staff/messages/templates/session-reminder", "/staff/messages/suppressions",
        "/staff/local", "/staff/engagements", "/staff/engagements/themes", "/staff/engagements/1", "/staff/engagements/1/edit", "/staff/places", "/staff/audit", "/staff/security", "/staff/security/password", "/staff/security/app", "/staff/security/passkeys/add", "/staff/sign-out",
    ];

    /// <summary>Goes everywhere.</summary>
    /// <returns>What went wrong in the browsers.</returns>
    public async Task<IReadOnlyList<string>> GoAsync()
    {
        await OfficeSurvey.DraftAsync(site, Draft);
        var id = await site.ReadAsync(db => db.Users.Where(u => u.Email == "viewer@engage.example").Select(u => u.Id).SingleAsync());
        List<string> faults = [];
        await using (var editor = await arrive("editor@engage.example"))
        {
            await GoAsync(editor, _editors);
            var (quote, response) = await site.ReadAsync(async db => await db.Quotes.OrderBy(q => q.State).Join(db.Responses, q => q.ResponseNumber, r => r.Number, (q, r) => new { q.Id, Response = r.Id }).FirstAsync() is var q ? (q.Id, q.Response) : default);
            await GoAsync(editor, [$"{Closed}/coding/comments/quotes/{quote}", $"{Closed}/coding/comments/quotes/propose/{response}"]);
            await GoAsync(editor, await LetterPagesAsync());
            await editor.GoAsync($"{Open}/coding/comments/answers/first/next");
            await editor.PressAsync("Save and next");
            await look(editor, $"{Open}/coding/comments/answers/first without themes");
            await editor.GoAsync($"{Open}/close");
            await editor.PressAsync("Close the survey now");
            await look(editor, $"{Open}/close without a reason");
            faults.AddRange(editor.Faults);
        }
        await using (var administrator = await arrive("administrator@engage.example"))
        {
            await GoAsync(administrator, ["/staff/accounts", "/staff/accounts/add", $"/staff/accounts/{id}", $"/staff/accounts/{id}/role", $"/staff/accounts/{id}/deactivate", "/staff/audit/verify"]);
            faults.AddRange(administrator.Faults);
        }
        await using (var local = await arrive("areaeditor@engage.example"))
        {
            var officer = await site.ReadAsync(db => db.LocalOfficers.Where(o => o.AreaCode == "lpu-crewe").Select(o => o.Id).FirstAsync());
            await GoAsync(local, ["/staff/local", "/staff/local/lpu-crewe", $"/staff/local/lpu-crewe/people/{officer}", "/staff/local/lpu-crewe/events/new", "/staff/local/files/people", "/staff/engagements", "/staff/engagements/new", "/staff/engagements/reach"]);
            await local.GoAsync("/staff/engagements/new");
            await local.PressAsync("Record it");
            await look(local, "/staff/engagements/new without anything");
            faults.AddRange(local.Faults);
        }
        await using (var viewer = await arrive("viewer@engage.example"))
        {
            await viewer.GoAsync("/staff/accounts");
            await look(viewer, "/staff/accounts as somebody who may not");
            await GoAsync(viewer, ["/staff", Open, $"{Closed}/report"]);
        }
        return faults;
    }

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

    private async Task GoAsync(Visitor visitor, string[] addresses)
    {
        foreach (var address in addresses)
        {
            var status = await visitor.GoAsync(address);
            if (status != 200) { throw new InvalidOperationException($"{address} answered {status}."); }
            await look(visitor, address);
        }
    }
}
