using Engage.Domain;
using Engage.Domain.Places;
using Engage.Domain.Priorities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class PriorityMappings :
    IEntityTypeConfiguration<LocalPriority>, IEntityTypeConfiguration<PriorityEntry>, IEntityTypeConfiguration<Evidence>, IEntityTypeConfiguration<PriorityAction>,
    IEntityTypeConfiguration<ActionEntry>, IEntityTypeConfiguration<ProgressReport>, IEntityTypeConfiguration<AreaSheet>
{
    public void Configure(EntityTypeBuilder<LocalPriority> builder)
    {
        builder.ToTable("local_priorities");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).HasMaxLength(PublicId.Length);
        builder.Property(p => p.AreaCode).HasMaxLength(Area.MaxCodeLength);
        builder.Property(p => p.Statement).HasMaxLength(LocalPriority.MaxStatementLength);
        builder.Property(p => p.Reference).HasMaxLength(PlanReference.MaxLength);
        builder.Property(p => p.Owner).HasMaxLength(LocalPriority.MaxOwnerLength);
        builder.Property(p => p.Kind).HasMaxLength(20);
        builder.Property(p => p.Status).HasMaxLength(20);
        builder.Ignore(p => p.Entries);
        builder.HasIndex(p => p.Number).IsUnique();
        builder.HasIndex(p => p.AreaCode);
        builder.HasRevision();
        builder.HasMany<PriorityEntry>("_entries").WithOne().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_entries").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<PriorityEntry> builder)
    {
        builder.ToTable("priority_entries");
        builder.HasKey(e => new { e.PriorityId, e.Number });
        builder.Property(e => e.Status).HasMaxLength(20);
        builder.Property(e => e.Note).HasMaxLength(LocalPriority.MaxNoteLength);
        builder.Ignore(e => e.IsPublic);
    }

    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("evidence");
        builder.HasKey(e => new { e.PriorityId, e.Number });
        builder.Property(e => e.Kind).HasMaxLength(20);
        builder.Property(e => e.SourceId).HasMaxLength(60);
        builder.Property(e => e.Title).HasMaxLength(Evidence.MaxTitleLength);
        builder.Property(e => e.Finding).HasMaxLength(Evidence.MaxFindingLength);
        builder.Property(e => e.ContentHash).HasMaxLength(64);
        foreach (var computed in new[] { nameof(Evidence.Blocks), nameof(Evidence.Shown), nameof(Evidence.Counts), nameof(Evidence.IsIntact) }) { builder.Ignore(computed); }
        builder.HasIndex(e => e.SourceId);
        builder.HasOne<LocalPriority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PriorityAction> builder)
    {
        builder.ToTable("priority_actions");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).HasMaxLength(PublicId.Length);
        builder.Property(a => a.PriorityId).HasMaxLength(PublicId.Length);
        builder.Property(a => a.Text).HasMaxLength(PriorityAction.MaxTextLength);
        builder.Property(a => a.Owner).HasMaxLength(LocalPriority.MaxOwnerLength);
        builder.Property(a => a.Reference).HasMaxLength(PlanReference.MaxLength);
        builder.Ignore(a => a.Entries);
        builder.Ignore(a => a.Status);
        builder.Ignore(a => a.DueNow);
        builder.HasIndex(a => new { a.PriorityId, a.Number }).IsUnique();
        builder.HasRevision();
        builder.HasOne<LocalPriority>().WithMany().HasForeignKey(a => a.PriorityId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<ActionEntry>("_entries").WithOne().HasForeignKey(e => e.ActionId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_entries").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<ActionEntry> builder)
    {
        builder.ToTable("priority_action_entries");
        builder.HasKey(e => new { e.ActionId, e.Number });
        builder.Property(e => e.Status).HasMaxLength(20);
        builder.Property(e => e.Note).HasMaxLength(LocalPriority.MaxNoteLength);
    }

    public void Configure(EntityTypeBuilder<ProgressReport> builder)
    {
        builder.ToTable("progress_reports");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasMaxLength(PublicId.Length);
        builder.Property(r => r.Slug).HasMaxLength(ProgressReport.MaxSlugLength);
        builder.Property(r => r.Title).HasMaxLength(ProgressReport.MaxTitleLength);
        builder.HasIndex(r => r.Slug).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AreaSheet> builder)
    {
        builder.ToTable("area_sheets");
        builder.HasKey(s => s.AreaCode);
        builder.Property(s => s.AreaCode).HasMaxLength(Area.MaxCodeLength);
        builder.Property(s => s.ContentHash).HasMaxLength(64);
    }
}
