using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.RateLimiting;

namespace Engage.Web.Security;

/// <summary>
/// Counts how much comes from one network without keeping its address: a bucket's name is an HMAC of the network's
/// prefix under a salt that is made afresh each day, and both live in memory only. A library, a school or a mobile
/// operator is one network, so an answer from a busy one is flagged, never refused; only sign-in attempts are.
/// </summary>
public sealed class NetworkBuckets(TimeProvider time) : IDisposable
{
    /// <summary>The rate-limiting policy of pages that take a password or a code.</summary>
    public const string SignInPolicy = "sign-in";

    private const string BusyMark = "engage.busy-network";
    private readonly PartitionedRateLimiter<string> _answers = PartitionedRateLimiter.Create<string, string>(static name => AnswerLimit(name));
    private readonly Lock _gate = new();
    private byte[] _salt = [];
    private DateOnly _day;

    /// <summary>The name of the bucket a request belongs to; another one tomorrow.</summary>
    public string NameOf(HttpContext context)
    {
        Span<byte> prefix = stackalloc byte[8];
        prefix.Clear();
        WritePrefix(context.Connection.RemoteIpAddress, prefix);
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(Salt(), prefix, mac);
        return Convert.ToHexStringLower(mac[..16]);
    }

    /// <summary>Counts an anonymous post and marks it when its network has sent more than a household or a classroom would.</summary>
    public void Count(HttpContext context)
    {
        using var lease = _answers.AttemptAcquire(NameOf(context));
        if (lease.IsAcquired) { return; }
        context.Items[BusyMark] = true;
        SiteMetrics.BusyPosts.Add(1);
    }

    /// <summary>Counts every post: a busy network is only marked, so staff lose nothing by it.</summary>
    public static Task CountPosts(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && !context.IsShowingAnError()) { context.RequestServices.GetRequiredService<NetworkBuckets>().Count(context); }
        return next(context);
    }

    /// <summary>Whether the request came from a network that sends very much: a flag for the response's grade.</summary>
    public static bool IsBusy(HttpContext context) => context.Items.ContainsKey(BusyMark);

    /// <summary>The limit of sign-in attempts: ten at once, then ten a minute from one network.</summary>
    public static RateLimitPartition<string> SignInLimit(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(context.RequestServices.GetRequiredService<NetworkBuckets>().NameOf(context), static _ => Bucket(10, 10))
            : RateLimitPartition.GetNoLimiter("reading");

    /// <inheritdoc/>
    public void Dispose() => _answers.Dispose();

    private static RateLimitPartition<string> AnswerLimit(string name) => RateLimitPartition.GetTokenBucketLimiter(name, static _ => Bucket(600, 120));

    private static TokenBucketRateLimiterOptions Bucket(int most, int perMinute) =>
        new() { TokenLimit = most, TokensPerPeriod = perMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0, AutoReplenishment = true };

    // IPv4: the /24. IPv6: the /56 a household is given.
    private static void WritePrefix(IPAddress? address, Span<byte> prefix)
    {
        if (address is null) { return; }
        if (address.IsIPv4MappedToIPv6) { address = address.MapToIPv4(); }
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (address.AddressFamily == AddressFamily.InterNetwork) { bytes[..3].CopyTo(prefix); }
        else { BinaryPrimitives.WriteUInt64BigEndian(prefix, BinaryPrimitives.ReadUInt64BigEndian(bytes) & ~0xFFUL); }
    }

    private byte[] Salt()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        lock (_gate)
        {
            if (_salt.Length == 0 || today != _day) { (_salt, _day) = (RandomNumberGenerator.GetBytes(32), today); }
            return _salt;
        }
    }
}
