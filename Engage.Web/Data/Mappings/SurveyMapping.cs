using Engage.Domain;
using Engage.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class SurveyMapping : IEntityTypeConfiguration<Survey>, IEntityTypeConfiguration<SurveyVersion>
{
    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.ToTable("surveys");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).HasMaxLength(PublicId.Length);
        builder.Property(s => s.Slug).HasMaxLength(Survey.MaxSlugLength);
        builder.Property(s => s.Title).HasMaxLength(300);
        builder.Property(s => s.TimeZone).HasMaxLength(60);
        builder.HasIndex(s => s.Slug).IsUnique();
        builder.HasRevision();
        builder.Ignore(s => s.Newest);

        // A survey without its versions cannot say what people answer, so they always come with it.
        builder.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.Versions).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<SurveyVersion> builder)
    {
        builder.ToTable("survey_versions");
        builder.HasKey(v => new { v.SurveyId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.CreatedBy).HasMaxLength(256);
        builder.Property(v => v.Note).HasMaxLength(2000);
    }
}
