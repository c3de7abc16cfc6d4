using Engage.Domain;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>What a member can do about sessions and expenses.</summary>
internal sealed class SessionTasks : IParticipantTasks
{
    public async Task<IReadOnlyList<ParticipantTask>> ListAsync(EngageDb db, ParticipantPlace place, CancellationToken cancellationToken)
    {
        if (!place.Person.IsMember) { return []; }
        var sessions = await db.Sessions.AsNoTracking().IgnoreAutoIncludes().Where(s => s.AssemblyId == place.Assembly.Id && s.State == SessionState.Planned).ToListAsync(cancellationToken);
        var mine = await db.Bookings.AsNoTracking().Where(b => b.RegistrationId == place.Person.Id).ToDictionaryAsync(b => b.SessionId, StringComparer.Ordinal, cancellationToken);
        var coming = sessions.Where(s => s.IsOpenAt(place.Now)).ToList();
        var (unbooked, offered) = (coming.Count(s => mine.GetValueOrDefault(s.Id)?.IsLive != true), coming.Count(s => mine.GetValueOrDefault(s.Id)?.State == BookingState.Offered));
        var status = offered > 0 ? "A place is held for you" : unbooked > 0 ? $"{Wording.Count(unbooked)} to book" : coming.Count > 0 ? "All booked" : null;
        return
        [
            new(TaskGroup.Sessions, "Book your sessions and read the papers", $"{place.Root}/sessions", status, IsToDo: offered > 0 || unbooked > 0),
            new(TaskGroup.Sessions, "Claim expenses", $"{place.Root}/expenses", Hint: place.Assembly.HonorariumPence > 0 ? "You need not claim the payment for each session" : null),
        ];
    }
}
