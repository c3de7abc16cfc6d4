using Engage.Domain;
using Engage.Web.Security;
using Engage.Web.Security.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engage.Web.Data.Mappings;

internal sealed class BrowserSessionMapping : IEntityTypeConfiguration<BrowserSession>
{
    public void Configure(EntityTypeBuilder<BrowserSession> builder)
    {
        builder.ToTable("staff_sessions");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).HasMaxLength(PublicId.Length);
        builder.Property(s => s.Method).HasMaxLength(20);
        builder.Ignore(s => s.HasSecondFactor);
        builder.HasIndex(s => s.AccountId);
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
