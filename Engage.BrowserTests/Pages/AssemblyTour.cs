using Engage.BrowserTests.Support;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Security.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.BrowserTests.Pages;

/// <summary>
/// Goes to the pages on somebody's way into an assembly: registering with the code of a letter, the seat, their own area, the
/// vote; and to those by which the office selects, and looks after messages.
/// </summary>
/// <param name="site">The site.</param>
/// <param name="arrive">Opens a browser for somebody new, or for somebody who has signed in, by address.</param>
/// <param name="look">Told of each page, by a name of its own.</param>
internal sealed class AssemblyTour(BrowserSite site, Func<string?, Task<Visitor>> arrive, Func<Visitor, string, Task> look) : Tour(arrive, look)
{
    private const string Editor = "editor@engage.example", Demonstration = "local-policing", NoVote = "/vote/none";

    /// <inheritdoc/>
    // A link that leads to no vote is answered as not found, which browsers report.
    protected override bool IsFault(string fault) => !fault.Contains(NoVote, StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override async Task GoEverywhereAsync()
    {
        var made = await InvitedAssembly.MakeAsync(site.Services, "assembly-tour");
        var vote = await made.OpenPollsAsync();
        await Task.WhenAll(
            AsAsync(null, visitor => RegisterAsync(visitor, made)),
            AsAsync(null, visitor => AsMemberAsync(visitor, made, vote)),
            AsAsync(null, visitor => AsSomebodyDrawnAsync(visitor, made)),
            VisitAsync(null, [.. LinksOf(made, vote), $"{made.Public}/letters", $"/assemblies/{Demonstration}/crewe/draw", $"/assemblies/{Demonstration}/crewe/draw/1/check", "/my/erased"], status: null),
            VisitAsync(Editor, await SelectionPagesAsync(made)));
        // The registration has left a message.
        var message = await site.ReadAsync(db => db.OutboxMessages.OrderByDescending(m => m.QueuedAt).Select(m => m.Id).FirstAsync());
        await VisitAsync(Editor, [$"/staff/messages/{message}"]);
    }

    private IEnumerable<string> LinksOf(InvitedAssembly made, Vote vote)
    {
        var (links, until) = (site.Services.GetRequiredService<ActLinks>(), site.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(1));
        return [$"/unsubscribe/{links.Make(ActLinks.Unsubscribe, made.Member.Id, made.Member.EmailHash!, until)}", $"/vote/{links.Make(MemberMessages.VoteAct, made.Member.Id, MemberMessages.Subject(vote), until)}", NoVote, $"{made.Public}/register/confirm/none"];
    }

    private async Task RegisterAsync(Visitor visitor, InvitedAssembly made)
    {
        var register = $"{made.Public}/register";
        await visitor.GoAsync(register);
        await LookAsync(visitor, register);
        await visitor.ContinueAsync();
        await LookAsync(visitor, $"{register} without a code");
        await visitor.Page.GetByLabel("The code in your letter").FillAsync(made.Code);
        await visitor.ContinueAsync();
        await LookAsync(visitor, visitor.Path);
        await visitor.ContinueAsync();
        await LookAsync(visitor, "eligibility without answers");
        await EligibilityAsync(visitor, "no");
        await LookAsync(visitor, visitor.Path);
        await visitor.GoAsync($"{register}/eligibility");
        await EligibilityAsync(visitor, "yes");
        while (visitor.Path.Contains("/questions/", StringComparison.Ordinal))
        {
            await LookAsync(visitor, visitor.Path);
            await visitor.Page.Locator("main [name=answer]").First.CheckAsync();
            await visitor.ContinueAsync();
        }
        await LookAsync(visitor, visitor.Path);
        await visitor.ContinueAsync();
        await LookAsync(visitor, "contact without a name");
        await visitor.Page.GetByLabel("Full name").FillAsync("Robin Sample");
        await visitor.Page.GetByLabel("E-mail address", new() { Exact = true }).FillAsync("robin.sample@example.org");
        await visitor.ContinueAsync();
        await LookAsync(visitor, visitor.Path);
        await visitor.ContinueAsync();
        await LookAsync(visitor, visitor.Path);
        await visitor.PressAsync("Register my interest");
        await LookAsync(visitor, visitor.Path);
    }

    private static async Task EligibilityAsync(Visitor visitor, string lives)
    {
        foreach (var (field, answer) in new[] { ("lives", lives), ("age", "yes"), ("office", "no") }) { await visitor.Page.Locator($"[name={field}][value={answer}]").CheckAsync(); }
        await visitor.ContinueAsync();
    }

    private async Task AsMemberAsync(Visitor visitor, InvitedAssembly made, Vote vote)
    {
        await site.SignInByMailAsync(visitor, made.Member.EmailHash!);
        var root = $"/my/{made.Member.Id}";
        foreach (var address in new[] { "/my", root, $"{root}/data", $"{root}/details", $"{root}/needs", $"{root}/draw", $"{root}/vote/{vote.Id}", $"{root}/evaluation", $"{root}/withdraw", $"{root}/erase", "/my/sign-out" })
        {
            await visitor.GoAsync(address);
            await LookAsync(visitor, address);
        }
        await visitor.GoAsync($"{root}/vote/{vote.Id}");
        await visitor.PressAsync("Send my vote");
        await LookAsync(visitor, "a ballot left empty");
    }

    private async Task AsSomebodyDrawnAsync(Visitor visitor, InvitedAssembly made)
    {
        var (person, offer) = await made.OfferASeatAsync();
        var seat = $"{made.Public}/seat/{site.Services.GetRequiredService<ActLinks>().Make(SeatMessages.Act, person.Id, SeatMessages.Subject(offer), offer.AnswerBy!.Value)}";
        await visitor.GoAsync(seat);
        await LookAsync(visitor, "seat by link");
        await visitor.PressAsync("Send my answer");
        await LookAsync(visitor, "seat by link without an answer");
        await visitor.GoAsync($"{made.Public}/seat/none");
        await LookAsync(visitor, "seat by a link that does not work");
        await site.SignInByMailAsync(visitor, person.EmailHash!);
        await visitor.GoAsync($"/my/{person.Id}/draw");
        await LookAsync(visitor, "/my/draw with a seat to take");
    }

    private async Task<IEnumerable<string>> SelectionPagesAsync(InvitedAssembly made)
    {
        var draws = await site.ReadAsync(db => db.PanelDraws.AsNoTracking().Join(db.Assemblies, d => d.AssemblyId, a => a.Id, (draw, assembly) => new { draw, assembly }).OrderBy(d => d.assembly.Slug).ToListAsync());
        // One draw of each state there is.
        var pages = draws.DistinctBy(d => d.draw.State).SelectMany(d =>
        {
            var selection = $"/staff/assemblies/{Demonstration}/{d.assembly.Slug}/selection";
            var draw = $"{selection}/draws/{d.draw.Number}";
            return new[] { selection, draw }
                .Concat(d.draw.State == DrawState.Ready ? [$"{draw}/announce"] : [])
                .Concat(d.draw.IsOver ? [$"{selection}/draws/new"] : [$"{draw}/give-up"]);
        });
        var answered = draws.First(d => d.draw.State == DrawState.Drawn).assembly;
        var offer = await site.ReadAsync(db => db.SeatOffers.Where(o => o.AssemblyId == answered.Id && o.State == OfferState.Confirmed).Select(o => o.Id).FirstAsync());
        var root = $"/staff/assemblies/{Demonstration}/{answered.Slug}/selection";
        return [.. pages, $"{root}/seats", $"{root}/seats/{offer}", $"{root}/targets", $"{root}/targets/{answered.Targets.Features[0].Code}", $"{made.Staff}/letters/draw", $"{made.Staff}/registrations/add", $"{made.Staff}/recommendations", $"/staff/assemblies/{Demonstration}/congleton/selection/targets/new"];
    }
}
