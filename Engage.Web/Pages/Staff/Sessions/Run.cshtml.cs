using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Sessions;

/// <summary>Somebody at the door.</summary>
/// <param name="Name">The name.</param>
/// <param name="Booking">The booking; null for a member who has not booked.</param>
/// <param name="Member">The registration; null for somebody from outside.</param>
/// <param name="Table">Their table; null when no plan says.</param>
public sealed record DoorRow(string Name, Booking? Booking, Registration? Member, int? Table);

/// <summary>At the door: who is expected, who is there, and what to print.</summary>
[Authorize(Permissions.RunSessions)]
public sealed class RunModel(EngageDb db, SessionDesk desk, Attendees attendees, SessionSheets sheets, TimeProvider time) : RunPageModel(db, time)
{
    /// <summary>Those who have a place, by name, and the members who have not booked.</summary>
    public IReadOnlyList<DoorRow> Rows { get; private set; } = [];

    /// <summary>How many are there.</summary>
    public int Arrived => Rows.Count(r => r.Booking?.ArrivedAt is not null);

    /// <summary>Those who are expected and not there.</summary>
    public IEnumerable<DoorRow> Expected => Rows.Where(r => r.Booking is { HoldsPlace: true, ArrivedAt: null });

    /// <summary>Those who are there.</summary>
    public IEnumerable<DoorRow> There => Rows.Where(r => r.Booking?.ArrivedAt is not null);

    /// <summary>Members who have no place, and people on the waiting list: they may still come.</summary>
    public IEnumerable<DoorRow> Others => Rows.Where(r => r.Booking is null or { HoldsPlace: false });

    /// <summary>Shows the door.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAllAsync() ? Page() : NotFound();

    /// <summary>Somebody is there.</summary>
    public Task<IActionResult> OnPostArriveAsync(string? booking) => ForAsync(r => r.Booking?.Id == booking && booking is not null, r => desk.ArriveAsync(Session, r.Booking!.Id, Actor), r => $"{r.Name} is checked in{(r.Table is { } table ? $", table {table}" : "")}.");

    /// <summary>A member is there who has not booked.</summary>
    public Task<IActionResult> OnPostUnbookedAsync(string? member) => ForAsync(r => r.Member?.Id == member && member is not null, r => desk.ArriveUnbookedAsync(Session, r.Member!, Actor), r => $"{r.Name} is checked in without a booking.");

    /// <summary>Somebody has left.</summary>
    public Task<IActionResult> OnPostLeaveAsync(string? booking) => ForAsync(r => r.Booking?.Id == booking && booking is not null, r => desk.LeaveAsync(Session, r.Booking!.Id, Actor), r => $"It is noted that {r.Name} left early.");

    /// <summary>It was the wrong person.</summary>
    public Task<IActionResult> OnPostUndoAsync(string? booking) => ForAsync(r => r.Booking?.Id == booking && booking is not null, r => desk.UndoAsync(Session, r.Booking!.Id, Actor), r => $"{r.Name} is not checked in any more.");

    /// <summary>The attendance sheet.</summary>
    public async Task<IActionResult> OnGetSheetAsync() => await FindAllAsync() ? sheets.Attendance(Session, Assembly, Programme, Rows, Now) : NotFound();

    /// <summary>The badges.</summary>
    public async Task<IActionResult> OnGetBadgesAsync() => await FindAllAsync() ? sheets.Badges(Session, Assembly, Rows, Now) : NotFound();

    /// <summary>The table cards.</summary>
    public async Task<IActionResult> OnGetCardsAsync() => await FindAllAsync() ? sheets.TableCards(Session, Assembly, await PlanAsync(), Now) : NotFound();

    private async Task<IActionResult> ForAsync(Func<DoorRow, bool> who, Func<DoorRow, Task> change, Func<DoorRow, string> notice)
    {
        if (!await FindAllAsync()) { return NotFound(); }
        if (Session.IsCancelled || Rows.FirstOrDefault(who) is not { } row) { return NotFound(); }
        await change(row);
        return Done(Here, notice(row));
    }

    private async Task<bool> FindAllAsync()
    {
        if (!await FindAsync()) { return false; }
        var stop = HttpContext.RequestAborted;
        var seats = (await PlanAsync())?.SeatsOf(Session.Id);
        int? Table(string? id) => id is not null && seats?.TryGetValue(id, out var table) == true ? table : null;
        var booked = await Attendees.OfAsync(Db, Session.Id, cancellationToken: stop);
        var known = booked.Select(a => a.Member?.Id).ToHashSet(StringComparer.Ordinal);
        var others = (await attendees.MembersAsync(Db, Assembly.Id, stop)).Where(m => !known.Contains(m.Member.Id));
        Rows =
        [
            .. booked.Select(a => new DoorRow(attendees.NameOf(a), a.Booking, a.Member, Table(a.Member?.Id)))
                .Concat(others.Select(m => new DoorRow(m.Name, null, m.Member, Table(m.Member.Id)))).OrderBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
        return true;
    }
}
