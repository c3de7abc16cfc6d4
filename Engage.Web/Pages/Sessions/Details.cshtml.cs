using System.Text;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Messages;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Sessions;

/// <summary>One session: what, when, where, who speaks and what their interests are, what to read.</summary>
public sealed class DetailsModel(EngageDb db, TimeProvider time) : PublicSessionPage(db, time)
{
    /// <summary>The published speakers of the session, by id.</summary>
    public IReadOnlyDictionary<string, Speaker> Speakers { get; private set; } = new Dictionary<string, Speaker>(StringComparer.Ordinal);

    /// <summary>The papers anybody may read.</summary>
    public IReadOnlyList<Paper> Papers { get; private set; } = [];

    /// <summary>Whether every place is taken.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(isIndexed: true)) { return NotFound(); }
        var (stop, ids) = (HttpContext.RequestAborted, Session.Agenda.SelectMany(a => a.SpeakerIds).Distinct(StringComparer.Ordinal).ToList());
        Speakers = await Db.Speakers.AsNoTracking().Where(s => ids.Contains(s.Id) && s.PublishedAt != null).ToDictionaryAsync(s => s.Id, StringComparer.Ordinal, stop);
        Papers = await Db.Papers.AsNoTracking().Where(p => p.SessionId == Session.Id && p.IsPublic).OrderBy(p => p.AddedAt).ToListAsync(stop);
        IsFull = await Db.Bookings.CountAsync(b => b.SessionId == Session.Id && (b.State == BookingState.Booked || b.State == BookingState.Offered), stop) >= Session.Capacity;
        return Page();
    }

    /// <summary>The session as an entry for a calendar.</summary>
    internal static async Task<IResult> CalendarAsync(string id, EngageDb db, SessionMessages messages, MailSettings mail, BodySettings body, TimeProvider time, CancellationToken cancellationToken)
    {
        var session = await (
            from s in db.Sessions.AsNoTracking()
            join a in db.Assemblies on s.AssemblyId equals a.Id
            join p in db.AssemblyProgrammes on a.ProgrammeId equals p.Id
            where s.Id == id && p.PublishedAt != null
            select s).SingleOrDefaultAsync(cancellationToken);
        if (session is null) { return Results.NotFound(); }
        var organiser = new CalendarPerson(mail.From.Length > 0 ? mail.From : body.ContactEmail, body.Name);
        var text = ICalendar.Write(messages.Entry(session), CalendarMethod.Publish, organiser, null, time.GetUtcNow());
        return Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", $"session-{id}.ics");
    }
}
