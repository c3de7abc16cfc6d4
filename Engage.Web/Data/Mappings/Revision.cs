using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

/// <summary>
/// A count of changes kept beside a row: when two people change the same row from the same page, the second save fails
/// with <see cref="DbUpdateConcurrencyException"/> instead of undoing the first.
/// </summary>
internal static class Revision
{
    private const string Name = "Revision";

    public static void HasRevision<T>(this EntityTypeBuilder<T> builder)
        where T : class =>
        builder.Property<int>(Name).IsConcurrencyToken();

    public static void CountChanges(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State == EntityState.Modified && e.Metadata.FindProperty(Name) is not null))
        {
            var revision = entry.Property(Name);
            revision.CurrentValue = (int)revision.OriginalValue! + 1;
        }
    }
}
