using Engage.Web.Assemblies.Participants;
using Engage.Web.Jobs;

namespace Engage.Web.Assemblies.Draws;

/// <summary>Registers the selection of panels.</summary>
public static class DrawRegistration
{
    /// <summary>Adds draws, seats and what they keep about participants.</summary>
    public static IServiceCollection AddDraws(this IServiceCollection services) => services
        .AddScoped<PublicDraws>().AddScoped<SeatKeeping>().AddScoped<SeatMessages>().AddScoped<IJobHandler, DrawJob>()
        .AddScoped<IParticipantTasks, DrawTasks>().AddSingleton<LotteryChecks>().AddSingleton<IParticipantData, DrawData>().AddSingleton<SeatKeeper>().AddHostedService(services => services.GetRequiredService<SeatKeeper>());
}
