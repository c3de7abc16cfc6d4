using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Engage.Web.Data;

/// <summary>
/// Instants as whole microseconds since 1970. SQLite has no type for them and cannot order or compare the text EF would
/// otherwise write; microseconds are also what PostgreSQL keeps, so both databases give back the same value.
/// </summary>
internal sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, long>(ToNumber, ToInstant)
{
    private static readonly Expression<Func<DateTimeOffset, long>> ToNumber = v => From(v);

    private static readonly Expression<Func<long, DateTimeOffset>> ToInstant = v => ToTime(v);

    public static long From(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToTime(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}

/// <summary>PostgreSQL takes instants in UTC only.</summary>
internal sealed class ToUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.ToUniversalTime(), v => v);

/// <summary>A time on the wall, without a zone, in both directions.</summary>
internal sealed class WallTime() : ValueConverter<DateTime, DateTime>(
    v => DateTime.SpecifyKind(v, DateTimeKind.Unspecified),
    v => DateTime.SpecifyKind(v, DateTimeKind.Unspecified));
