using System.Net;
using System.Reflection;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Staff;

/// <summary>
/// Every address of the site, found by walking its endpoints: nothing is open that is not on a list here, and each role
/// reaches what the table says and no more, by every handler a page has.
/// </summary>
public sealed partial class PermissionTests(StaffSite site) : IClassFixture<StaffSite>
{
    // Pages anybody may open; a new one is added here on purpose.
    private static readonly string[] _public =
    [
        "", "index", "error/{code}", "health/live", "health/ready", "brand.css", "accessibility", "privacy", "cookies", "contact", "gallery", "surveys", "reports", "areas", "engagements", "assemblies", "plans", "priorities", "progress", "what-changed", "follow", "follow/confirm/{token}", "follow/stop/{token}", "staff/sign-in", "staff/sign-in/code", "gallery/staff", "{**path:file}", "my/sign-in", "my/sign-in/sent", "my/sign-in/{token}", "my/new-address/{token}", "my/erased", "sessions", "unsubscribe/{token}", "messages/notify", "vote/{token}",
    ];

    // What stands for the variable parts of addresses.
    private static readonly Dictionary<string, string> _values = new(StringComparer.Ordinal)
    {
        ["slug"] = "tested",
        ["programme"] = "tested",
        ["id"] = "AQID",
        ["act"] = "deactivate",
        ["number"] = "1",
        ["section"] = "headline",
        ["step"] = "proposal",
        ["position"] = "new",
        ["question"] = "words",
        ["theme"] = "new",
        ["round"] = "first",
        ["response"] = "next",
        ["code"] = "404",
        ["kind"] = "receipt",
        ["place"] = "nowhere",
        ["table"] = "1",
        ["token"] = "AQID",
        ["pillar"] = "1",
        ["item"] = "1",
    };

