using System.Net;

namespace Engage.Web.Settings;

/// <summary>How the site meets the network: section "Hosting".</summary>
public sealed class HostingSettings : ICheckedSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Hosting";

    /// <summary>Whether people are sent to https, told to stay there, and cookies kept to it. Off for a machine of one's own only.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>The addresses or networks (10.0.0.0/8) of the proxies whose X-Forwarded headers are believed. None: the headers are ignored.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    /// <summary>The proxies as networks.</summary>
    public IEnumerable<IPNetwork> TrustedNetworks => TrustedProxies.Select(TryParse).OfType<IPNetwork>();

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Faults()
    {
        for (var i = 0; i < TrustedProxies.Count; i++)
        {
            if (TryParse(TrustedProxies[i]) is null) { yield return new($"{nameof(TrustedProxies)}:{i}", "write an address or a network, like 10.0.0.0/8."); }
        }
    }

    private static IPNetwork? TryParse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
