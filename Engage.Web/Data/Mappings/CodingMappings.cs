using Engage.Domain;
using Engage.Domain.Coding;
using Engage.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class CodebookMapping : IEntityTypeConfiguration<Codebook>, IEntityTypeConfiguration<CodebookVersion>
{
    public void Configure(EntityTypeBuilder<Codebook> builder)
    {
        builder.ToTable("codebooks");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).HasMaxLength(PublicId.Length);
        builder.Property(c => c.SurveyId).HasMaxLength(PublicId.Length);
        builder.Property(c => c.QuestionCode).HasMaxLength(60);
        builder.HasIndex(c => new { c.SurveyId, c.QuestionCode }).IsUnique();
        builder.HasOne<Survey>().WithMany().HasForeignKey(c => c.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.Ignore(c => c.Newest);
        builder.Ignore(c => c.InUse);
        builder.HasMany(c => c.Versions).WithOne().HasForeignKey(v => v.CodebookId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(c => c.Versions).HasField("_versions").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<CodebookVersion> builder)
    {
        builder.ToTable("codebook_versions");
        builder.HasKey(v => new { v.CodebookId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.CreatedBy).HasMaxLength(256);
        builder.Property(v => v.FrozenBy).HasMaxLength(256);
        builder.Ignore(v => v.Themes);
        builder.Ignore(v => v.Codes);
        builder.HasRevision();
    }
}

// What is said about an answer goes when its response goes: the key is the response's own number.
internal sealed class CodedAnswerMapping : IEntityTypeConfiguration<CodedAnswer>
{
    public void Configure(EntityTypeBuilder<CodedAnswer> builder)
    {
        builder.ToTable("coded_answers");
        builder.HasKey(c => new { c.CodebookId, c.ResponseNumber, c.Round });
        builder.Property(c => c.Round).HasMaxLength(20);
        builder.Property(c => c.Coder).HasMaxLength(256);
        builder.Ignore(c => c.Themes);
        builder.HasOne<Codebook>().WithMany().HasForeignKey(c => c.CodebookId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Response>().WithMany().HasForeignKey(c => c.ResponseNumber).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ConcernMapping : IEntityTypeConfiguration<Concern>
{
    public void Configure(EntityTypeBuilder<Concern> builder)
    {
        builder.ToTable("concerns");
        builder.HasKey(c => new { c.CodebookId, c.ResponseNumber });
        builder.Property(c => c.RaisedBy).HasMaxLength(256);
        builder.Property(c => c.HandledBy).HasMaxLength(256);
        builder.Property(c => c.Outcome).HasMaxLength(Concern.MaxOutcome);
        builder.HasOne<Codebook>().WithMany().HasForeignKey(c => c.CodebookId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Response>().WithMany().HasForeignKey(c => c.ResponseNumber).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class QuoteMapping : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> builder)
    {
        builder.ToTable("quotes");
        builder.HasKey(q => q.Id);
        builder.Property(q => q.Id).HasMaxLength(PublicId.Length);
        builder.Property(q => q.Theme).HasMaxLength(Theme.MaxCode);
        builder.Property(q => q.Text).HasMaxLength(Quote.MaxLength);
        builder.Property(q => q.State).HasMaxLength(20);
        builder.Property(q => q.ProposedBy).HasMaxLength(256);
        builder.Property(q => q.ClearedBy).HasMaxLength(256);
        builder.Property(q => q.WithdrawnBy).HasMaxLength(256);
        builder.HasOne<Codebook>().WithMany().HasForeignKey(q => q.CodebookId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Response>().WithMany().HasForeignKey(q => q.ResponseNumber).OnDelete(DeleteBehavior.Cascade);
        builder.HasRevision();
    }
}
