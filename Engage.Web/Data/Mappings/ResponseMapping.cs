using Engage.Domain;
using Engage.Domain.Places;
using Engage.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

// Answers are text, not jsonb: the document comes back letter for letter, so that a hash over the data can be checked.
internal sealed class ResponseMapping : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> builder)
    {
        builder.ToTable("responses");
        builder.HasKey(r => r.Number);
        builder.Property(r => r.Number).ValueGeneratedOnAdd();
        builder.Property(r => r.Id).HasMaxLength(PublicId.Length).IsRequired();
        builder.Property(r => r.SurveyId).HasMaxLength(PublicId.Length);
        builder.Property(r => r.Channel).HasMaxLength(20);
        builder.Property(r => r.Grade).HasMaxLength(20);
        builder.Property(r => r.Flags).HasMaxLength(60);
        builder.Property(r => r.Reference).HasMaxLength(20);
        builder.Property(r => r.LocalAuthorityCode).HasMaxLength(Area.MaxCodeLength);
        builder.Property(r => r.LocalPolicingUnitCode).HasMaxLength(Area.MaxCodeLength);
        builder.Property(r => r.CommunityCode).HasMaxLength(Area.MaxCodeLength);
        builder.HasIndex(r => r.Id).IsUnique();
        builder.HasIndex(r => new { r.SurveyId, r.Number });
        builder.HasIndex(r => new { r.SurveyId, r.Reference }).IsUnique();
        builder.HasOne<Survey>().WithMany().HasForeignKey(r => r.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("drafts");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).HasMaxLength(PublicId.Length);
        builder.Property(d => d.SurveyId).HasMaxLength(PublicId.Length);
        builder.Property(d => d.ResponseId).HasMaxLength(PublicId.Length);
        builder.Property(d => d.Flags).HasMaxLength(60);
        builder.Property(d => d.Reference).HasMaxLength(20);
        // Old drafts are deleted by the time they last changed.
        builder.HasIndex(d => d.UpdatedAt);
    }
}
