using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Domain.Surveys;
using Engage.Web.Security.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class OutcomeMappings : IEntityTypeConfiguration<Outcome>, IEntityTypeConfiguration<OutcomeVersion>, IEntityTypeConfiguration<Follower>
{
    private const int MaxAddressLength = 1000;

    public void Configure(EntityTypeBuilder<Outcome> builder)
    {
        builder.ToTable("outcomes");
        builder.HasKey(o => o.SurveyId);
        builder.Property(o => o.SurveyId).HasMaxLength(PublicId.Length);
        builder.Property(o => o.PreparedBy).HasMaxLength(256);
        builder.Ignore(o => o.Text);
        builder.Ignore(o => o.Versions);
        builder.Ignore(o => o.Newest);
        builder.HasRevision();
        builder.HasOne<Survey>().WithOne().HasForeignKey<Outcome>(o => o.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<OutcomeVersion>("_versions").WithOne().HasForeignKey(v => v.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_versions").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<OutcomeVersion> builder)
    {
        builder.ToTable("outcome_versions");
        builder.HasKey(v => new { v.SurveyId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.PreparedBy).HasMaxLength(256);
        builder.Property(v => v.ApprovedBy).HasMaxLength(256);
        builder.Ignore(v => v.Text);
    }

    public void Configure(EntityTypeBuilder<Follower> builder)
    {
        builder.ToTable("followers");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).HasMaxLength(PublicId.Length);
        builder.Property(f => f.Subject).HasMaxLength(Follower.MaxSubjectLength);
        builder.Property(f => f.AddressHash).HasMaxLength(ContactHash.Length);
        builder.Property(f => f.Address).HasMaxLength(MaxAddressLength);
        builder.HasIndex(f => new { f.Subject, f.AddressHash }).IsUnique();
        builder.HasIndex(f => f.AddressHash);
    }
}
