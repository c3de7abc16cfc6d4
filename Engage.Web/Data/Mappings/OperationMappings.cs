using Engage.Domain;
using Engage.Web.Jobs;
using Engage.Web.Security;
using Engage.Web.Security.KeyRing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(e => e.Number);
        // The chain numbers its own rows: a gap is then a deleted row.
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Actor).HasMaxLength(AuditEntry.MaxLength);
        builder.Property(e => e.Action).HasMaxLength(AuditEntry.MaxLength);
        builder.Property(e => e.Subject).HasMaxLength(AuditEntry.MaxLength);
        builder.Property(e => e.Reason).HasMaxLength(AuditEntry.MaxReasonLength);
        builder.Property(e => e.Seal).HasMaxLength(64);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => e.Subject);
    }
}

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs");
        builder.HasKey(j => j.Id);
        builder.Property(j => j.Id).HasMaxLength(PublicId.Length);
        builder.Property(j => j.Kind).HasMaxLength(60);
        builder.Property(j => j.Subject).HasMaxLength(200);
        builder.Property(j => j.State).HasMaxLength(20);
        builder.Property(j => j.Message).HasMaxLength(Job.MaxMessageLength);
        builder.Property(j => j.Result).HasMaxLength(Job.MaxMessageLength);
        builder.Property(j => j.LeaseOwner).HasMaxLength(100);
        builder.Property(j => j.CreatedBy).HasMaxLength(256);
        builder.HasIndex(j => new { j.State, j.CreatedAt });
    }
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.HasKey(k => k.Id);
        builder.Property(k => k.FriendlyName).HasMaxLength(200);
    }
}
