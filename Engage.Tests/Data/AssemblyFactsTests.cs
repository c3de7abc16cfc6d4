using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Reports.Assemblies;
using Engage.Tests.Pages.Assemblies;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data;

/// <summary>What the report reads from the other parts of the program.</summary>
public sealed class AssemblyFactsTests(MemberSite members) : IClassFixture<MemberSite>
{
    [Fact]
    public async Task Attendance_counts_members_who_came_to_sessions_that_are_over()
    {
        var world = await members.AssemblyAsync("facts", members: 3);
        var now = members.Site.Clock.GetUtcNow();
        Session Of(string title, int day) => new(Make.NewId(), world.Assembly.Id, "Europe/London", title, new DateTime(2027, 1, day, 10, 0, 0, DateTimeKind.Unspecified), new DateTime(2027, 1, day, 14, 0, 0, DateTimeKind.Unspecified), 40);
        var (held, coming, cancelled) = (Of("Workshop 1", 9), Of("Workshop 2", 23), Of("Workshop 0", 2));
        held.Place("Town Hall", "High Street", "", null);
        held.Add(new AgendaItem { Id = Make.NewId(), SessionId = held.Id, AfterMinutes = 90, Title = "What the police do" });
        cancelled.Cancel("Snow");
        await members.Site.WriteAsync(db =>
        {
            db.Sessions.AddRange(coming, held, cancelled);
            foreach (var (member, i) in world.People.Select((p, i) => (p, i)))
            {
                var booking = new Booking { Id = Make.NewId(), SessionId = held.Id, Person = member.Id, RegistrationId = member.Id, AskedAt = now };
                booking.Seat();
                if (i < 2) { booking.Arrive(now); }
                db.Bookings.Add(booking);
            }
            var guest = new Booking { Id = Make.NewId(), SessionId = held.Id, Person = "guest", AskedAt = now };
            guest.Arrive(now);
            db.Bookings.Add(guest);
            return Task.CompletedTask;
        });

        var sessions = await ReadAsync(facts => facts.SessionsAsync(world.Assembly, now, default));

        Assert.Equal(["Workshop 1", "Workshop 2"], sessions.Select(s => s.Title));
        Assert.Equal((2, 3, "Town Hall"), (sessions[0].Attended, sessions[0].Expected, sessions[0].Where));
        Assert.Equal(["11:30am: What the police do"], sessions[0].Programme);
        Assert.Null(sessions[1].Attended);
        Assert.Null(await ReadAsync(facts => facts.DrawAsync(world.Programme, world.Assembly, default)));
    }

    [Fact]
    public async Task Speakers_are_those_who_are_public_and_spoke_to_this_assembly()
    {
        var world = await members.AssemblyAsync("heard", members: 1);
        var session = new Session(Make.NewId(), world.Assembly.Id, "Europe/London", "Workshop 1", new DateTime(2027, 1, 9, 10, 0, 0, DateTimeKind.Unspecified), new DateTime(2027, 1, 9, 14, 0, 0, DateTimeKind.Unspecified), 40);
        var (heard, elsewhere) = (Speaker("Dr A. Example"), Speaker("Prof. B. Example"));
        var item = new AgendaItem { Id = Make.NewId(), SessionId = session.Id, AfterMinutes = 0, Title = "Crime" };
        item.Hear([heard.Id]);
        session.Add(item);
        await members.Site.WriteAsync(db =>
        {
            db.Speakers.AddRange(heard, elsewhere);
            db.Sessions.Add(session);
            return Task.CompletedTask;
        });

        Assert.Equal([new SpeakerFacts("Dr A. Example", "Example University", "None", "Workshop 1")], await ReadAsync(facts => facts.SpeakersAsync(world.Assembly, default)));

        Speaker Speaker(string name)
        {
            var speaker = new Speaker { Id = Make.NewId(), ProgrammeId = world.Programme.Id };
            speaker.Describe(name, "Example University", "", "The panel", "");
            speaker.Declare("None", new DateOnly(2027, 1, 2));
            speaker.Publish(members.Site.Clock.GetUtcNow());
            return speaker;
        }
    }

    private async Task<T> ReadAsync<T>(Func<AssemblyFacts, Task<T>> read)
    {
        await using var scope = members.Site.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AssemblyFacts>());
    }
}
