using System.Linq.Expressions;
using Engage.Domain;
using Engage.Domain.Messages;
using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security.Contacts;
using Engage.Web.Security.Links;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>Takes the addresses of those who want to hear of a subject, has them confirmed, and forgets them when they say so.</summary>
public sealed class Followers(EngageDb db, ContactCipher cipher, ContactHash hash, ActLinks links, Outbox outbox, BodySettings body, TimeProvider time)
{
    /// <summary>How long an address is kept that was never confirmed, and how long the link to confirm it works.</summary>
    public static readonly TimeSpan UnconfirmedKept = TimeSpan.FromDays(7);

    /// <summary>How many times one address is asked about one subject, and how many unconfirmed subjects it may have: nobody's mailbox is to be filled by somebody else.</summary>
    public const int MostAsked = 3;

    private const string AddressField = "follower-email";

    /// <summary>The address of a follower.</summary>
    public string AddressOf(Follower follower) => cipher.Unprotect(AddressField, follower.Address);

    /// <summary>Asks an address whether it wants to hear of a subject. Nothing is said of whether it was known.</summary>
    public async Task AskAsync(FollowSubject subject, string email, CancellationToken cancellationToken = default)
    {
        try
        {
            await db.WriteAsync(_ => AskWithinAsync(subject, email, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The form was sent twice at the same instant: the other one asks.
        }
    }

    /// <summary>Confirms an address; twice is once.</summary>
    /// <returns>False when it has been forgotten meanwhile.</returns>
    public async Task<bool> ConfirmAsync(ActLink link, CancellationToken cancellationToken = default)
    {
        if (await db.Followers.SingleOrDefaultAsync(f => f.Id == link.Person && f.Subject == link.Subject, cancellationToken) is not { } follower) { return false; }
        follower.ConfirmedAt ??= time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Forgets followers, with every message to them.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ForgetAsync(Expression<Func<Follower, bool>> which, CancellationToken cancellationToken = default)
    {
        // Asked first: most of the time there is nobody, and a write for nothing would keep the disk awake.
        if (!await db.Followers.AnyAsync(which, cancellationToken)) { return 0; }
        List<string> ids = [];
        await db.WriteAsync(
            async _ =>
            {
                ids = await db.Followers.Where(which).Select(f => f.Id).ToListAsync(cancellationToken);
                await db.OutboxMessages.Where(m => ids.Contains(m.Person)).ExecuteDeleteAsync(cancellationToken);
                await db.Followers.Where(f => ids.Contains(f.Id)).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);
        await db.ScrubAsync(cancellationToken);
        return ids.Count;
    }

    /// <summary>Forgets addresses that were never confirmed, when their time is over.</summary>
    public Task<int> ForgetUnconfirmedAsync(CancellationToken cancellationToken = default)
    {
        var before = time.GetUtcNow() - UnconfirmedKept;
        return ForgetAsync(f => f.ConfirmedAt == null && f.AskedAt < before, cancellationToken);
    }

    private async Task AskWithinAsync(FollowSubject subject, string email, CancellationToken cancellationToken)
    {
        var (now, address) = (time.GetUtcNow(), hash.OfEmail(email));
        var follower = await db.Followers.SingleOrDefaultAsync(f => f.Subject == subject.Key && f.AddressHash == address, cancellationToken);
        if (follower is { ConfirmedAt: not null } or { TimesAsked: >= MostAsked }) { return; }
        if (follower is not null) { (follower.TimesAsked, follower.AskedAt) = (follower.TimesAsked + 1, now); }
        else
        {
            if (await db.Followers.CountAsync(f => f.AddressHash == address && f.ConfirmedAt == null, cancellationToken) >= MostAsked) { return; }
            db.Followers.Add(follower = new Follower { Id = NewId.Make(), Subject = subject.Key, AddressHash = address, Address = cipher.Protect(AddressField, email.Trim()), AskedAt = now });
        }
        var until = now + UnconfirmedKept;
        outbox.Queue(db, new MessageRequest(
            MessageKind.ConfirmAddress, subject.Key, follower.Id, Wording.Count(follower.TimesAsked), email, "",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["survey"] = $"news about {subject.Title}",
                ["link"] = $"/follow/confirm/{links.Make(ActLinks.ConfirmFollowing, follower.Id, subject.Key, until)}",
                ["until"] = Wording.Moment(until, TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone)),
            },
            ExpiresAt: until));
    }
}
