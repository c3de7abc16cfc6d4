using Engage.Domain;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class WeightingMapping : IEntityTypeConfiguration<WeightingRun>, IEntityTypeConfiguration<MarginCount>
{
    public void Configure(EntityTypeBuilder<WeightingRun> builder)
    {
        builder.ToTable("weighting_runs");
        builder.HasKey(w => w.Id);
        builder.Property(w => w.Id).HasMaxLength(PublicId.Length);
        builder.Property(w => w.SurveyId).HasMaxLength(PublicId.Length);
        builder.Property(w => w.Name).HasMaxLength(WeightingRun.MaxNameLength);
        builder.Property(w => w.Status).HasMaxLength(20);
        builder.Property(w => w.MadeBy).HasMaxLength(256);
        builder.Ignore(w => w.EffectiveSampleSize);
        builder.HasIndex(w => new { w.SurveyId, w.Number }).IsUnique();
        builder.HasOne<Survey>().WithMany().HasForeignKey(w => w.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MarginCount> builder)
    {
        builder.ToTable("margin_counts");
        builder.HasKey(m => new { m.SurveyId, m.Variable, m.Category, m.AreaCode });
        builder.Property(m => m.SurveyId).HasMaxLength(PublicId.Length);
        builder.Property(m => m.Variable).HasMaxLength(60);
        builder.Property(m => m.Category).HasMaxLength(300);
        builder.Property(m => m.AreaCode).HasMaxLength(60);
        builder.Property(m => m.Source).HasMaxLength(300);
        builder.HasOne<Survey>().WithMany().HasForeignKey(m => m.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}
