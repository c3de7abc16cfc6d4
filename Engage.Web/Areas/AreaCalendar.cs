using System.Text;
using Engage.Domain.Messages;
using Engage.Domain.Places.Local;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Mail;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Areas;

/// <summary>Events of areas for calendars: each as a file, and all of an area as a feed to subscribe to.</summary>
internal static class AreaCalendar
{
    // A feed keeps what lately passed, so that a cancellation is seen.
    private static readonly TimeSpan _kept = TimeSpan.FromDays(30);

    /// <summary>One event.</summary>
    public static async Task<IResult> EventAsync(string id, EngageDb db, MailSettings mail, BodySettings body, TimeProvider time, CancellationToken cancellationToken) =>
        await db.LocalEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is { } found
            ? File([found], body.ServiceName, mail, body, time, $"event-{id}.ics")
            : Results.NotFound();

    /// <summary>The events of an area, of areas within it and above it.</summary>
    public static async Task<IResult> FeedAsync(string code, LocalFactsReader reader, GazetteerSource places, MailSettings mail, BodySettings body, TimeProvider time, CancellationToken cancellationToken)
    {
        if (places.Current.Find(code) is not { } area) { return Results.NotFound(); }
        var since = (time.GetUtcNow() - _kept).UtcDateTime;
        var events = (await reader.EventsAsync(area, cancellationToken)).Where(e => e.EndsAt > since);
        return File(events, $"{area.Name}: meet your local police", mail, body, time, $"{area.Code}-events.ics");
    }

    private static IResult File(IEnumerable<LocalEvent> events, string name, MailSettings mail, BodySettings body, TimeProvider time, string fileName)
    {
        var organiser = new CalendarPerson(mail.From.Length > 0 ? mail.From : body.ContactEmail, body.Name);
        var text = ICalendar.WriteAll([.. events.Select(e => e.ToCalendar(mail.MessageIdDomain, body.TimeZone))], name, organiser, time.GetUtcNow());
        return Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", fileName);
    }
}
