namespace Engage.Web.Data.Demo;

/// <summary>Registers the simulation of responses.</summary>
public static class DemoRegistration
{
    /// <summary>Adds <see cref="Simulation"/>; <see cref="DemoData"/> and the command use it.</summary>
    public static IServiceCollection AddSimulation(this IServiceCollection services) => services.AddScoped<Simulation>();
}
