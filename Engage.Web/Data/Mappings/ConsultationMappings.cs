using Engage.Domain;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class ConsultationMappings : IEntityTypeConfiguration<Consultation>, IEntityTypeConfiguration<BasisVersion>, IEntityTypeConfiguration<CalendarEntry>
{
    public void Configure(EntityTypeBuilder<Consultation> builder)
    {
        builder.ToTable("consultations");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).HasMaxLength(PublicId.Length);
        builder.Property(c => c.ExceptionReason).HasMaxLength(Consultation.MaxReasonLength);
        builder.Property(c => c.ExceptionBy).HasMaxLength(256);
        builder.Ignore(c => c.Versions);
        builder.Ignore(c => c.Calendar);
        builder.Ignore(c => c.Newest);
        builder.Ignore(c => c.Basis);
        builder.HasIndex(c => c.SurveyId).IsUnique();
        builder.HasRevision();
        builder.HasOne<Survey>().WithMany().HasForeignKey(c => c.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<BasisVersion>("_versions").WithOne().HasForeignKey(v => v.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_versions").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasMany<CalendarEntry>("_calendar").WithOne().HasForeignKey(e => e.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_calendar").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<BasisVersion> builder)
    {
        builder.ToTable("basis_versions");
        builder.HasKey(v => new { v.ConsultationId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.CreatedBy).HasMaxLength(256);
        builder.Property(v => v.Note).HasMaxLength(Consultation.MaxReasonLength);
    }

    public void Configure(EntityTypeBuilder<CalendarEntry> builder)
    {
        builder.ToTable("calendar_entries");
        builder.HasKey(e => new { e.ConsultationId, e.Number });
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Step).HasMaxLength(20);
        builder.Property(e => e.Remark).HasMaxLength(CalendarNote.MaxRemarkLength);
        builder.Property(e => e.By).HasMaxLength(256);
    }
}

internal sealed class WrittenSubmissionMapping : IEntityTypeConfiguration<WrittenSubmission>, IEntityTypeConfiguration<ConsiderationEntry>
{
    public void Configure(EntityTypeBuilder<WrittenSubmission> builder)
    {
        builder.ToTable("written_submissions");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).HasMaxLength(PublicId.Length);
        builder.Property(s => s.Form).HasMaxLength(20);
        builder.Property(s => s.Sender).HasMaxLength(20);
        builder.Property(s => s.Organisation).HasMaxLength(WrittenSubmission.MaxNameLength);
        builder.Property(s => s.Consent).HasMaxLength(WrittenSubmission.MaxNameLength);
        builder.Property(s => s.Summary).HasMaxLength(WrittenSubmission.MaxSummaryLength);
        builder.Property(s => s.EnteredBy).HasMaxLength(256);
        builder.Property(s => s.FileName).HasMaxLength(100);
        builder.Property(s => s.FileHash).HasMaxLength(64);
        builder.Property(s => s.TakenDown).HasMaxLength(20);
        builder.Property(s => s.TakenDownBy).HasMaxLength(256);
        builder.Property(s => s.TakenDownReason).HasMaxLength(WrittenSubmission.MaxReasonLength);
        builder.Ignore(s => s.Considered);
        builder.Ignore(s => s.Themes);
        builder.Ignore(s => s.IsFromOrganisation);
        // Two officers who enter one at the same moment do not get the same number.
        builder.HasIndex(s => new { s.SurveyId, s.Number }).IsUnique();
        builder.HasRevision();
        builder.HasOne<Survey>().WithMany().HasForeignKey(s => s.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<ConsiderationEntry>("_considered").WithOne().HasForeignKey(e => e.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_considered").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<ConsiderationEntry> builder)
    {
        builder.ToTable("considerations");
        builder.HasKey(e => new { e.SubmissionId, e.Number });
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Who).HasMaxLength(WrittenSubmission.MaxNameLength);
        builder.Property(e => e.Outcome).HasMaxLength(WrittenSubmission.MaxReasonLength);
        builder.Property(e => e.By).HasMaxLength(256);
    }
}
