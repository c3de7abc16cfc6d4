using Engage.Web.Assemblies.Interest;

namespace Engage.Web.Assemblies.Participants;

/// <summary>Registers the participants' own area and what stands behind it.</summary>
public static class ParticipantsRegistration
{
    /// <summary>Adds contacts, sign-in by mail, tasks, registrations and their erasure.</summary>
    public static IServiceCollection AddParticipantsArea(this IServiceCollection services)
    {
        services.AddSingleton<ParticipantContacts>();
        services.AddScoped<SignInMail>().AddScoped<RegistrationDesk>().AddScoped<EmailChanges>().AddScoped<ParticipantErasure>();
        services.AddScoped<IParticipantTasks, DetailsTasks>();
        services.AddScoped<IParticipantData, RegistrationData>();
        return services;
    }
}
