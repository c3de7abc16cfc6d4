using System.Globalization;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Security.Contacts;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Registrations;

/// <summary>The registrations of an assembly without names, and the pool against the quotas as it is now.</summary>
[Authorize(Permissions.SeeParticipants)]
public sealed class IndexModel(EngageDb db, ContactHash hash, TimeProvider time) : AssemblyPageModel(db, time)
{
    private const int Size = 50;

    /// <summary>Only those with this status.</summary>
    [FromQuery(Name = "state")]
    public string? State { get; set; }

    /// <summary>Only the one with this reference.</summary>
    [FromQuery(Name = "reference")]
    public string? Reference { get; set; }

    /// <summary>The page wished for.</summary>
    [FromQuery(Name = "page-number")]
    public string? Wished { get; set; }

    /// <summary>The page shown, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>How many registrations match.</summary>
    public int Total { get; private set; }

    /// <summary>How many are in the pool.</summary>
    public int InPool { get; private set; }

    /// <summary>How many addresses are not confirmed.</summary>
    public int Unconfirmed { get; private set; }

    /// <summary>How many have withdrawn.</summary>
    public int Withdrawn { get; private set; }

    /// <summary>How many people of the pool gave each answer.</summary>
    public IReadOnlyList<(string Feature, TargetValue Value, int Count)> Pool { get; private set; } = [];

    /// <summary>The registrations of the page.</summary>
    public IReadOnlyList<Registration> People { get; private set; } = [];

    /// <summary>Whether people can register today.</summary>
    public bool IsOpen => Assembly.IsRegistrationOpenOn(Today);

    /// <summary>Whether only some are shown.</summary>
    public bool IsFiltered => Wanted is not null || !string.IsNullOrWhiteSpace(Reference);

    /// <summary>The statuses to choose from.</summary>
    public static IEnumerable<ChoiceItem> States { get; } = [new("", "All"), .. Enum.GetValues<RegistrationState>().Select(s => new ChoiceItem(s.ToString(), RegistrationWords.Of(s)))];

    /// <summary>The address of a page of this list, filters kept.</summary>
    public Func<int, string> PageAddress => number => QueryHelpers.AddQueryString($"{Root}/registrations", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["state"] = Wanted?.ToString(),
        ["reference"] = string.IsNullOrWhiteSpace(Reference) ? null : Reference,
        ["page-number"] = number > 1 ? number.ToString(CultureInfo.InvariantCulture) : null,
    });

    private RegistrationState? Wanted => Enum.GetValues<RegistrationState>().Cast<RegistrationState?>().FirstOrDefault(s => s.ToString() == State);

    /// <summary>Lists a page.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        await ListAsync();
        return Page();
    }

    /// <summary>Goes to the registration with an e-mail address, which stands in no address this way.</summary>
    public async Task<IActionResult> OnPostFindAsync(string? email)
    {
        if (!await FindAsync()) { return NotFound(); }
        var found = string.IsNullOrWhiteSpace(email) ? null : hash.OfEmail(email);
        if (found is not null && await Db.Registrations.Where(r => r.AssemblyId == Assembly.Id && r.EmailHash == found).OrderBy(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync(HttpContext.RequestAborted) is { } id) { return Redirect($"{Root}/registrations/{id}"); }
        ModelState.AddModelError("email", found is null ? "Enter an e-mail address" : "Nobody registered for this assembly with this e-mail address");
        await ListAsync();
        return Page();
    }

    private async Task ListAsync()
    {
        var stop = HttpContext.RequestAborted;
        var all = Db.Registrations.AsNoTracking().Where(r => r.AssemblyId == Assembly.Id);
        var counts = await all.GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        (InPool, Unconfirmed, Withdrawn) = (counts.GetValueOrDefault(RegistrationState.InPool), counts.GetValueOrDefault(RegistrationState.Unconfirmed), counts.GetValueOrDefault(RegistrationState.Withdrawn));
        await CountPoolAsync(stop);

        var wanted = Wanted;
        var matching = wanted is null ? all : all.Where(r => r.State == wanted);
        if (!string.IsNullOrWhiteSpace(Reference))
        {
            // What is no reference matches nothing, as a wrong one does.
            var prefix = RegistrationReference.Prefix(Reference) ?? "-";
            matching = matching.Where(r => r.Id.StartsWith(prefix));
        }
        Total = await matching.CountAsync(stop);
        Pages = Math.Max(1, (Total + Size - 1) / Size);
        Number = int.TryParse(Wished, NumberStyles.None, CultureInfo.InvariantCulture, out var wished) ? Math.Clamp(wished, 1, Pages) : 1;
        People = await matching.OrderByDescending(r => r.RegisteredHour).ThenBy(r => r.Id).Skip((Number - 1) * Size).Take(Size).ToListAsync(stop);
    }

    private async Task CountPoolAsync(CancellationToken stop)
    {
        var pool = await Db.Registrations.Where(r => r.AssemblyId == Assembly.Id && r.State == RegistrationState.InPool).Select(r => r.FeaturesJson).ToListAsync(stop);
        var answers = pool.Select(FeatureAnswers.FromJson).ToList();
        Pool = [.. Assembly.Targets.Features.SelectMany(f => f.Values.Select(v => (f.Name, v, answers.Count(a => a.GetValueOrDefault(f.Code) == v.Code))))];
    }
}
