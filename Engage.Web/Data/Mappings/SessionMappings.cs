using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Expenses;
using Engage.Domain.Assemblies.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class SessionMappings : IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<AgendaItem>, IEntityTypeConfiguration<AgendaSpeaker>, IEntityTypeConfiguration<Facilitator>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).HasMaxLength(PublicId.Length);
        builder.Property(s => s.TimeZone).HasMaxLength(60);
        builder.Property(s => s.Title).HasMaxLength(Session.MaxLineLength);
        builder.Property(s => s.Venue).HasMaxLength(Session.MaxLineLength);
        builder.Property(s => s.State).HasMaxLength(20);
        builder.Property(s => s.IsPublic);
        builder.Ignore(s => s.Agenda).Ignore(s => s.Facilitators);
        builder.HasIndex(s => s.AssemblyId);
        builder.HasRevision();
        builder.HasOne<Assembly>().WithMany().HasForeignKey(s => s.AssemblyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<AgendaItem>("_agenda").WithOne().HasForeignKey(a => a.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_agenda").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasMany<Facilitator>("_facilitators").WithOne().HasForeignKey(f => f.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_facilitators").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.ToTable("agenda_items");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).HasMaxLength(PublicId.Length);
        builder.Property(a => a.Title).HasMaxLength(Session.MaxLineLength);
        builder.HasMany<AgendaSpeaker>("_speakers").WithOne().HasForeignKey(s => s.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_speakers").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<AgendaSpeaker> builder)
    {
        builder.ToTable("agenda_speakers");
        builder.HasKey(s => new { s.ItemId, s.SpeakerId });
        builder.HasOne<Speaker>().WithMany().HasForeignKey(s => s.SpeakerId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Facilitator> builder)
    {
        builder.ToTable("session_facilitators");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).HasMaxLength(PublicId.Length);
        builder.Property(f => f.Name).HasMaxLength(Session.MaxLineLength);
        builder.Property(f => f.Account).HasMaxLength(256);
    }
}

internal sealed class SpeakerMappings : IEntityTypeConfiguration<Speaker>, IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Speaker> builder)
    {
        builder.ToTable("speakers");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).HasMaxLength(PublicId.Length);
        builder.Property(s => s.Name).HasMaxLength(Speaker.MaxLineLength);
        builder.Property(s => s.Organisation).HasMaxLength(Speaker.MaxLineLength);
        builder.Property(s => s.ProposedBy).HasMaxLength(Speaker.MaxLineLength);
        builder.Property(s => s.PhotoType).HasMaxLength(20);
        builder.HasRevision();
        builder.HasOne<AssemblyProgramme>().WithMany().HasForeignKey(s => s.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.ToTable("papers");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).HasMaxLength(PublicId.Length);
        builder.Property(p => p.Title).HasMaxLength(Paper.MaxTitleLength);
        builder.Property(p => p.FileName).HasMaxLength(100);
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.HasIndex(p => p.AssemblyId);
        builder.HasOne<Session>().WithMany().HasForeignKey(p => p.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Speaker>().WithMany().HasForeignKey(p => p.SpeakerId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class BookingMappings : IEntityTypeConfiguration<Booking>, IEntityTypeConfiguration<SeatPlan>, IEntityTypeConfiguration<TableNote>, IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Booking> builder)
    {
        builder.ToTable("bookings");
        builder.HasKey(b => b.Id);
        builder.Property(b => b.Id).HasMaxLength(PublicId.Length);
        builder.Property(b => b.Person).HasMaxLength(64);
        builder.Property(b => b.State).HasMaxLength(20);
        builder.Ignore(b => b.HoldsPlace).Ignore(b => b.IsLive);
        builder.HasIndex(b => new { b.SessionId, b.Person }).IsUnique();
        builder.HasIndex(b => b.RegistrationId);
        builder.HasIndex(b => b.OfferedUntil);
        builder.HasRevision();
        builder.HasOne<Session>().WithMany().HasForeignKey(b => b.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registration>().WithMany().HasForeignKey(b => b.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SeatPlan> builder)
    {
        builder.ToTable("seat_plans");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).HasMaxLength(PublicId.Length);
        builder.Property(p => p.MadeBy).HasMaxLength(256);
        builder.Ignore(p => p.Wishes);
        builder.HasIndex(p => p.AssemblyId);
        builder.HasOne<Assembly>().WithMany().HasForeignKey(p => p.AssemblyId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TableNote> builder)
    {
        builder.ToTable("table_notes");
        builder.HasKey(n => new { n.SessionId, n.Table });
        builder.Property(n => n.Table).ValueGeneratedNever();
        builder.Property(n => n.Version).IsConcurrencyToken();
        builder.Property(n => n.SavedBy).HasMaxLength(256);
        builder.HasOne<Session>().WithMany().HasForeignKey(n => n.SessionId).OnDelete(DeleteBehavior.Cascade);
    }

    // The books outlive the session and the person: neither takes a claim with it.
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.ToTable("claims");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).HasMaxLength(PublicId.Length);
        builder.Property(c => c.Kind).HasMaxLength(20);
        builder.Property(c => c.State).HasMaxLength(20);
        builder.Property(c => c.OnlyOnce).HasMaxLength(60);
        builder.Property(c => c.EnteredBy).HasMaxLength(256);
        builder.Property(c => c.DecidedBy).HasMaxLength(256);
        builder.HasIndex(c => c.OnlyOnce).IsUnique();
        builder.HasIndex(c => c.AssemblyId);
        builder.HasIndex(c => c.RegistrationId);
        builder.HasRevision();
        builder.HasOne<Assembly>().WithMany().HasForeignKey(c => c.AssemblyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registration>().WithMany().HasForeignKey(c => c.RegistrationId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Session>().WithMany().HasForeignKey(c => c.SessionId).OnDelete(DeleteBehavior.SetNull);
    }
}
