using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Interest;

/// <summary>What a registration itself keeps about a person, and the letter that went to their address.</summary>
internal sealed class RegistrationData(ParticipantContacts contacts) : IParticipantData
{
    private const string Part = "Registration", Letter = "Letter of invitation";

    public async Task<IReadOnlyList<ParticipantFact>> ReadAsync(EngageDb db, Registration person, CancellationToken cancellationToken)
    {
        var assembly = await db.Assemblies.AsNoTracking().SingleAsync(a => a.Id == person.AssemblyId, cancellationToken);
        var programme = await db.AssemblyProgrammes.AsNoTracking().SingleAsync(p => p.Id == assembly.ProgrammeId, cancellationToken);
        List<ParticipantFact> facts = [Fact("Assembly", assembly.Title), Fact("Reference", RegistrationReference.Of(person.Id))];
        if (contacts.Read(person) is { } contact)
        {
            facts.AddRange(new (string Name, string? Value)[] { ("Name", contact.Name), ("E-mail address", contact.Email), ("Telephone number", contact.Telephone), ("Address", contact.Address?.Replace("\n", ", ", StringComparison.Ordinal)) }
                .Where(f => f.Value is not null).Select(f => Fact(f.Name, f.Value!)));
            facts.AddRange(contact.Needs.Named.Where(n => n.Text.Length > 0).Select(n => Fact($"What you need: {n.Name.ToLowerInvariant()}", n.Text)));
        }
        facts.AddRange(FeatureAnswers.Describe(assembly.Targets, person.FeaturesJson).Select(a => Fact(a.Question, a.Answer)));
        facts.Add(Fact("Registered", $"{Wording.Moment(person.RegisteredHour, programme.Zone)}, {RegistrationWords.Of(person.Channel)}"));
        facts.Add(Fact("Where the registration stands", RegistrationWords.Of(person.State)));
        facts.Add(Fact("Name in the draw", person.Pseudonym));
        if (await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Id == person.HouseholdId, cancellationToken) is { } household)
        {
            facts.Add(new ParticipantFact(Letter, "Chance with which your address was drawn", Wording.Percent(household.Chance, answered: 1_000)));
        }
        return facts;
    }

    public async Task EraseAsync(EngageDb db, Registration person, CancellationToken cancellationToken)
    {
        await db.EmailChanges.Where(c => c.RegistrationId == person.Id).ExecuteDeleteAsync(cancellationToken);
        if (await db.Households.SingleOrDefaultAsync(h => h.Id == person.HouseholdId, cancellationToken) is not { } household) { return; }
        household.Forget();
        // Whoever registered has had the letter, so its file is of no more use; it holds the address.
        await db.LetterFiles.Where(f => f.RoundId == household.RoundId).ExecuteDeleteAsync(cancellationToken);
    }

    private static ParticipantFact Fact(string name, string value) => new(Part, name, value);
}
