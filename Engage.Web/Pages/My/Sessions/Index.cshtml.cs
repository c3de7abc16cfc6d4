using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.My.Sessions;

/// <summary>A session as a member sees it.</summary>
/// <param name="Session">The session.</param>
/// <param name="Booking">Their booking; null when there is none.</param>
/// <param name="Papers">What they can read.</param>
/// <param name="IsOpen">Whether it can be booked or given up now.</param>
public sealed record MySession(Session Session, Booking? Booking, IReadOnlyList<Paper> Papers, bool IsOpen);

/// <summary>A member's sessions: book, give up, read papers, calendar, ticket.</summary>
public sealed class IndexModel(EngageDb db, SessionBookings bookings, SessionFiles files, TimeProvider time) : MyPageModel(db, time)
{
    /// <summary>The sessions in order.</summary>
    public IReadOnlyList<MySession> Rows { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindMineAsync() ? Page() : NotFound();

    /// <summary>Books one.</summary>
    public async Task<IActionResult> OnPostBookAsync(string? session)
    {
        if (!await FindMineAsync() || Rows.FirstOrDefault(r => r.Session.Id == session) is not { } row) { return NotFound(); }
        return Done($"{Root}/sessions", await bookings.BookAsync(row.Session.Id, Me) switch
        {
            null => "That session can no longer be booked.",
            BookingState.Waiting => $"{row.Session.Title} is full. You are on the waiting list, and we write to you when a place comes free.",
            _ => $"You have a place: {row.Session.Title}.",
        });
    }

    /// <summary>Takes a place that was offered.</summary>
    public async Task<IActionResult> OnPostTakeAsync(string? session)
    {
        if (!await FindMineAsync() || Rows.FirstOrDefault(r => r.Session.Id == session) is not { Booking: { } booking } row) { return NotFound(); }
        return Done($"{Root}/sessions", await bookings.AcceptAsync(booking.Id) == BookingState.Booked ? $"You have a place: {row.Session.Title}." : "The place was held for you until its time ran out. It has gone to the next person.");
    }

    /// <summary>Gives one up.</summary>
    public async Task<IActionResult> OnPostGiveUpAsync(string? session)
    {
        if (!await FindMineAsync() || Rows.FirstOrDefault(r => r.Session.Id == session) is not { Booking: { } booking } row) { return NotFound(); }
        return Done($"{Root}/sessions", await bookings.GiveUpAsync(booking.Id) is null ? "That session has begun or does not take place." : $"You have given up your place: {row.Session.Title}.");
    }

    /// <summary>Sends a paper.</summary>
    public async Task<IActionResult> OnGetPaperAsync(string? paper) =>
        await FindMineAsync() && Rows.SelectMany(r => r.Papers).FirstOrDefault(p => p.Id == paper) is { } found && files.Send(found) is { } file ? file : NotFound();

    private async Task<bool> FindMineAsync()
    {
        if (!await FindAsync() || !Me.IsMember) { return false; }
        var stop = HttpContext.RequestAborted;
        var sessions = await Db.Sessions.AsNoTracking().AsSplitQuery().Where(s => s.AssemblyId == Assembly.Id).OrderBy(s => s.StartsAt).ToListAsync(stop);
        var mine = await Db.Bookings.AsNoTracking().Where(b => b.RegistrationId == Me.Id).ToDictionaryAsync(b => b.SessionId, StringComparer.Ordinal, stop);
        var papers = (await Db.Papers.AsNoTracking().Where(p => p.AssemblyId == Assembly.Id).OrderBy(p => p.AddedAt).ToListAsync(stop)).ToLookup(p => p.SessionId, StringComparer.Ordinal);
        Rows = [.. sessions.Select(s => new MySession(s, mine.GetValueOrDefault(s.Id), [.. papers[s.Id]], s.IsOpenAt(Now)))];
        return true;
    }
}
