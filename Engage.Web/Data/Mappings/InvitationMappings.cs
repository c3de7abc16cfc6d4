using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Places;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Security.Contacts;
using Engage.Web.Security.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class InvitationMappings : IEntityTypeConfiguration<InvitationRound>, IEntityTypeConfiguration<Household>, IEntityTypeConfiguration<LetterFile>
{
    public void Configure(EntityTypeBuilder<InvitationRound> builder)
    {
        builder.ToTable("invitation_rounds");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasMaxLength(PublicId.Length);
        builder.Property(r => r.Seed).HasMaxLength(20);
        builder.Property(r => r.FileHash).HasMaxLength(64);
        builder.Property(r => r.DrawnBy).HasMaxLength(256);
        builder.Ignore(r => r.Strata);
        builder.HasIndex(r => new { r.AssemblyId, r.Number }).IsUnique();
        builder.HasRevision();
        builder.HasOne<Assembly>().WithMany().HasForeignKey(r => r.AssemblyId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.ToTable("households");
        builder.HasKey(h => h.Id);
        builder.Property(h => h.Id).HasMaxLength(PublicId.Length);
        builder.Property(h => h.ProgrammeId).HasMaxLength(PublicId.Length);
        builder.Property(h => h.AssemblyId).HasMaxLength(PublicId.Length);
        builder.Property(h => h.AddressHash).HasMaxLength(ContactHash.Length);
        builder.Property(h => h.AreaCode).HasMaxLength(Area.MaxCodeLength);
        builder.Property(h => h.CodeHash).HasMaxLength(ContactHash.Length);
        builder.Property(h => h.State).HasMaxLength(20);
        // The database itself refuses a second letter to an address.
        builder.HasIndex(h => new { h.ProgrammeId, h.AddressHash }).IsUnique();
        builder.HasIndex(h => h.CodeHash).IsUnique();
        builder.HasIndex(h => h.AssemblyId);
        builder.HasOne<InvitationRound>().WithMany().HasForeignKey(h => h.RoundId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<LetterFile> builder)
    {
        builder.ToTable("letter_files");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).HasMaxLength(PublicId.Length);
        builder.Property(f => f.Name).HasMaxLength(100);
        builder.HasOne<InvitationRound>().WithMany().HasForeignKey(f => f.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ParticipantMappings : IEntityTypeConfiguration<ParticipantSession>, IEntityTypeConfiguration<EmailChange>
{
    public void Configure(EntityTypeBuilder<ParticipantSession> builder)
    {
        builder.ToTable("participant_sessions");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).HasMaxLength(PublicId.Length);
        builder.Property(s => s.EmailHash).HasMaxLength(ContactHash.Length);
        builder.HasIndex(s => s.EmailHash);
    }

    public void Configure(EntityTypeBuilder<EmailChange> builder)
    {
        builder.ToTable("email_changes");
        builder.HasKey(c => c.RegistrationId);
        builder.Property(c => c.RegistrationId).HasMaxLength(PublicId.Length);
        builder.Property(c => c.EmailHash).HasMaxLength(ContactHash.Length);
        builder.HasOne<Registration>().WithOne().HasForeignKey<EmailChange>(c => c.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}
