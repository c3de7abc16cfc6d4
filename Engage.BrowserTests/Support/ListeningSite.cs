using Engage.Tests.Support;

namespace Engage.BrowserTests.Support;

/// <summary>The site on a port of its own, for a browser. Its clock stands at the real time when it starts: browsers have no other, and a test moves it on only.</summary>
public sealed class ListeningSite : SiteFactory
{
    private Uri? _address;

    /// <summary>Makes the site; settings can be changed before its address is asked for.</summary>
    /// <param name="port">Its port, for a site that must know where it is; 0 for any.</param>
    public ListeningSite(int port = 0) => UseKestrel(port);

    /// <summary>Where it listens. By name, since passkeys belong to a name and not to a number.</summary>
    public Uri Address
    {
        get
        {
            if (_address is null)
            {
                Clock.Set(TimeProvider.System.GetUtcNow());
                StartServer();
                _address = new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
            }
            return _address;
        }
    }

    /// <summary>The address of a page.</summary>
    public string At(string path) => new Uri(Address, path).ToString();
}
