using Engage.Domain.Places;
using Engage.Domain.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class AreaMapping : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> builder)
    {
        builder.ToTable("areas");
        builder.HasKey(a => a.Code);
        builder.Property(a => a.Code).HasMaxLength(Area.MaxCodeLength);
        builder.Property(a => a.Name).HasMaxLength(Area.MaxNameLength);
        builder.Property(a => a.Kind).HasMaxLength(30);
        builder.Property(a => a.ParentCode).HasMaxLength(Area.MaxCodeLength);
        builder.Property(a => a.OnsCode).HasMaxLength(9);
    }
}

internal sealed class PostcodeMapping : IEntityTypeConfiguration<PostcodeEntry>
{
    public void Configure(EntityTypeBuilder<PostcodeEntry> builder)
    {
        builder.ToTable("postcodes");
        builder.HasKey(p => p.Postcode);
        builder.Property(p => p.Postcode).HasMaxLength(8);
        builder.Property(p => p.AreaCode).HasMaxLength(Area.MaxCodeLength);
    }
}

internal sealed class PopulationCountMapping : IEntityTypeConfiguration<PopulationCount>
{
    public void Configure(EntityTypeBuilder<PopulationCount> builder)
    {
        builder.ToTable("population_counts");
        builder.HasKey(c => new { c.AreaCode, c.Variable, c.Category });
        builder.Property(c => c.AreaCode).HasMaxLength(Area.MaxCodeLength);
        builder.Property(c => c.Variable).HasMaxLength(60);
        builder.Property(c => c.Category).HasMaxLength(60);
        builder.Property(c => c.Source).HasMaxLength(300);
    }
}
