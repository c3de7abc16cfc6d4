using System.Text.Json;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class DrawMappings : IEntityTypeConfiguration<PanelDraw>, IEntityTypeConfiguration<DrawFile>, IEntityTypeConfiguration<SeatOffer>
{
    private const int HashLength = 64, NameLength = 20;

    public void Configure(EntityTypeBuilder<PanelDraw> builder)
    {
        builder.ToTable("panel_draws");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).HasMaxLength(PublicId.Length);
        builder.Property(d => d.Kind).HasMaxLength(NameLength);
        builder.Property(d => d.State).HasMaxLength(NameLength);
        builder.Property(d => d.Algorithm).HasMaxLength(NameLength);
        builder.Property(d => d.StepIn).HasMaxLength(NameLength);
        builder.Property(d => d.PublishedSha256).HasMaxLength(HashLength);
        builder.Property(d => d.WholeSha256).HasMaxLength(HashLength);
        builder.Property(d => d.AbandonedBecause).HasMaxLength(PanelDraw.LongestReason);
        builder.Property(d => d.Source).HasConversion(
            source => JsonSerializer.Serialize(source, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<RandomSource>(json, JsonSerializerOptions.Web)!);
        builder.Ignore(d => d.Targets);
        builder.Ignore(d => d.IsPublic);
        builder.Ignore(d => d.IsOver);
        builder.HasIndex(d => new { d.AssemblyId, d.Number }).IsUnique();
        builder.HasRevision();
        builder.HasOne<Assembly>().WithMany().HasForeignKey(d => d.AssemblyId).OnDelete(DeleteBehavior.Cascade);
    }

    // Kept apart from the draw: lists of draws do not carry hundreds of kilobytes each.
    public void Configure(EntityTypeBuilder<DrawFile> builder)
    {
        builder.ToTable("draw_files");
        builder.HasKey(f => new { f.DrawId, f.Name });
        builder.Property(f => f.Name).HasMaxLength(NameLength);
        builder.HasOne<PanelDraw>().WithMany().HasForeignKey(f => f.DrawId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SeatOffer> builder)
    {
        builder.ToTable("seat_offers");
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).HasMaxLength(PublicId.Length);
        builder.Property(o => o.As).HasMaxLength(NameLength);
        builder.Property(o => o.State).HasMaxLength(NameLength);
        builder.Ignore(o => o.HoldsSeat);
        builder.HasIndex(o => new { o.DrawId, o.RegistrationId }).IsUnique();
        builder.HasIndex(o => o.AssemblyId);
        builder.HasIndex(o => o.RegistrationId);
        builder.HasRevision();
        builder.HasOne<PanelDraw>().WithMany().HasForeignKey(o => o.DrawId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registration>().WithMany().HasForeignKey(o => o.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}
