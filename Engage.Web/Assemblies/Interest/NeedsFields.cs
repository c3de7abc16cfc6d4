using Engage.Domain.Assemblies.Interest;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.Assemblies.Interest;

/// <summary>The fields in which people say what they need.</summary>
public sealed class NeedsFields
{
    /// <summary>Ways in, hearing, seeing, language.</summary>
    public string? Access { get; set; }

    /// <summary>Food.</summary>
    public string? Diet { get; set; }

    /// <summary>Getting there.</summary>
    public string? Travel { get; set; }

    /// <summary>Somebody they look after.</summary>
    public string? Care { get; set; }

    /// <summary>The fields filled in.</summary>
    public static NeedsFields Of(ParticipantNeeds needs) => new() { Access = needs.Access, Diet = needs.Diet, Travel = needs.Travel, Care = needs.Care };

    /// <summary>What was said, cleaned; null, with what is wrong noted, when a field has too much.</summary>
    /// <param name="prefix">The name of this object in the form.</param>
    public ParticipantNeeds? Judge(ModelStateDictionary state, string prefix)
    {
        var needs = new ParticipantNeeds(Access ?? "", Diet ?? "", Travel ?? "", Care ?? "").Cleaned();
        var names = new[] { nameof(Access), nameof(Diet), nameof(Travel), nameof(Care) };
        var tooLong = needs.TooLong().ToHashSet(StringComparer.Ordinal);
        foreach (var (name, (label, _)) in names.Zip(needs.Named).Where(n => tooLong.Contains(n.Second.Name)))
        {
            state.AddModelError($"{prefix}.{name}", $"{label} must be {ContactDetails.MaxNeed} characters or fewer");
        }
        return tooLong.Count == 0 ? needs : null;
    }
}
