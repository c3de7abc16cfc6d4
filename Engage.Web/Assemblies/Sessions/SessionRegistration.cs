using Engage.Web.Assemblies.Participants;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>Registers sessions, bookings and expenses.</summary>
public static class SessionRegistration
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<Attendees>().AddSingleton<SessionMessages>().AddSingleton<SessionFiles>().AddSingleton<SessionSheets>()
        .AddScoped<SessionBookings>().AddScoped<SessionPlans>().AddScoped<SessionDesk>().AddScoped<SeatPlanner>().AddScoped<ClaimOffice>()
        .AddScoped<IParticipantData, SessionParticipantData>().AddScoped<IParticipantTasks, SessionTasks>()
        .AddHostedService<LapsedOffers>();
}
