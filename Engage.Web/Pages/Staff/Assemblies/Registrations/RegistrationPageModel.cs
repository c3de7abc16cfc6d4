using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Registrations;

/// <summary>What the staff pages about one registration share.</summary>
public abstract class RegistrationPageModel(EngageDb db, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The registration's id, from the address.</summary>
    [FromRoute(Name = "id")]
    public string Id { get; init; } = "";

    /// <summary>The registration, once found.</summary>
    public Registration Person { get; private set; } = null!;

    /// <summary>How the person quotes it.</summary>
    public string Reference => RegistrationReference.Of(Person.Id);

    /// <summary>The address of the registration's page.</summary>
    public string Here => $"{Root}/registrations/{Person.Id}";

    /// <summary>How the audit trail names it.</summary>
    protected string AuditSubject => $"registration:{Person.Id}";

    /// <summary>Loads the registration of the address within its assembly; false when there is none.</summary>
    protected async Task<bool> FindPersonAsync()
    {
        if (!await FindAsync() || await Db.Registrations.SingleOrDefaultAsync(r => r.Id == Id && r.AssemblyId == Assembly.Id, HttpContext.RequestAborted) is not { } person) { return false; }
        Person = person;
        return true;
    }
}
