using System.Net;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.AspNetCore.Http;

namespace Engage.Tests.Pages.Pipeline;

/// <summary>Networks are counted without their addresses being kept.</summary>
public sealed class NetworkBucketsTests : IDisposable
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2027, 1, 20, 23, 59, 59, TimeSpan.Zero));
    private readonly NetworkBuckets _buckets;

    public NetworkBucketsTests() => _buckets = new NetworkBuckets(_clock);

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.200", true)]
    [InlineData("203.0.113.7", "203.0.114.7", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:ff::1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:102::1", false)]
    public void A_household_is_one_network(string one, string other, bool isSame) =>
        Assert.Equal(isSame, _buckets.NameOf(From(one)) == _buckets.NameOf(From(other)));

    [Fact]
    public void Tomorrow_the_same_network_has_another_name()
    {
        var today = _buckets.NameOf(From("203.0.113.7"));
        Assert.Equal(today, _buckets.NameOf(From("203.0.113.7")));

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.NotEqual(today, _buckets.NameOf(From("203.0.113.7")));
    }

    [Fact]
    public void A_busy_network_is_marked_and_others_are_not()
    {
        for (var i = 0; i < 600; i++)
        {
            var usual = From("203.0.113.7");
            _buckets.Count(usual);
            Assert.False(NetworkBuckets.IsBusy(usual));
        }

        var (busy, other) = (From("203.0.113.8"), From("198.51.100.1"));
        _buckets.Count(busy);
        _buckets.Count(other);

        Assert.True(NetworkBuckets.IsBusy(busy));
        Assert.False(NetworkBuckets.IsBusy(other));
    }

    public void Dispose() => _buckets.Dispose();

    private static DefaultHttpContext From(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return context;
    }
}
