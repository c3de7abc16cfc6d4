using Engage.Domain;
using Engage.Domain.Messages;
using Engage.Web.Security.Contacts;
using Engage.Web.Security.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Engage.Web.Data.Mappings;

/// <summary>Kinds are stored by their codes.</summary>
internal sealed class MessageKindCode() : ValueConverter<MessageKind, string>(kind => kind.Code(), code => MessageKinds.Find(code)!.Value);

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox_messages");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).HasMaxLength(PublicId.Length);
        builder.Property(m => m.Key).HasMaxLength((3 * OutboxMessage.MaxPart) + 40);
        builder.Property(m => m.MessageId).HasMaxLength(OutboxMessage.MaxMessageId);
        builder.Property(m => m.Kind).HasConversion<MessageKindCode>().HasMaxLength(40);
        builder.Property(m => m.Subject).HasMaxLength(OutboxMessage.MaxPart);
        builder.Property(m => m.Person).HasMaxLength(OutboxMessage.MaxPart);
        builder.Property(m => m.Language).HasMaxLength(10);
        builder.Property(m => m.AddressHash).HasMaxLength(ContactHash.Length);
        builder.Property(m => m.State).HasMaxLength(20);
        builder.Property(m => m.LeaseOwner).HasMaxLength(60);
        builder.Ignore(m => m.CanBeWithdrawn);
        builder.Ignore(m => m.CanBeRequeued);
        builder.HasIndex(m => m.Key).IsUnique();
        builder.HasIndex(m => new { m.State, m.DueAt });
        builder.HasIndex(m => m.Person);
        builder.HasIndex(m => m.QueuedAt);
        builder.HasIndex(m => m.LeaseOwner);
    }
}

internal sealed class MessageAttemptMapping : IEntityTypeConfiguration<MessageAttempt>
{
    public void Configure(EntityTypeBuilder<MessageAttempt> builder)
    {
        builder.ToTable("message_attempts");
        builder.HasKey(a => a.Number);
        builder.Property(a => a.MessageId).HasMaxLength(PublicId.Length);
        builder.Property(a => a.Outcome).HasMaxLength(20);
        builder.Property(a => a.Phase).HasMaxLength(20);
        builder.Property(a => a.Reply).HasMaxLength(MessageAttempt.MaxReply);
        builder.HasIndex(a => a.At);
        builder.HasOne<OutboxMessage>().WithMany().HasForeignKey(a => a.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SuppressionMapping : IEntityTypeConfiguration<Suppression>
{
    public void Configure(EntityTypeBuilder<Suppression> builder)
    {
        builder.ToTable("suppressions");
        builder.HasKey(s => new { s.AddressHash, s.Scope });
        builder.Property(s => s.AddressHash).HasMaxLength(ContactHash.Length);
        builder.Property(s => s.Scope).HasMaxLength(20);
        builder.Property(s => s.Reason).HasMaxLength(Suppression.MaxReason);
    }
}

internal sealed class MessageTemplateMapping : IEntityTypeConfiguration<MessageTemplate>
{
    public void Configure(EntityTypeBuilder<MessageTemplate> builder)
    {
        builder.ToTable("message_templates");
        builder.HasKey(t => new { t.Kind, t.Language, t.Version });
        builder.Property(t => t.Kind).HasConversion<MessageKindCode>().HasMaxLength(40);
        builder.Property(t => t.Language).HasMaxLength(10);
        builder.Property(t => t.Version).ValueGeneratedNever();
        builder.Property(t => t.Subject).HasMaxLength(MessageTemplate.MaxSubject);
        builder.Property(t => t.Markdown).HasMaxLength(MessageTemplate.MaxMarkdown);
        builder.Property(t => t.CreatedBy).HasMaxLength(256);
    }
}

internal sealed class RelayAllowanceMapping : IEntityTypeConfiguration<RelayAllowance>
{
    public void Configure(EntityTypeBuilder<RelayAllowance> builder)
    {
        builder.ToTable("relay_allowances");
        builder.HasKey(a => a.Relay);
        builder.Property(a => a.Relay).HasMaxLength(40);
    }
}

internal sealed class SignInLinkMapping : IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<SignInLink> builder)
    {
        builder.ToTable("sign_in_links");
        builder.HasKey(l => l.TokenHash);
        builder.Property(l => l.TokenHash).HasMaxLength(ContactHash.Length);
        builder.Property(l => l.Person).HasMaxLength(OutboxMessage.MaxPart);
        builder.HasIndex(l => l.Person);
        builder.HasIndex(l => l.ExpiresAt);
    }
}
