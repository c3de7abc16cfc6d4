using Engage.Domain.Assemblies.Interest;

namespace Engage.Web.Assemblies.Interest;

/// <summary>A registration being filled in. It is kept in the browser's encrypted cookie and nowhere else until it is sent.</summary>
public sealed record RegistrationDraft(string Id, string AssemblyId, string HouseholdId, DateTimeOffset StartedAt)
{
    /// <summary>What was said about taking part; null before.</summary>
    public Eligibility? Eligibility { get; init; }

    /// <summary>The answers so far.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The name; null before.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address; after sending, only as its owner recognises it.</summary>
    public string? Email { get; init; }

    /// <summary>The telephone number, or null.</summary>
    public string? Telephone { get; init; }

    /// <summary>What the person needs; null before the question was asked.</summary>
    public ParticipantNeeds? Needs { get; init; }

    /// <summary>Whether it was sent.</summary>
    public bool IsSent { get; init; }

    /// <summary>The same with one more answer.</summary>
    public RegistrationDraft With(string feature, string value) => this with { Answers = new Dictionary<string, string>(Answers, StringComparer.Ordinal) { [feature] = value } };

    /// <summary>What is left after sending: enough for the receipt.</summary>
    public RegistrationDraft Sent(string maskedEmail) => new(Id, AssemblyId, HouseholdId, StartedAt) { Email = maskedEmail, IsSent = true };
}
