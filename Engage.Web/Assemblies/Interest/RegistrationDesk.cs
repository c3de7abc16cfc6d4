using System.Security.Cryptography;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Messages;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security.Links;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Interest;

/// <summary>What somebody gives when they register.</summary>
/// <param name="Id">The id the registration will have, made when the form was begun: sent twice it is one registration.</param>
/// <param name="HouseholdId">The household whose code was used.</param>
/// <param name="Answers">The answers to the questions of the targets.</param>
/// <param name="Name">The name, cleaned.</param>
/// <param name="Email">The e-mail address, or null.</param>
/// <param name="Telephone">The telephone number, or null.</param>
/// <param name="Needs">What they need.</param>
/// <param name="Channel">How they registered.</param>
public sealed record RegistrationEntry(
    string Id, string HouseholdId, IReadOnlyDictionary<string, string> Answers, string Name, string? Email, string? Telephone, ParticipantNeeds Needs, RegistrationChannel Channel);

/// <summary>Takes registrations, confirms their addresses and takes them back.</summary>
public sealed class RegistrationDesk(EngageDb db, ParticipantContacts contacts, HouseholdAddresses addresses, ActLinks links, Outbox outbox, TimeProvider time)
{
    /// <summary>The act of the link that confirms the address of a registration.</summary>
    public const string ConfirmAct = "confirm-registration";

    private const int PseudonymLength = 10;
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(14);

    /// <summary>Keeps a registration, once; on the site it waits until the e-mail address is confirmed.</summary>
    /// <returns>False when the household has as many registrations as it may have.</returns>
    public async Task<bool> RegisterAsync(AssemblyProgramme programme, Assembly assembly, RegistrationEntry entry, CancellationToken cancellationToken = default)
    {
        var isThere = false;
        await db.WriteAsync(
            async _ =>
            {
                // Takes the household's row until the end: two with one code at the same instant come one after the other.
                await db.Households.Where(h => h.Id == entry.HouseholdId).ExecuteUpdateAsync(s => s.SetProperty(h => h.State, h => h.State), cancellationToken);
                isThere = await db.Registrations.AnyAsync(r => r.Id == entry.Id, cancellationToken);
                if (isThere || await IsFullAsync(entry.HouseholdId, cancellationToken)) { return; }
                await AddAsync(programme, assembly, entry, cancellationToken);
                isThere = true;
            },
            cancellationToken);
        return isThere;
    }

    /// <summary>Whether a household has as many registrations as it may have; those taken back do not count.</summary>
    public async Task<bool> IsFullAsync(string householdId, CancellationToken cancellationToken) =>
        await db.Registrations.CountAsync(r => r.HouseholdId == householdId && r.State != RegistrationState.Withdrawn, cancellationToken) >= Household.MostRegistrations;

    /// <summary>Puts somebody into the pool whose address was shown to be theirs. Twice is once.</summary>
    /// <returns>False when registration is over and it was not confirmed before.</returns>
    public async Task<bool> ConfirmAsync(Registration person, CancellationToken cancellationToken = default)
    {
        if (person.State != RegistrationState.Unconfirmed) { return true; }
        var assembly = await db.Assemblies.SingleAsync(a => a.Id == person.AssemblyId, cancellationToken);
        var programme = await db.AssemblyProgrammes.SingleAsync(p => p.Id == assembly.ProgrammeId, cancellationToken);
        var now = time.GetUtcNow();
        if (!assembly.IsRegistrationOpenOn(WallClock.Day(now, programme.Zone))) { return false; }
        person.Confirm(now);
        await TellRegisteredAsync(assembly, person, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task AddAsync(AssemblyProgramme programme, Assembly assembly, RegistrationEntry entry, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var household = await db.Households.SingleAsync(h => h.Id == entry.HouseholdId, cancellationToken);
        var person = new Registration
        {
            Id = entry.Id,
            AssemblyId = assembly.Id,
            HouseholdId = household.Id,
            Pseudonym = RandomNumberGenerator.GetString(ReadableSymbols.All, PseudonymLength),
            FeaturesJson = FeatureAnswers.ToJson(assembly.Targets, entry.Answers),
            RegisteredHour = now - new TimeSpan(now.Ticks % TimeSpan.TicksPerHour),
            Channel = entry.Channel,
        };
        contacts.Write(person, new ParticipantContact(entry.Name, entry.Email, entry.Telephone, addresses.Read(household), entry.Needs));
        db.Registrations.Add(person);
        if (entry.Channel == RegistrationChannel.Web) { AskToConfirm(programme, assembly, entry, now); }
        else
        {
            person.Confirm(now);
            await TellRegisteredAsync(assembly, person, cancellationToken);
        }
    }

    private void AskToConfirm(AssemblyProgramme programme, Assembly assembly, RegistrationEntry entry, DateTimeOffset now)
    {
        var until = now + ConfirmWithin;
        var link = $"{AssemblyAddress.Public(programme, assembly)}/register/confirm/{links.Make(ConfirmAct, entry.Id, AssemblyAddress.Subject(assembly), until)}";
        outbox.Queue(db, new MessageRequest(
            MessageKind.ConfirmAddress, AssemblyAddress.Subject(assembly), entry.Id, "", entry.Email!, entry.Name,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["survey"] = assembly.Title, ["link"] = link, ["until"] = Wording.Moment(until, programme.Zone) },
            ExpiresAt: until));
    }

    private async Task TellRegisteredAsync(Assembly assembly, Registration person, CancellationToken cancellationToken)
    {
        if (contacts.Read(person) is not { Email: { } email } contact) { return; }
        await outbox.QueueAsync(
            db,
            new MessageRequest(
                MessageKind.InterestRegistered, AssemblyAddress.Subject(assembly), person.Id, "", email, contact.Name,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["assembly"] = assembly.Title, ["detail"] = $"Your reference is {RegistrationReference.Of(person.Id)}." }),
            cancellationToken);
    }
}
