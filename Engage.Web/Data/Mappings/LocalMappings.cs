using Engage.Domain;
using Engage.Domain.Engagements;
using Engage.Domain.Places;
using Engage.Domain.Places.Local;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class LocalMappings :
    IEntityTypeConfiguration<LocalOfficer>,
    IEntityTypeConfiguration<LocalBase>,
    IEntityTypeConfiguration<LocalEvent>,
    IEntityTypeConfiguration<LocalProject>,
    IEntityTypeConfiguration<AreaLink>,
    IEntityTypeConfiguration<AreaPosition>
{
    public void Configure(EntityTypeBuilder<LocalOfficer> builder)
    {
        Common(builder, "local_officers");
        builder.Property(o => o.Role).HasMaxLength(30);
        foreach (var line in (string[])[nameof(LocalOfficer.Rank), nameof(LocalOfficer.FullName), nameof(LocalOfficer.Email), nameof(LocalOfficer.Telephone)]) { Line(builder, line); }
    }

    public void Configure(EntityTypeBuilder<LocalBase> builder)
    {
        Common(builder, "local_bases");
        builder.Property(b => b.BaseKind).HasMaxLength(30);
        foreach (var line in (string[])[nameof(LocalBase.Title), nameof(LocalBase.Address), nameof(LocalBase.OpeningHours), nameof(LocalBase.Email), nameof(LocalBase.Telephone)]) { Line(builder, line); }
    }

    public void Configure(EntityTypeBuilder<LocalEvent> builder)
    {
        Common(builder, "local_events");
        builder.Property(e => e.EventKind).HasMaxLength(30);
        builder.Property(e => e.Description).HasMaxLength(LocalRecord.MaxTextLength);
        builder.Ignore(e => e.IsCancelled);
        foreach (var line in (string[])[nameof(LocalEvent.Title), nameof(LocalEvent.Place), nameof(LocalEvent.CancelledBecause)]) { Line(builder, line); }
    }

    public void Configure(EntityTypeBuilder<LocalProject> builder)
    {
        Common(builder, "local_projects");
        builder.Property(p => p.Description).HasMaxLength(LocalRecord.MaxTextLength);
        builder.Ignore(p => p.IsWithdrawn);
        foreach (var line in (string[])[nameof(LocalProject.Title), nameof(LocalProject.Organisation), nameof(LocalProject.Fund), nameof(LocalProject.PlanReference), nameof(LocalProject.WithdrawnBecause)]) { Line(builder, line); }
    }

    public void Configure(EntityTypeBuilder<AreaLink> builder)
    {
        builder.ToTable("area_links");
        builder.HasKey(l => new { l.Kind, l.AreaCode, l.OtherCode });
        builder.Property(l => l.Kind).HasMaxLength(20);
        builder.Property(l => l.AreaCode).HasMaxLength(Area.MaxCodeLength);
        builder.Property(l => l.OtherCode).HasMaxLength(Area.MaxCodeLength);
    }

    public void Configure(EntityTypeBuilder<AreaPosition> builder)
    {
        builder.ToTable("area_positions");
        builder.HasKey(p => p.AreaCode);
        builder.Property(p => p.AreaCode).HasMaxLength(Area.MaxCodeLength);
        // Both are words of SQL.
        builder.Property(p => p.Column).HasColumnName("tile_column");
        builder.Property(p => p.Row).HasColumnName("tile_row");
    }

    private static void Common<T>(EntityTypeBuilder<T> builder, string table)
        where T : LocalRecord
    {
        builder.ToTable(table);
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasMaxLength(PublicId.Length);
        builder.Property(r => r.Reference).HasMaxLength(LocalRecord.MaxReferenceLength);
        builder.Property(r => r.AreaCode).HasMaxLength(Area.MaxCodeLength);
        builder.Ignore(r => r.Kind).Ignore(r => r.Name).Ignore(r => r.Subject);
        builder.HasIndex(r => r.Reference).IsUnique();
        builder.HasIndex(r => r.AreaCode);
        builder.HasRevision();
    }

    private static void Line<T>(EntityTypeBuilder<T> builder, string property)
        where T : LocalRecord => builder.Property<string>(property).HasMaxLength(LocalRecord.MaxLineLength);
}

internal sealed class EngagementMappings : IEntityTypeConfiguration<Engagement>, IEntityTypeConfiguration<EngagementVersion>, IEntityTypeConfiguration<EngagementTheme>
{
    public void Configure(EntityTypeBuilder<Engagement> builder)
    {
        builder.ToTable("engagements");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).HasMaxLength(PublicId.Length);
        builder.Property(e => e.AreaCode).HasMaxLength(Area.MaxCodeLength);
        builder.Property(e => e.Kind).HasMaxLength(30);
        builder.Property(e => e.WithdrawnBecause).HasMaxLength(Engagement.MaxTextLength);
        builder.Property(e => e.On).HasColumnName("held_on");
        builder.Ignore(e => e.Content).Ignore(e => e.Versions).Ignore(e => e.IsWithdrawn).Ignore(e => e.Subject);
        builder.HasIndex(e => e.Number).IsUnique();
        builder.HasIndex(e => e.AreaCode);
        builder.HasRevision();
        builder.HasMany<EngagementVersion>("_versions").WithOne().HasForeignKey(v => v.EngagementId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_versions").UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<EngagementVersion> builder)
    {
        builder.ToTable("engagement_versions");
        builder.HasKey(v => new { v.EngagementId, v.Number });
        builder.Property(v => v.Note).HasMaxLength(Engagement.MaxTextLength);
        builder.Property(v => v.By).HasMaxLength(256);
    }

    public void Configure(EntityTypeBuilder<EngagementTheme> builder)
    {
        builder.ToTable("engagement_themes");
        builder.HasKey(t => t.Code);
        builder.Property(t => t.Code).HasMaxLength(PublicId.Length);
        builder.Property(t => t.Name).HasMaxLength(EngagementTheme.MaxNameLength);
    }
}
