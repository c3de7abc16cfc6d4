using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Expenses;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Messages;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security;
using Engage.Web.Security.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data.Sessions;

public sealed class BookingsOnSqlite() : BookingTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class BookingsOnPostgres() : BookingTests(TestDatabase.PostgresAsync);

/// <summary>Places are given out once, in order, and everybody is told once.</summary>
public abstract class BookingTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    [DatabaseFact]
    public async Task Of_thirty_who_ask_at_once_for_the_last_place_one_gets_it_and_the_others_wait_in_order()
    {
        var world = await WorldAsync(members: 31, capacity: 2);
        await BookAsync(world, 30);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => BookAsync(world, i))));

        Assert.Equal(1, outcomes.Count(o => o == BookingState.Booked));
        Assert.Equal(29, outcomes.Count(o => o == BookingState.Waiting));
        var bookings = await ReadAsync(db => db.Bookings.AsNoTracking().ToListAsync());
        Assert.Equal(2, bookings.Count(b => b.State == BookingState.Booked));
        // Everybody has a turn of their own, and whoever got the place asked before all who wait.
        Assert.Equal(31, bookings.Select(b => b.Turn).Distinct().Count());
        Assert.True(bookings.Where(b => b.State == BookingState.Booked).Max(b => b.Turn) < bookings.Where(b => b.State == BookingState.Waiting).Min(b => b.Turn));
        var messages = await ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.Kind == MessageKind.SessionPlace || m.Kind == MessageKind.SessionWaitingList).ToListAsync());
        Assert.Equal(31, messages.Count);
        Assert.Equal(31, messages.Select(m => m.Person).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2, messages.Count(m => m.Kind == MessageKind.SessionPlace));
    }

    [DatabaseFact]
    public async Task One_person_who_presses_thirty_times_has_one_booking_and_one_message()
    {
        var world = await WorldAsync(members: 1, capacity: 5);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => BookAsync(world, 0))));

        Assert.All(outcomes, o => Assert.Equal(BookingState.Booked, o));
        Assert.Equal(1, await ReadAsync(db => db.Bookings.CountAsync()));
        Assert.Equal(1, await ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.SessionPlace)));
        Assert.Equal(2, await ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.SessionReminder)));
    }

    [DatabaseFact]
    public async Task A_place_given_up_is_offered_to_whoever_keeps_the_quotas_and_then_taken_or_passed_on()
    {
        // Four places, two of each age at most. Members 1, 3, 5 … are young and 2, 4, 6 … are old.
        var world = await WorldAsync(members: 8, capacity: 4);
        foreach (var i in new[] { 0, 1, 2, 3, 4, 5, 7 }) { await BookAsync(world, i); }
        var booked = await BookingOfAsync(world, 1);

        // An old person goes: the young one who asked first would be the third; the old one after them gets the offer.
        await WithAsync(b => b.GiveUpAsync(booked.Id));
        var offered = await BookingOfAsync(world, 5);
        Assert.Equal(BookingState.Waiting, (await BookingOfAsync(world, 4)).State);
        Assert.Equal(BookingState.Offered, offered.State);
        Assert.Equal(Database.Time.GetUtcNow().AddDays(2), offered.OfferedUntil);
        Assert.Equal(1, await MessagesAsync(MessageKind.PlaceOffered));

        // The held place is not free to anybody else.
        Assert.Equal(BookingState.Waiting, await BookAsync(world, 6));

        // Nobody answers in time: it goes on to the next old person.
        Database.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await Database.WithAsync(db => Bookings(db).LapseAsync(CancellationToken.None)));
        Assert.Equal(BookingState.Cancelled, (await BookingOfAsync(world, 5)).State);
        var next = await BookingOfAsync(world, 7);
        Assert.Equal(BookingState.Offered, next.State);
        Assert.Equal(BookingState.Booked, await WithAsync(b => b.AcceptAsync(next.Id)));
        Assert.Equal(4, await ReadAsync(db => db.Bookings.CountAsync(b => b.State == BookingState.Booked)));
    }

    [DatabaseFact]
    public async Task An_offer_cannot_be_taken_late_and_a_place_is_taken_once_however_often_it_is_pressed()
    {
        var world = await WorldAsync(members: 3, capacity: 1);
        foreach (var i in new[] { 0, 1, 2 }) { await BookAsync(world, i); }
        await WithAsync(async b => await b.GiveUpAsync((await BookingOfAsync(world, 0)).Id));
        var first = await BookingOfAsync(world, 1);
        Database.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(BookingState.Cancelled, await WithAsync(b => b.AcceptAsync(first.Id)));
        var second = await BookingOfAsync(world, 2);
        Assert.Equal(BookingState.Offered, second.State);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WithAsync(b => b.AcceptAsync(second.Id)))));

        Assert.Equal(1, await ReadAsync(db => db.Bookings.CountAsync(b => b.State == BookingState.Booked)));
        Assert.Equal(1, await ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.SessionPlace && m.Person == second.RegistrationId)));
    }

    [DatabaseFact]
    public async Task A_session_that_moves_takes_its_reminders_along_and_tells_everybody_with_the_next_version()
    {
        var world = await WorldAsync(members: 3, capacity: 2);
        foreach (var i in new[] { 0, 1, 2 }) { await BookAsync(world, i); }
        var before = await DueAsync();

        await Database.WithAsync(async db =>
        {
            var session = await db.Sessions.SingleAsync();
            session.Retime(session.StartsAt.AddDays(7), session.EndsAt.AddDays(7));
            await Plans(db).SaveAsync(session, isElsewhere: true, "editor@office.example");
            return 0;
        });

        // Two people with a place have two reminders each: a week later, and no others.
        Assert.Equal(before.Select(d => d.AddDays(7)), await DueAsync());
        Assert.Equal(3, await MessagesAsync(MessageKind.SessionChanged));
        var outbox = Database.Services.GetRequiredService<Outbox>();
        var changed = (await ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.Kind == MessageKind.SessionChanged).ToListAsync())).Select(m => outbox.Open(m)!).ToList();
        Assert.Equal(2, changed.Count(c => c.Calendar is { Sequence: 2, IsCancelled: false }));
    }

    [DatabaseFact]
    public async Task A_cancelled_session_takes_everything_back_and_tells_everybody()
    {
        var world = await WorldAsync(members: 3, capacity: 2);
        foreach (var i in new[] { 0, 1, 2 }) { await BookAsync(world, i); }

        await Database.WithAsync(async db =>
        {
            await Plans(db).CancelAsync(await db.Sessions.SingleAsync(), "Snow", "editor@office.example");
            return 0;
        });

        Assert.Empty(await DueAsync());
        Assert.Equal(3, await MessagesAsync(MessageKind.SessionCancelled));
        var outbox = Database.Services.GetRequiredService<Outbox>();
        var told = (await ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.Kind == MessageKind.SessionCancelled).ToListAsync())).Select(m => outbox.Open(m)!).ToList();
        Assert.Equal(2, told.Count(c => c.Calendar is { IsCancelled: true, Sequence: 2 }));
        Assert.Null(await BookAsync(world, 0));
    }

    [DatabaseFact]
    public async Task Somebody_from_outside_holds_a_place_only_once_the_address_is_theirs()
    {
        var world = await WorldAsync(members: 0, capacity: 1, isPublic: true);
        var needs = new ParticipantNeeds("Hearing loop", "", "", "");
        for (var i = 0; i < 9; i++) { Assert.True(await WithAsync(b => b.AskAsync(world.Session.Id, "Jo Bloggs", "JO@example.org ", needs))); }

        var booking = await ReadAsync(db => db.Bookings.AsNoTracking().SingleAsync());
        Assert.Equal(BookingState.Unconfirmed, booking.State);
        // The mailbox of somebody else cannot be filled.
        Assert.Equal(3, await MessagesAsync(MessageKind.ConfirmAddress));
        Assert.DoesNotContain("Jo", booking.Name!, StringComparison.Ordinal);

        Assert.Equal(BookingState.Booked, await WithAsync(b => b.ConfirmAsync(booking.Id)));
        Assert.Equal(BookingState.Booked, await WithAsync(b => b.ConfirmAsync(booking.Id)));
        Assert.True(await WithAsync(b => b.AskAsync(world.Session.Id, "Mallory", "jo@example.org", ParticipantNeeds.None)));
        var after = await ReadAsync(db => db.Bookings.AsNoTracking().SingleAsync());
        Assert.Equal("Jo Bloggs", Attendees.NameOf(new Attendee(after, null)));
        Assert.Equal(needs, Attendees.NeedsOf(new Attendee(after, null)));
        Assert.Equal(1, await MessagesAsync(MessageKind.SessionPlace));
    }

    [DatabaseFact]
    public async Task Somebody_from_outside_is_forgotten_after_thirty_days_and_stays_counted()
    {
        var world = await WorldAsync(members: 0, capacity: 1, isPublic: true);
        await WithAsync(b => b.AskAsync(world.Session.Id, "Jo Bloggs", "jo@example.org", new ParticipantNeeds("", "No nuts", "", "")));
        var id = await ReadAsync(db => db.Bookings.Select(b => b.Id).SingleAsync());
        await WithAsync(b => b.ConfirmAsync(id));
        await DeskAsync((desk, session) => desk.ArriveAsync(session, id, "door@office.example"));
        Database.Time.Advance(world.Session.End - Database.Time.GetUtcNow() + TimeSpan.FromDays(29));
        Assert.Equal(0, await WithAsync(b => b.ForgetOutsidersAsync(CancellationToken.None)));

        Database.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await WithAsync(b => b.ForgetOutsidersAsync(CancellationToken.None)));

        var booking = await ReadAsync(db => db.Bookings.AsNoTracking().SingleAsync());
        Assert.Equal((null, null, null, id), (booking.Name, booking.Email, booking.Needs, booking.Person));
        Assert.NotNull(booking.ArrivedAt);
        Assert.Equal(0, await ReadAsync(db => db.OutboxMessages.CountAsync()));
    }

    [DatabaseFact]
    public async Task Two_at_the_door_check_a_member_in_once_with_one_honorarium_which_nobody_approves_for_themselves()
    {
        var world = await WorldAsync(members: 1, capacity: 1);
        await BookAsync(world, 0);
        var booking = await BookingOfAsync(world, 0);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => DeskAsync((desk, session) => desk.ArriveAsync(session, booking.Id, "door@office.example")))));

        var claim = await ReadAsync(db => db.Claims.AsNoTracking().SingleAsync());
        Assert.Equal((ClaimKind.Honorarium, 7_500, ClaimState.Submitted), (claim.Kind, claim.Pence, claim.State));
        Assert.False(await OfficeAsync(o => o.DecideAsync(claim.Id, world.Assembly.Id, "door@office.example", null)));
        Assert.True(await OfficeAsync(o => o.DecideAsync(claim.Id, world.Assembly.Id, "editor@office.example", null)));
        Assert.False(await OfficeAsync(o => o.DecideAsync(claim.Id, world.Assembly.Id, "editor@office.example", "No")));
        Assert.Equal(1, await MessagesAsync(MessageKind.Expenses));

        var (batch, claims) = await OfficeAsync(async o => await o.ExportAsync(world.Assembly, "editor@office.example"));
        Assert.Equal((1, 1), (batch, claims.Count));
        Assert.Equal(0, (await OfficeAsync(async o => await o.ExportAsync(world.Assembly, "editor@office.example"))).Batch);
    }

    [DatabaseFact]
    public async Task An_arrival_taken_back_takes_its_undecided_honorarium_back()
    {
        var world = await WorldAsync(members: 1, capacity: 1);
        await DeskAsync((desk, session) => desk.ArriveUnbookedAsync(session, world.Members[0], "door@office.example"));
        var booking = await BookingOfAsync(world, 0);
        Assert.Equal(BookingState.Booked, booking.State);
        Assert.NotNull(booking.ArrivedAt);

        await DeskAsync((desk, session) => desk.UndoAsync(session, booking.Id, "door@office.example"));

        Assert.Equal(0, await ReadAsync(db => db.Claims.CountAsync()));
        Assert.Null((await BookingOfAsync(world, 0)).ArrivedAt);
    }

    [DatabaseFact]
    public async Task A_form_sent_twice_is_one_claim()
    {
        var world = await WorldAsync(members: 1, capacity: 1);
        var id = Make.NewId();

        for (var i = 0; i < 2; i++)
        {
            await OfficeAsync(async o =>
            {
                await o.EnterAsync(world.Members[0], ClaimKind.Travel, 1_250, "=HYPERLINK(\"x\")", null, null, id);
                return 0;
            });
        }

        Assert.Equal(1, await ReadAsync(db => db.Claims.CountAsync()));
    }

    [DatabaseFact]
    public async Task Erasing_a_person_frees_the_place_and_leaves_counts_and_the_books()
    {
        var world = await WorldAsync(members: 2, capacity: 1);
        await BookAsync(world, 0);
        await BookAsync(world, 1);
        await DeskAsync((desk, session) => desk.ArriveUnbookedAsync(session, world.Members[0], "door@office.example"));
        await OfficeAsync(async o =>
        {
            await o.EnterAsync(world.Members[0], ClaimKind.Care, 2_000, "For my two children", null, null);
            return 0;
        });
        var honorarium = await ReadAsync(db => db.Claims.AsNoTracking().SingleAsync(c => c.Kind == ClaimKind.Honorarium));
        await OfficeAsync(o => o.DecideAsync(honorarium.Id, world.Assembly.Id, "editor@office.example", null));
        await OfficeAsync(async o => await o.ExportAsync(world.Assembly, "editor@office.example"));
        var facts = await Database.WithAsync(async db => await Data().ReadAsync(db, await db.Registrations.SingleAsync(r => r.Id == world.Members[0].Id), CancellationToken.None));
        Assert.Contains(facts, f => f.Value.Contains("For my two children", StringComparison.Ordinal));
        Assert.Contains(facts, f => f.Name.EndsWith(": arrived", StringComparison.Ordinal));

        await Database.WithAsync(async db =>
        {
            await db.WriteAsync(async _ => await Data().EraseAsync(db, await db.Registrations.SingleAsync(r => r.Id == world.Members[0].Id), CancellationToken.None));
            return 0;
        });

        var claim = await ReadAsync(db => db.Claims.AsNoTracking().SingleAsync());
        Assert.Equal((null, 7_500, 1, null), (claim.RegistrationId, claim.Pence, claim.Batch, claim.Note));
        Assert.Equal(1, await ReadAsync(db => db.Bookings.CountAsync(b => b.ArrivedAt != null)));
        Assert.Equal(0, await ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Person == world.Members[0].Id)));
        await Database.WithAsync(db => Bookings(db).LapseAsync(CancellationToken.None));
        Assert.Equal(BookingState.Offered, (await BookingOfAsync(world, 1)).State);
    }

    [DatabaseFact]
    public async Task Who_gives_up_the_seat_gives_up_the_sessions()
    {
        var world = await WorldAsync(members: 2, capacity: 1);
        await BookAsync(world, 0);
        await BookAsync(world, 1);
        await Database.WithAsync(async db =>
        {
            (await db.Registrations.SingleAsync(r => r.Id == world.Members[0].Id)).SeatTo(SeatState.GivenUp, Database.Time.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        await Database.WithAsync(db => Bookings(db).LapseAsync(CancellationToken.None));

        Assert.Equal(BookingState.Cancelled, (await BookingOfAsync(world, 0)).State);
        Assert.Equal(BookingState.Offered, (await BookingOfAsync(world, 1)).State);
    }

    private Attendees Attendees => new(new ParticipantContacts(Cipher, Hash), Cipher, Hash);

    private ContactCipher Cipher => Database.Services.GetRequiredService<ContactCipher>();

    private ContactHash Hash => Database.Services.GetRequiredService<ContactHash>();

    private SessionMessages Messages => new(
        Database.Services.GetRequiredService<Outbox>(), Attendees, Database.Services.GetRequiredService<Web.Security.Links.ActLinks>(), Database.Services.GetRequiredService<MailSettings>(), Database.Time);

    private AuditTrail Audit => Database.Services.GetRequiredService<AuditTrail>();

    private SessionBookings Bookings(EngageDb db) => new(db, Attendees, Messages, Database.Time);

    private SessionPlans Plans(EngageDb db) => new(db, Messages, Bookings(db), Audit, Database.Time);

    private SessionParticipantData Data() => new(Attendees, Messages, Database.Time);

    private async Task<SessionWorld> WorldAsync(int members, int capacity, bool isPublic = false)
    {
        // As the site does at its start: makes the first key of the ring.
        _ = Database.Services.GetRequiredService<ContactCipher>().Protect("any", "");
        SessionWorld? world = null;
        await Database.SaveAsync(db => world = SessionWorld.Add(db, Database.Services, Database.Time.GetUtcNow(), members, capacity, isPublic));
        return world!;
    }

    private Task<T> WithAsync<T>(Func<SessionBookings, Task<T>> work) => Database.WithAsync(db => work(Bookings(db)));

    private Task<BookingState?> BookAsync(SessionWorld world, int member) =>
        Database.WithAsync(async db => await Bookings(db).BookAsync(world.Session.Id, await db.Registrations.SingleAsync(r => r.Id == world.Members[member].Id)));

    private Task<Booking> BookingOfAsync(SessionWorld world, int member) => ReadAsync(db => db.Bookings.AsNoTracking().SingleAsync(b => b.RegistrationId == world.Members[member].Id));

    private Task<int> DeskAsync(Func<SessionDesk, Session, Task> work) => Database.WithAsync(async db =>
    {
        await work(new SessionDesk(db, Audit, Database.Time), await db.Sessions.AsNoTracking().SingleAsync());
        return 0;
    });

    private Task<T> OfficeAsync<T>(Func<ClaimOffice, Task<T>> work) =>
        Database.WithAsync(db => work(new ClaimOffice(db, Database.Services.GetRequiredService<Outbox>(), Attendees, Audit, Database.Time)));

    private Task<int> MessagesAsync(MessageKind kind) => ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == kind));

    private Task<List<DateTimeOffset>> DueAsync() =>
        ReadAsync(db => db.OutboxMessages.Where(m => m.Kind == MessageKind.SessionReminder && m.State == MessageState.Queued).OrderBy(m => m.DueAt).Select(m => m.DueAt).ToListAsync());
}
