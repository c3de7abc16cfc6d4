using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Engage.Domain.Assemblies.Interest;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.My;

/// <summary>Everything that every part of the program keeps about a person: to read, and as a file (UK GDPR, article 15 and 20).</summary>
public sealed class DataModel(EngageDb db, IEnumerable<IParticipantData> parts, TimeProvider time) : MyPageModel(db, time)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>What is kept.</summary>
    public IReadOnlyList<ParticipantFact> Facts { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    /// <summary>Sends it as a file.</summary>
    public async Task<IActionResult> OnGetJsonAsync()
    {
        if (!await ReadAsync()) { return NotFound(); }
        var content = new { reference = RegistrationReference.Of(Me.Id), made = Now, facts = Facts };
        return File(JsonSerializer.SerializeToUtf8Bytes(content, _json), "application/json", $"my-data-{Me.Id[..8]}.json");
    }

    private async Task<bool> ReadAsync()
    {
        if (!await FindAsync()) { return false; }
        List<ParticipantFact> facts = [];
        foreach (var part in parts) { facts.AddRange(await part.ReadAsync(Db, Me, HttpContext.RequestAborted)); }
        Facts = facts;
        return true;
    }
}