    // The least role of each address under /staff; own: anybody signed in.
    private static readonly Dictionary<string, string> _table = new(StringComparer.Ordinal)
    {
        ["staff"] = StaffRoles.Viewer,
        ["staff/sessions"] = StaffRoles.Facilitator,
        ["staff/assemblies/{programme}/{slug}/sessions"] = StaffRoles.Viewer,
        ["staff/assemblies/{programme}/{slug}/sessions/new"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/sessions/{session}"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/sessions/speakers"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/sessions/tables"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/sessions/expenses"] = StaffRoles.Editor,
        ["staff/local"] = StaffRoles.AreaEditor,
        ["staff/local/{place}"] = StaffRoles.AreaEditor,
        ["staff/local/{place}/{kind}/{id}"] = StaffRoles.AreaEditor,
        ["staff/local/files/{kind}"] = StaffRoles.AreaEditor,
        ["staff/engagements"] = StaffRoles.AreaEditor,
        ["staff/engagements/themes"] = StaffRoles.Editor,
        ["staff/places"] = StaffRoles.Viewer,
        ["staff/priorities"] = StaffRoles.Viewer,
        ["staff/priorities/new"] = StaffRoles.Editor,
        ["staff/priorities/proposals"] = StaffRoles.Editor,
        ["staff/priorities/{number}"] = StaffRoles.Viewer,
        ["staff/priorities/{number}?handler=Approve"] = StaffRoles.Editor,
        ["staff/priorities/{number}?handler=SendBack"] = StaffRoles.Editor,
        ["staff/priorities/{number}?handler=LeaveAside"] = StaffRoles.Editor,
        ["staff/priorities/{number}?handler=Remove"] = StaffRoles.Editor,
        ["staff/priorities/{number}/edit"] = StaffRoles.Editor,
        ["staff/priorities/{number}/decide"] = StaffRoles.Editor,
        ["staff/priorities/{number}/report"] = StaffRoles.Editor,
        ["staff/priorities/{number}/evidence/add"] = StaffRoles.Editor,
        ["staff/priorities/{number}/actions/new"] = StaffRoles.Editor,
        ["staff/priorities/{number}/actions/{item}"] = StaffRoles.Editor,
        ["staff/priorities/reports"] = StaffRoles.Viewer,
        ["staff/priorities/reports?handler=Sheets"] = StaffRoles.Editor,
        ["staff/priorities/reports?handler=Add"] = StaffRoles.Editor,
        ["staff/priorities/reports?handler=Zip"] = StaffRoles.Viewer,
        ["staff/priorities/reports/{slug}"] = StaffRoles.Viewer,
        ["staff/priorities/reports/{slug}?handler=Make"] = StaffRoles.Editor,
        ["staff/priorities/reports/{slug}?handler=Cancel"] = StaffRoles.Editor,
        ["staff/priorities/reports/{slug}/commentary/{section}"] = StaffRoles.Editor,
        ["staff/priorities/reports/{slug}/versions/{number}"] = StaffRoles.Viewer,
        ["staff/priorities/reports/{slug}/versions/{number}?handler=Publish"] = StaffRoles.Editor,
        ["staff/priorities/reports/{slug}/versions/{number}?handler=Withdraw"] = StaffRoles.Editor,
        ["staff/plans"] = StaffRoles.Viewer,
        ["staff/plans/new"] = StaffRoles.Editor,
        ["staff/plans/{slug}"] = StaffRoles.Viewer,
        ["staff/plans/{slug}?handler=Publish"] = StaffRoles.Editor,
        ["staff/plans/{slug}/edit"] = StaffRoles.Editor,
        ["staff/plans/{slug}/end"] = StaffRoles.Editor,
        ["staff/plans/{slug}/import"] = StaffRoles.Editor,
        ["staff/plans/{slug}/pillars/{pillar}"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/plan"] = StaffRoles.Viewer,
        ["staff/surveys/{slug}/outcome"] = StaffRoles.Viewer,
        ["staff/surveys/{slug}/outcome?handler=Ask"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/outcome?handler=Preview"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/outcome?handler=Publish"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/outcome?handler=Report"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/outcome?handler=TakeBack"] = StaffRoles.Editor,
        ["staff/surveys/{slug}"] = StaffRoles.Viewer,
        ["staff/surveys/{slug}/results"] = StaffRoles.Viewer,
        ["staff/surveys/{slug}/analysis"] = StaffRoles.Viewer,
        ["staff/surveys/{slug}/analysis/communities"] = StaffRoles.Viewer,
        ["staff/surveys/{slug}/analysis?handler=Csv"] = StaffRoles.Analyst,
        ["staff/surveys/{slug}/weighting"] = StaffRoles.Viewer,
        ["staff/surveys/{slug}/coding"] = StaffRoles.Viewer,
        ["staff/surveys/{slug}/coding/{question}?handler=Export"] = StaffRoles.Analyst,
        ["staff/surveys/{slug}/coding/{question}/answers"] = StaffRoles.Analyst,
        ["staff/surveys/{slug}/coding/{question}/codebook"] = StaffRoles.Analyst,
        ["staff/surveys/{slug}/coding/{question}/quotes"] = StaffRoles.Analyst,
        ["staff/surveys/{slug}/coding/{question}/quotes/{id}?handler=Clear"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/coding/{question}/flagged"] = StaffRoles.Analyst,
        ["staff/surveys/{slug}/report"] = StaffRoles.Viewer,
        ["staff/surveys/{slug}/report?handler=Make"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/report?handler=Cancel"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/report/versions/{number}?handler=Withdraw"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/report/commentary"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/record"] = StaffRoles.Viewer,
        ["staff/surveys/{slug}/record?handler=Kind"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/record/calendar"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/record/basis/edit"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/record/basis/options"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/record/basis/exception"] = StaffRoles.Administrator,
        ["staff/surveys/{slug}/record/submissions/{number}"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/record/pack?handler=Make"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/record/pack?handler=Cancel"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/record/pack/versions/{number}?handler=Publish"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/record/pack/versions/{number}?handler=Withdraw"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/export"] = StaffRoles.Analyst,
        ["staff/surveys/{slug}/open"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/close"] = StaffRoles.Editor,
        ["staff/surveys/{slug}/definition"] = StaffRoles.Editor,
        ["staff/surveys/new"] = StaffRoles.Editor,
        ["staff/assemblies"] = StaffRoles.Viewer,
        ["staff/assemblies/new"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}"] = StaffRoles.Viewer,
        ["staff/assemblies/{programme}?handler=Publish"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/add"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/edit"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}"] = StaffRoles.Viewer,
        ["staff/assemblies/{programme}/{slug}/edit"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/selection"] = StaffRoles.Viewer,
        ["staff/assemblies/{programme}/{slug}/selection/targets"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/selection/seats"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/selection/draws/new"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/selection/draws/{number}"] = StaffRoles.Viewer,
        ["staff/assemblies/{programme}/{slug}/selection/draws/{number}/announce"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/selection/draws/{number}/randomness"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/selection/draws/{number}/give-up"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/selection/draws/{number}/relax"] = StaffRoles.Editor,
        ["staff/messages"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/letters"] = StaffRoles.Viewer,
        ["staff/assemblies/{programme}/{slug}/letters/draw"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/letters/{number}"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/registrations"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/recommendations"] = StaffRoles.Viewer,
        ["staff/assemblies/{programme}/{slug}/recommendations?handler=Move"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/recommendations?handler=Publish"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/recommendations/{id}?handler=Drop"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/recommendations/{id}?handler=Reopen"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/recommendations/{id}/edit"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/recommendations/{id}/response"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/recommendations/responses?handler=Publish"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/recommendations/votes"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/recommendations/evaluation"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/recommendations/polls/{id}?handler=Close"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/recommendations/polls/{id}/papers"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/report"] = StaffRoles.Viewer,
        ["staff/assemblies/{programme}/{slug}/report?handler=Make"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/report?handler=Cancel"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/report/versions/{number}?handler=Publish"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/report/versions/{number}?handler=Withdraw"] = StaffRoles.Editor,
        ["staff/assemblies/{programme}/{slug}/report/commentary"] = StaffRoles.Editor,
        ["staff/audit"] = StaffRoles.Editor,
        ["staff/audit/verify"] = StaffRoles.Administrator,
        ["staff/accounts"] = StaffRoles.Administrator,
        ["staff/security"] = "own",
        ["staff/sign-out"] = "own",
    };

    [Fact]
    public async Task Strangers_reach_nothing_that_is_not_on_the_list()
    {
        var visitor = site.NewVisitor();
        var faults = new List<string>();
        foreach (var (pattern, address) in Addresses())
        {
            var page = pattern.Split('?')[0].ToLowerInvariant();
            if (Array.Exists(_public, known => page == known || (known is "surveys" or "reports" or "areas" or "assemblies" or "engagements" or "sessions" or "plans" or "priorities" or "progress" && page.StartsWith(known + "/", StringComparison.Ordinal)))) { continue; }
            foreach (var isPost in new[] { false, true })
            {
                var status = isPost ? (await visitor.PostAsync(address)).Status : await StatusOfGetAsync(visitor, address);
                if (status is not (HttpStatusCode.Redirect or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)) { faults.Add($"{(isPost ? "POST" : "GET")} {address} answers a stranger with {(int)status}."); }
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Strangers_are_sent_to_sign_in_from_every_page_of_the_staff_side()
    {
        var visitor = site.NewVisitor();
        var addresses = Addresses().Where(a => a.Pattern.StartsWith("staff", StringComparison.Ordinal) && !a.Pattern.StartsWith("staff/sign-in", StringComparison.Ordinal)).ToList();

        Assert.True(addresses.Count > 25, $"Only {addresses.Count} addresses were found.");
        foreach (var (_, address) in addresses) { Assert.StartsWith("/staff/sign-in", (await visitor.GetAsync(address)).Path, StringComparison.Ordinal); }
    }

    [Fact]
    public void Every_page_of_the_staff_side_states_its_permission()
    {
        var silent = Pages().Where(page => page.RelativePath.StartsWith("/Pages/Staff/", StringComparison.Ordinal) && page.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(page => !page.Model.GetCustomAttributes<AuthorizeAttribute>().Any(a => a.Policy is { } policy && (Permissions.LeastRole.ContainsKey(policy) || policy is Permissions.OwnPassword or Permissions.OwnSecurity or Permissions.ChangeOwnSecurity)))
            .Select(page => page.RelativePath);

        Assert.Empty(silent);
    }

    [Theory]
    [InlineData(StaffRoles.Viewer)]
    [InlineData(StaffRoles.Analyst)]
    [InlineData(StaffRoles.Editor)]
    [InlineData(StaffRoles.Administrator)]
    [InlineData(StaffRoles.Facilitator)]
    [InlineData(StaffRoles.AreaEditor)]
    public async Task Each_role_reaches_what_the_table_says(string role)
    {
        await MakeSurveyAsync();
        var (person, _) = await site.SignedInAsync(role);
        // The token makes a post reach the handler: without one it would be refused for want of it, whoever asks.
        var token = (await person.GetPageAsync("/staff/security")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var faults = new List<string>();
        foreach (var (pattern, address) in Addresses().Where(a => a.Pattern.StartsWith("staff", StringComparison.Ordinal) && !a.Pattern.StartsWith("staff/sign-", StringComparison.Ordinal) && !a.Pattern.StartsWith("staff/gallery", StringComparison.Ordinal)))
        {
            if (LeastOf(pattern) is not { } least) { faults.Add($"{pattern} is not in the table."); continue; }
            var may = least == "own" || StaffRoles.Brings(role, least);
            // A post by name is a way into a page that may itself be open to more.
            var mayRead = LeastOf(pattern.Split('?')[0]) is { } page && (page == "own" || StaffRoles.Brings(role, page));
            var get = await StatusOfGetAsync(person, address);
            if (mayRead == (get == HttpStatusCode.Forbidden)) { faults.Add($"GET {address} answers {(int)get} to {role}."); }
            // What a role may do is done by other tests; here only that the others cannot.
            var post = may ? HttpStatusCode.OK : (await person.PostAsync(address, ("__RequestVerificationToken", token))).Status;
            if (!may && post != HttpStatusCode.Forbidden) { faults.Add($"POST {address} answers {(int)post} to {role}."); }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_form_of_the_staff_side_needs_its_token()
    {
        await MakeSurveyAsync();
        var (administrator, _) = await site.SignedInAsync(StaffRoles.Administrator);
        var faults = new List<string>();
        foreach (var (pattern, address) in Addresses().Where(a => a.Pattern.StartsWith("staff", StringComparison.Ordinal)))
        {
            var status = (await administrator.PostAsync(address)).Status;
            if (status != HttpStatusCode.BadRequest) { faults.Add($"POST {pattern} without a token answers {(int)status}."); }
        }

        Assert.Empty(faults);
    }

    private static string? LeastOf(string pattern)
    {
        if (_table.TryGetValue(pattern, out var exact)) { return exact; }
        var path = pattern.Split('?')[0];
        // A page below another one needs at least as much; the longest address of the table decides.
        return _table.Where(entry => !entry.Key.Contains('?', StringComparison.Ordinal) && (path == entry.Key || path.StartsWith(entry.Key + "/", StringComparison.Ordinal)) && entry.Key.Contains('/', StringComparison.Ordinal))
            .OrderByDescending(entry => entry.Key.Length).Select(entry => entry.Value).FirstOrDefault();
    }

    private static async Task<HttpStatusCode> StatusOfGetAsync(Resident visitor, string address)
    {
        using var response = await visitor.Http.GetAsync(address);
        return response.StatusCode;
    }

    private IEnumerable<(string Pattern, string Address)> Addresses()
    {
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null);
        foreach (var endpoint in endpoints)
        {
            var pattern = endpoint.RoutePattern.RawText?.TrimStart('/') ?? "";
            pattern = System.Text.RegularExpressions.Regex.Replace(pattern, "{(?<name>[a-z]+):[^/]*}(?=/|$)", "{${name}}", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            if (pattern.StartsWith("dist/", StringComparison.Ordinal)) { continue; }
            var address = "/" + Placeholder().Replace(pattern, name => pattern.Contains("accounts", StringComparison.Ordinal) && name.Value == "{id}" ? "00000000-0000-0000-0000-000000000001" : _values.GetValueOrDefault(name.Groups["name"].Value, name.Value));
            yield return (pattern, address);
            foreach (var handler in endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.HandlerMethods.Where(h => h.Name is not null).Select(h => h.Name!).Distinct(StringComparer.Ordinal) ?? HandlersOf(endpoint))
            {
                yield return ($"{pattern}?handler={handler}", $"{address}?handler={handler}");
            }
        }
    }

    private IEnumerable<string> HandlersOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page && Pages().FirstOrDefault(p => p.RelativePath == page.RelativePath) is { } found
            ? found.Model.GetMethods().Select(m => m.Name).Where(n => n.StartsWith("OnPost", StringComparison.Ordinal) || n.StartsWith("OnGet", StringComparison.Ordinal))
                .Select(n => n[(n.StartsWith("OnPost", StringComparison.Ordinal) ? 6 : 5)..].Replace("Async", "", StringComparison.Ordinal)).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)
            : [];

    private IEnumerable<(string RelativePath, Type Model, RouteEndpoint Endpoint)> Pages()
    {
        var loader = site.Services.GetRequiredService<Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure.PageLoader>();
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page) { continue; }
            yield return (page.RelativePath, loader.LoadAsync(page, endpoint.Metadata).GetAwaiter().GetResult().ModelTypeInfo!, endpoint);
        }
    }

    private async Task MakeSurveyAsync()
    {
        await StaffSurveys.AddAsync(site, "tested");
        await site.TestedAssemblyAsync("tested");
    }

    [System.Text.RegularExpressions.GeneratedRegex("{(?<name>[a-z]+)}", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, 1000)]
    private static partial System.Text.RegularExpressions.Regex Placeholder();
}
