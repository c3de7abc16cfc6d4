using Engage.Domain;
using Engage.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class ReportVersionMapping : IEntityTypeConfiguration<ReportVersion>
{
    public void Configure(EntityTypeBuilder<ReportVersion> builder)
    {
        builder.ToTable("report_versions");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasMaxLength(PublicId.Length);
        builder.Property(r => r.SubjectId).HasMaxLength(PublicId.Length);
        builder.Property(r => r.ContainsId).HasMaxLength(PublicId.Length);
        builder.Property(r => r.State).HasMaxLength(20);
        builder.Property(r => r.DataHash).HasMaxLength(64);
        builder.Property(r => r.PreparedBy).HasMaxLength(256);
        builder.Property(r => r.ApprovedBy).HasMaxLength(256);
        builder.Property(r => r.WithdrawnBy).HasMaxLength(256);
        builder.Property(r => r.WithdrawnReason).HasMaxLength(ReportVersion.MaxReasonLength);
        builder.HasIndex(r => new { r.SubjectId, r.Number }).IsUnique();
        builder.HasRevision();
    }
}

internal sealed class CommentaryMapping : IEntityTypeConfiguration<Commentary>
{
    public void Configure(EntityTypeBuilder<Commentary> builder)
    {
        builder.ToTable("commentaries");
        builder.HasKey(c => new { c.SubjectId, c.Section });
        builder.Property(c => c.SubjectId).HasMaxLength(PublicId.Length);
        builder.Property(c => c.Section).HasMaxLength(60);
        builder.Property(c => c.UpdatedBy).HasMaxLength(256);
    }
}
