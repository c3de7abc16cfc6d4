using System.Text.Json;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Registrations;

/// <summary>Everything about one registration, names included: the only page with them, and each look is recorded.</summary>
[Authorize(Permissions.SeeParticipants)]
public sealed class DetailsModel(EngageDb db, IEnumerable<IParticipantData> parts, AuditTrail audit, TimeProvider time) : RegistrationPageModel(db, time)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>What is kept.</summary>
    public IReadOnlyList<ParticipantFact> Facts { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindPersonAsync()) { return NotFound(); }
        await ReadAsync("participant-seen");
        return Page();
    }

    /// <summary>Sends it as a file, for somebody who asks what is kept and has no e-mail address to sign in with.</summary>
    public async Task<IActionResult> OnGetDataAsync()
    {
        if (!await FindPersonAsync()) { return NotFound(); }
        await ReadAsync("participant-data-downloaded");
        return File(JsonSerializer.SerializeToUtf8Bytes(new { reference = Reference, made = Now, facts = Facts }, _json), "application/json", $"data-{Person.Id[..8]}.json");
    }

    private async Task ReadAsync(string action)
    {
        List<ParticipantFact> facts = [];
        foreach (var part in parts) { facts.AddRange(await part.ReadAsync(Db, Person, HttpContext.RequestAborted)); }
        Facts = facts;
        audit.Record(Db, Actor, action, AuditSubject);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
    }
}
