using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class PlanMappings : IEntityTypeConfiguration<PolicePlan>, IEntityTypeConfiguration<Pillar>, IEntityTypeConfiguration<Commitment>, IEntityTypeConfiguration<PillarMapping>, IEntityTypeConfiguration<QuestionReference>
{
    public void Configure(EntityTypeBuilder<PolicePlan> builder)
    {
        builder.ToTable("police_plans");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).HasMaxLength(PublicId.Length);
        builder.Property(p => p.Slug).HasMaxLength(Survey.MaxSlugLength);
        builder.Property(p => p.Title).HasMaxLength(PolicePlan.MaxTitleLength);
        builder.Property(p => p.Summary).HasMaxLength(PolicePlan.MaxTextLength);
        builder.Property(p => p.PillarWord).HasMaxLength(PolicePlan.MaxCodeLength);
        builder.Ignore(p => p.Pillars);
        builder.Ignore(p => p.Mappings);
        builder.HasIndex(p => p.Slug).IsUnique();
        builder.HasRevision();

        // A plan is small and means nothing without its parts, so they always come with it.
        builder.HasMany<Pillar>("_pillars").WithOne().HasForeignKey(p => p.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<Commitment>("_commitments").WithOne().HasForeignKey(c => c.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<PillarMapping>("_mappings").WithOne().HasForeignKey(m => m.PlanId).OnDelete(DeleteBehavior.Cascade);
        foreach (var part in new[] { "_pillars", "_commitments", "_mappings" }) { builder.Navigation(part).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude(); }
    }

    public void Configure(EntityTypeBuilder<Pillar> builder)
    {
        builder.ToTable("plan_pillars");
        builder.HasKey(p => new { p.PlanId, p.Code });
        builder.Property(p => p.Code).HasMaxLength(PolicePlan.MaxCodeLength);
        builder.Property(p => p.Title).HasMaxLength(PolicePlan.MaxTitleLength);
        builder.Property(p => p.Summary).HasMaxLength(PolicePlan.MaxTextLength);
    }

    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.ToTable("plan_commitments");
        builder.HasKey(c => new { c.PlanId, c.Code });
        builder.Property(c => c.Code).HasMaxLength(PolicePlan.MaxCodeLength);
        builder.Property(c => c.PillarCode).HasMaxLength(PolicePlan.MaxCodeLength);
        builder.Property(c => c.Text).HasMaxLength(PolicePlan.MaxTextLength);
    }

    public void Configure(EntityTypeBuilder<PillarMapping> builder)
    {
        builder.ToTable("plan_mappings");
        builder.HasKey(m => new { m.PlanId, m.PillarCode, m.EarlierPlan, m.EarlierPillar });
        builder.Property(m => m.PillarCode).HasMaxLength(PolicePlan.MaxCodeLength);
        builder.Property(m => m.EarlierPlan).HasMaxLength(Survey.MaxSlugLength);
        builder.Property(m => m.EarlierPillar).HasMaxLength(PolicePlan.MaxCodeLength);
    }

    public void Configure(EntityTypeBuilder<QuestionReference> builder)
    {
        builder.ToTable("question_references");
        builder.HasKey(q => new { q.SurveyId, q.QuestionCode, q.Reference });
        builder.Property(q => q.SurveyId).HasMaxLength(PublicId.Length);
        builder.Property(q => q.QuestionCode).HasMaxLength(60);
        builder.Property(q => q.Reference).HasMaxLength(PlanReference.MaxLength);
        builder.HasOne<Survey>().WithMany().HasForeignKey(q => q.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}
