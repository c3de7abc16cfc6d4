using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Places;
using Engage.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class AssemblyMappings : IEntityTypeConfiguration<AssemblyProgramme>, IEntityTypeConfiguration<Assembly>, IEntityTypeConfiguration<PhaseStart>, IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<AssemblyProgramme> builder)
    {
        builder.ToTable("assembly_programmes");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).HasMaxLength(PublicId.Length);
        builder.Property(p => p.Slug).HasMaxLength(Survey.MaxSlugLength);
        builder.Property(p => p.Title).HasMaxLength(AssemblyProgramme.MaxTitleLength);
        builder.Property(p => p.Question).HasMaxLength(AssemblyProgramme.MaxTitleLength);
        builder.Property(p => p.TimeZone).HasMaxLength(60);
        builder.Ignore(p => p.Zone);
        builder.HasIndex(p => p.Slug).IsUnique();
        builder.HasRevision();
    }

    public void Configure(EntityTypeBuilder<Assembly> builder)
    {
        builder.ToTable("assemblies");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).HasMaxLength(PublicId.Length);
        builder.Property(a => a.Slug).HasMaxLength(Survey.MaxSlugLength);
        builder.Property(a => a.Title).HasMaxLength(AssemblyProgramme.MaxTitleLength);
        builder.Property(a => a.AreaCode).HasMaxLength(Area.MaxCodeLength);
        builder.Ignore(a => a.Targets);
        builder.Ignore(a => a.Starts);
        builder.HasIndex(a => new { a.ProgrammeId, a.Slug }).IsUnique();
        builder.HasRevision();
        builder.HasOne<AssemblyProgramme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Cascade);

        // An assembly without its days cannot say where it stands, so they always come with it.
        builder.HasMany<PhaseStart>("_starts").WithOne().HasForeignKey(s => s.AssemblyId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation("_starts").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<PhaseStart> builder)
    {
        builder.ToTable("assembly_phases");
        builder.HasKey(s => new { s.AssemblyId, s.Phase });
        builder.Property(s => s.Phase).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("registrations");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasMaxLength(PublicId.Length);
        builder.Property(r => r.HouseholdId).HasMaxLength(PublicId.Length);
        builder.Property(r => r.Pseudonym).HasMaxLength(20);
        builder.Property(r => r.EmailHash).HasMaxLength(64);
        builder.Property(r => r.Channel).HasMaxLength(20);
        builder.Property(r => r.State).HasMaxLength(20);
        builder.Property(r => r.Seat).HasMaxLength(20);
        builder.Ignore(r => r.IsMember);
        builder.HasIndex(r => new { r.AssemblyId, r.Pseudonym }).IsUnique();
        builder.HasIndex(r => r.EmailHash);
        builder.HasIndex(r => r.HouseholdId);
        builder.HasRevision();
        builder.HasOne<Assembly>().WithMany().HasForeignKey(r => r.AssemblyId).OnDelete(DeleteBehavior.Cascade);
    }
}
