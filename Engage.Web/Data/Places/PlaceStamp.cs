using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Places;

/// <summary>
/// A counter, one row, raised by every import in the same transaction: by it each running site learns, at the cost of one
/// tiny query, that another process has changed the areas or postcodes.
/// </summary>
public sealed class PlaceStamp
{
    /// <summary>The only row's key.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; private set; } = OnlyId;

    /// <summary>How often places were changed.</summary>
    public long Changes { get; private set; }

    /// <summary>Counts one change; saved with the rest of the transaction.</summary>
    public static async Task RaiseAsync(EngageDb db, CancellationToken cancellationToken = default)
    {
        var stamp = await db.Set<PlaceStamp>().SingleOrDefaultAsync(cancellationToken) ?? db.Add(new PlaceStamp()).Entity;
        stamp.Changes++;
    }

    /// <summary>The number of changes so far.</summary>
    public static async Task<long> ReadAsync(EngageDb db, CancellationToken cancellationToken = default) =>
        await db.Set<PlaceStamp>().AsNoTracking().Select(s => s.Changes).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The table of the stamp.</summary>
    internal sealed class Mapping : IEntityTypeConfiguration<PlaceStamp>
    {
        /// <inheritdoc/>
        public void Configure(EntityTypeBuilder<PlaceStamp> builder)
        {
            builder.ToTable("place_stamp");
            builder.HasKey(s => s.Id);
            builder.Property(s => s.Id).ValueGeneratedNever();
        }
    }
}
