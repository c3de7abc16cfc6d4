using System.Diagnostics.Metrics;

namespace Engage.Web.Security;

/// <summary>What the frame counts. The meter's name is what a collector subscribes to.</summary>
public static class SiteMetrics
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Engage.Web";

    private static readonly Meter _meter = new(Name);

    /// <summary>Posts refused because they did not begin on this site.</summary>
    public static readonly Counter<long> RefusedPosts = _meter.CreateCounter<long>("engage.posts.refused");

    /// <summary>Posts from networks that send very much.</summary>
    public static readonly Counter<long> BusyPosts = _meter.CreateCounter<long>("engage.posts.busy");
}
