using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Draws;

/// <summary>What there is for participants around the draw: their tickets, and their seat to answer for.</summary>
internal sealed class DrawTasks : IParticipantTasks
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ParticipantTask>> ListAsync(EngageDb db, ParticipantPlace place, CancellationToken cancellationToken)
    {
        var address = $"{place.Root}/draw";
        if (place.Person.Seat == SeatState.Offered)
        {
            var until = await db.SeatOffers.AsNoTracking().Where(o => o.RegistrationId == place.Person.Id && o.State == OfferState.Offered).Select(o => o.AnswerBy).FirstOrDefaultAsync(cancellationToken);
            return [new ParticipantTask(TaskGroup.Seat, "Take your seat", address, "To do", IsToDo: true, until is { } day ? $"By {Wording.Closing(TimeZoneInfo.ConvertTime(day, place.Programme.Zone).DateTime)}" : null)];
        }
        return await db.PanelDraws.AnyAsync(d => d.AssemblyId == place.Assembly.Id && d.AnnouncedAt != null, cancellationToken)
            ? [new ParticipantTask(TaskGroup.Seat, "The draw and your chance in it", address, place.Person.Seat == SeatState.Undrawn ? null : DrawWords.Of(place.Person.Seat))]
            : [];
    }
}
