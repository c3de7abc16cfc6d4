using System.Text.Json;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Web.Security.Contacts;

namespace Engage.Web.Assemblies.Participants;

/// <summary>Who a participant is and how to reach them, decrypted; handle with care and never log.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The e-mail address, or null.</param>
/// <param name="Telephone">The telephone number, or null.</param>
/// <param name="Address">The postal address, a line each, or null.</param>
/// <param name="Needs">What they need in order to take part.</param>
public sealed record ParticipantContact(string Name, string? Email, string? Telephone, string? Address, ParticipantNeeds Needs);

/// <summary>The one place that encrypts and decrypts the contact fields of registrations.</summary>
public sealed class ParticipantContacts(ContactCipher cipher, ContactHash hash)
{
    private const string Name = "participant-name", Email = "participant-email", Telephone = "participant-telephone", Address = "participant-address", Needs = "participant-needs";

    /// <summary>The contact of a registration; null once erased.</summary>
    public ParticipantContact? Read(Registration person) => NameOf(person) is not { } name ? null : new ParticipantContact(
        name, EmailOf(person), Open(Telephone, person.Telephone), Open(Address, person.Address), NeedsOf(person));

    /// <summary>The name; null once erased.</summary>
    public string? NameOf(Registration person) => Open(Name, person.Name);

    /// <summary>The e-mail address; null when there is none.</summary>
    public string? EmailOf(Registration person) => Open(Email, person.Email);

    /// <summary>What the person needs; nothing when nothing was said.</summary>
    public ParticipantNeeds NeedsOf(Registration person) =>
        Open(Needs, person.Needs) is { } json ? JsonSerializer.Deserialize<ParticipantNeeds>(json)! : ParticipantNeeds.None;

    /// <summary>Writes all contact fields.</summary>
    public void Write(Registration person, ParticipantContact contact)
    {
        person.Name = cipher.Protect(Name, contact.Name);
        person.Telephone = Close(Telephone, contact.Telephone);
        person.Address = Close(Address, contact.Address);
        person.Needs = contact.Needs.IsEmpty ? null : cipher.Protect(Needs, JsonSerializer.Serialize(contact.Needs));
        WriteEmail(person, contact.Email);
    }

    /// <summary>Writes the e-mail address alone, with the hash by which it is found.</summary>
    public void WriteEmail(Registration person, string? email) => (person.Email, person.EmailHash) = (Close(Email, email), HashOf(email));

    /// <summary>The hash by which a registration is found from an e-mail address; null without one.</summary>
    public string? HashOf(string? email) => string.IsNullOrWhiteSpace(email) ? null : hash.OfEmail(email);

    private string? Open(string field, string? kept) => kept is null ? null : cipher.Unprotect(field, kept);

    private string? Close(string field, string? text) => string.IsNullOrWhiteSpace(text) ? null : cipher.Protect(field, text);
}
