using System.Collections.Concurrent;
using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Microsoft.Playwright;

namespace Engage.BrowserTests.Support;

/// <summary>Somebody with a browser of their own: one window, its cookies, and whatever went wrong in it.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private const float Patience = 60_000;
    private const string Late = "?late";

    private readonly ConcurrentQueue<(string Url, string Fault)> _faults = new();
    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page, Uri site)
    {
        (_context, Page, Site) = (context, page, site);
        // The console also has what the content policy refused.
        page.Console += (_, message) => { if (message.Type is "error" or "warning") { _faults.Enqueue((page.Url, $"{message.Type}: {message.Text} ({message.Location})")); } };
        page.PageError += (_, error) => _faults.Enqueue((page.Url, $"script error: {error}"));
        page.Response += (_, response) => { if (response.Status >= 500) { _faults.Enqueue((page.Url, $"{response.Status} from {response.Url}")); } };
        context.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" && address.Authority != site.Authority) { _faults.Enqueue((page.Url, $"request to another site: {address}")); }
        };
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>Where the site is.</summary>
    public Uri Site { get; }

    /// <summary>The path shown now, with its query.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>What went wrong in the browser so far: script errors, refusals by the content policy, failures of the server, requests to other sites.</summary>
    public IEnumerable<string> Faults => _faults.Select(f => $"{f.Url}: {f.Fault}");

    /// <summary>Opens a browser window.</summary>
    public static async Task<Visitor> ArriveAsync(IBrowser browser, Uri site, int width, int height, bool hasScripts, string? cookies)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = hasScripts,
            StorageState = cookies,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        return new Visitor(context, await context.NewPageAsync(), site);
    }

    /// <summary>Somebody whom no script reaches until <see cref="LetScriptsInAsync"/>, which lets those of the page in front of them in.</summary>
    public Task HoldScriptsBackAsync() => Page.RouteAsync(
        url => url.Contains(".js", StringComparison.Ordinal) && !url.EndsWith(Late, StringComparison.Ordinal),
        route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "" }));

    /// <summary>Runs the scripts of the page that were held back, as if they had come late.</summary>
    public Task LetScriptsInAsync() => Page.EvaluateAsync($"Promise.all([...document.querySelectorAll('script[src]')].map(script => import(script.src + '{Late}')))");

    /// <summary>Opens an address of the site and gives the status.</summary>
    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Signs in to an account of the demonstration.</summary>
    public async Task SignInAsync(string email)
    {
        await GoAsync("/staff/sign-in");
        await Page.GetByLabel("E-mail address").FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(DemoStaff.Password);
        await PressAsync("Sign in");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(DemoStaff.Accounts.Single(a => a.Email == email).Role switch
        {
            StaffRoles.Facilitator => "Sessions",
            StaffRoles.AreaEditor => "Local areas",
            _ => "Consultations",
        });
    }

    /// <summary>Presses a button and waits for the next page.</summary>
    public Task PressAsync(string name) => NextPageAsync(Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));

    /// <summary>Follows a link and waits for the next page.</summary>
    public Task FollowAsync(string name) => NextPageAsync(Link(name));

    /// <summary>A link with these words.</summary>
    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>Clicks on something that leads to another page, and waits until that is there.</summary>
    public async Task NextPageAsync(ILocator leading)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        await leading.ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
        Page.Load -= Loaded;
    }

    /// <summary>Fails unless this is the page's heading; waits for it to come, and for the rest of the page.</summary>
    public async Task SeesAsync(string heading)
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);
        await Page.WaitForLoadStateAsync();
    }

    /// <summary>Fails unless the page says this; waits for it to come.</summary>
    public Task ReadsAsync(string words) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(words);

    /// <summary>Fills in fields by their names.</summary>
    public async Task FillAsync(params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields) { await Page.Locator($"main [name='{name}']").FillAsync(value); }
    }

    /// <summary>Marks the radio or check box with this label.</summary>
    public Task ChooseAsync(string label) => Page.GetByLabel(label, new() { Exact = true }).CheckAsync();

    /// <summary>Presses "Continue".</summary>
    public Task ContinueAsync() => PressAsync("Continue");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
