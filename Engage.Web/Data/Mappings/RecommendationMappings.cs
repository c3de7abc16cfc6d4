using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class RecommendationMappings : IEntityTypeConfiguration<Recommendation>, IEntityTypeConfiguration<RecommendationVersion>, IEntityTypeConfiguration<RecommendationResponse>, IEntityTypeConfiguration<ProgressEntry>
{
    public void Configure(EntityTypeBuilder<Recommendation> builder)
    {
        builder.ToTable("recommendations");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasMaxLength(PublicId.Length);
        builder.Property(r => r.State).HasMaxLength(20);
        builder.Property(r => r.DroppedBecause).HasMaxLength(Recommendation.MaxNoteLength);
        builder.Ignore(r => r.Versions);
        builder.Ignore(r => r.Newest);
        builder.HasIndex(r => new { r.AssemblyId, r.Number }).IsUnique();
        builder.HasRevision();
        builder.HasOne<Assembly>().WithMany().HasForeignKey(r => r.AssemblyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<RecommendationVersion>("_versions").WithOne().HasForeignKey(v => v.RecommendationId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_versions").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<RecommendationVersion> builder)
    {
        builder.ToTable("recommendation_versions");
        builder.HasKey(v => new { v.RecommendationId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Title).HasMaxLength(RecommendationText.MaxTitleLength);
        builder.Property(v => v.Note).HasMaxLength(Recommendation.MaxNoteLength);
        builder.Property(v => v.By).HasMaxLength(256);
        builder.Ignore(v => v.Content);
    }

    public void Configure(EntityTypeBuilder<RecommendationResponse> builder)
    {
        builder.ToTable("recommendation_responses");
        builder.HasKey(r => r.RecommendationId);
        builder.Property(r => r.Decision).HasMaxLength(20);
        builder.Property(r => r.Owner).HasMaxLength(RecommendationResponse.MaxOwnerLength);
        builder.Property(r => r.PreparedBy).HasMaxLength(256);
        builder.Property(r => r.ApprovedBy).HasMaxLength(256);
        builder.Ignore(r => r.Progress);
        builder.HasRevision();
        builder.HasOne<Recommendation>().WithOne().HasForeignKey<RecommendationResponse>(r => r.RecommendationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<ProgressEntry>("_progress").WithOne().HasForeignKey(p => p.RecommendationId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_progress").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<ProgressEntry> builder)
    {
        builder.ToTable("response_progress");
        builder.HasKey(p => new { p.RecommendationId, p.Number });
        builder.Property(p => p.Number).ValueGeneratedNever();
        builder.Property(p => p.Status).HasMaxLength(20);
        builder.Property(p => p.Note).HasMaxLength(RecommendationResponse.MaxNoteLength);
        builder.Property(p => p.By).HasMaxLength(256);
    }
}

internal sealed class PollMappings :
    IEntityTypeConfiguration<Poll>, IEntityTypeConfiguration<Vote>, IEntityTypeConfiguration<Evaluation>, IEntityTypeConfiguration<VoteItem>, IEntityTypeConfiguration<Turn>, IEntityTypeConfiguration<BallotCount>, IEntityTypeConfiguration<PaperCount>
{
    public void Configure(EntityTypeBuilder<Poll> builder)
    {
        builder.ToTable("polls");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).HasMaxLength(PublicId.Length);
        builder.Property(p => p.State).HasMaxLength(20);
        builder.Property(p => p.CreatedBy).HasMaxLength(256);
        builder.Ignore(p => p.Items);
        builder.Ignore(p => p.Choices);
        builder.HasDiscriminator<string>("Kind").HasValue<Vote>("vote").HasValue<Evaluation>("evaluation");
        builder.Property("Kind").HasMaxLength(20);
        builder.HasRevision();
        builder.HasOne<Assembly>().WithMany().HasForeignKey(p => p.AssemblyId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.Property(v => v.Title).HasMaxLength(Vote.MaxTitleLength);
        builder.Ignore(v => v.VoteItems);
        builder.Ignore(v => v.Rule);
        builder.HasMany<VoteItem>("_voteItems").WithOne().HasForeignKey(i => i.VoteId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_voteItems").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<Evaluation> builder) => builder.HasBaseType<Poll>();

    public void Configure(EntityTypeBuilder<VoteItem> builder)
    {
        builder.ToTable("vote_items");
        builder.HasKey(i => new { i.VoteId, i.RecommendationId });
        builder.HasOne<Recommendation>().WithMany().HasForeignKey(i => i.RecommendationId).OnDelete(DeleteBehavior.Cascade);
    }

    // No reference to the registration: once a person is erased, a random text stands in its place.
    public void Configure(EntityTypeBuilder<Turn> builder)
    {
        builder.ToTable("poll_turns");
        builder.HasKey(t => new { t.PollId, t.Member });
        builder.Property(t => t.Member).HasMaxLength(PublicId.Length);
        builder.Property(t => t.State).HasMaxLength(20);
        builder.HasOne<Poll>().WithMany().HasForeignKey(t => t.PollId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BallotCount> builder)
    {
        builder.ToTable("ballot_counts");
        builder.HasKey(c => new { c.PollId, c.Item, c.Choice });
        builder.Property(c => c.Item).HasMaxLength(PublicId.Length);
        builder.Property(c => c.Choice).HasMaxLength(20);
        builder.HasOne<Poll>().WithMany().HasForeignKey(c => c.PollId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PaperCount> builder)
    {
        builder.ToTable("paper_counts");
        builder.HasKey(c => new { c.PollId, c.Pass });
        builder.Property(c => c.Pass).HasMaxLength(20);
        builder.Property(c => c.By).HasMaxLength(256);
        builder.Ignore(c => c.Counts);
        builder.HasOne<Poll>().WithMany().HasForeignKey(c => c.PollId).OnDelete(DeleteBehavior.Cascade);
    }
}
