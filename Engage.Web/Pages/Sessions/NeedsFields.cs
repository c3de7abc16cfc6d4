using Engage.Domain.Assemblies.Interest;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.Pages.Sessions;

/// <summary>What somebody needs, as they type it.</summary>
public sealed class NeedsFields
{
    /// <summary>Getting in, seeing, hearing, reading.</summary>
    public string? Access { get; set; }

    /// <summary>Food.</summary>
    public string? Diet { get; set; }

    /// <summary>Getting there.</summary>
    public string? Travel { get; set; }

    /// <summary>Somebody they look after.</summary>
    public string? Care { get; set; }

    /// <summary>Reads them; what is too long is in the model state.</summary>
    public ParticipantNeeds Read(ModelStateDictionary state, string prefix)
    {
        var needs = new ParticipantNeeds(Access ?? "", Diet ?? "", Travel ?? "", Care ?? "").Cleaned();
        foreach (var name in needs.TooLong())
        {
            var field = name switch { "Access" => nameof(Access), "Food" => nameof(Diet), "Travel" => nameof(Travel), _ => nameof(Care) };
            state.AddModelError($"{prefix}.{field}", $"What you tell us must be {ContactDetails.MaxNeed} characters or fewer");
        }
        return needs;
    }
}
