using Engage.Web.Assemblies.Participants;

namespace Engage.Web.Assemblies.Recommendations;

/// <summary>Registers recommendations, votes and responses.</summary>
public static class RecommendationRegistration
{
    /// <summary>Adds the ballot box, the messages, and what participants find and can take out.</summary>
    public static IServiceCollection AddRecommendations(this IServiceCollection services)
    {
        services.AddScoped<BallotBox>();
        services.AddScoped<MemberMessages>();
        services.AddScoped<IParticipantData, ParticipantVotes>();
        services.AddScoped<IParticipantTasks, DecisionTasks>();
        return services;
    }
}
