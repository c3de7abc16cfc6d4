using System.Collections.Concurrent;
using Engage.Web.Data;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Engage.BrowserTests.Support;

/// <summary>Tests that share one site and one browser; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneSite : ICollectionFixture<BrowserSite>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "One site in a browser";
}

/// <summary>
/// The demonstration as anybody who runs the program gets it, on a real port with a data folder of its own, and a browser to
/// look at it.
/// </summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private readonly Site _site = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _signedIn = new(StringComparer.Ordinal);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The folder everything is written to.</summary>
    public string DataDirectory => _site.Folder;

    /// <summary>The site's services.</summary>
    public IServiceProvider Services => _site.Services;

    /// <summary>Where the site is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts both; nothing where there is no browser, since every test is skipped then.</summary>
    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is not null) { return; }
        _site.UseKestrel(0);
        _site.StartServer();
        Address = _site.ClientOptions.BaseAddress;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
    }

    /// <summary>Somebody on a telephone, 360 pixels wide, whose browser runs no scripts.</summary>
    public Task<Visitor> OnAPhoneWithoutScriptsAsync() => ArriveAsync(360, 740, hasScripts: false);

    /// <summary>
    /// Somebody whom no script reaches before a test lets it in. Axe is a script and needs the browser to run it, so pages are
    /// inspected this way; it is the same as a browser without scripts, since there are none but the site's files.
    /// </summary>
    /// <param name="email">The account to be signed in to; null for a resident.</param>
    public async Task<Visitor> BeforeScriptsAsync(string? email = null)
    {
        var visitor = email is null ? await AtADeskAsync() : await SignedInAsync(email);
        await visitor.HoldScriptsBackAsync();
        return visitor;
    }

    /// <summary>Somebody at a desk.</summary>
    public Task<Visitor> AtADeskAsync() => ArriveAsync(1280, 900, hasScripts: true);

    /// <summary>Somebody with a browser of their own.</summary>
    public Task<Visitor> ArriveAsync(int width, int height, bool hasScripts, string? cookies = null) =>
        Visitor.ArriveAsync(_browser ?? throw new InvalidOperationException("There is no Chromium to test with."), Address, width, height, hasScripts, cookies);

    /// <summary>Somebody signed in to an account of the demonstration. Each signs in once: the limit of sign-in attempts holds for tests as well.</summary>
    public async Task<Visitor> SignedInAsync(string email)
    {
        var cookies = await _signedIn.GetOrAdd(email, who => new Lazy<Task<string>>(() => CookiesOfAsync(who))).Value;
        return await ArriveAsync(1280, 900, hasScripts: true, cookies);
    }

    /// <summary>Signs a participant in by a link as it is mailed.</summary>
    /// <param name="visitor">Who is to be signed in.</param>
    /// <param name="emailHash">The hash of the participant's address.</param>
    public async Task SignInByMailAsync(Visitor visitor, string emailHash)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        var token = await scope.ServiceProvider.GetRequiredService<SignInLinks>().IssueAsync(db, emailHash);
        await db.SaveChangesAsync();
        await visitor.GoAsync($"/my/sign-in/{token}");
        await visitor.PressAsync("Sign in");
    }

    /// <summary>Reads the database as it is now.</summary>
    public async Task<T> ReadAsync<T>(Func<EngageDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<EngageDb>());
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null) { await _browser.DisposeAsync(); }
        _playwright?.Dispose();
        await _site.DisposeAsync();
        _site.DeleteFolder();
    }

    private async Task<string> CookiesOfAsync(string email)
    {
        await using var first = await AtADeskAsync();
        await first.SignInAsync(email);
        return await first.Page.Context.StorageStateAsync();
    }

    private sealed class Site : WebApplicationFactory<Program>
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("engage-browser-").FullName;

        public void DeleteFolder() => Directory.Delete(Folder, recursive: true);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Data:Directory", Folder);
            // Files as they are sent in earnest: compressed, and kept by the browser.
            builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        }
    }
}
