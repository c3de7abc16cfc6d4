using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff;

/// <summary>Who did what, when, to what, and why. Read only; filters are kept in the address.</summary>
[Authorize(Permissions.ReadAudit)]
public sealed class AuditModel(EngageDb db) : StaffPage
{
    private const int Size = 50;
    private const string AccountPrefix = "account:";

    private Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Only what this person did.</summary>
    [FromQuery(Name = "person")]
    public string? Person { get; set; }

    /// <summary>Only what was done to this.</summary>
    [FromQuery(Name = "subject")]
    public string? Subject { get; set; }

    /// <summary>The page wished for.</summary>
    [FromQuery(Name = "page-number")]
    public string? Wished { get; set; }

    /// <summary>The page shown, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>How many entries match.</summary>
    public int Total { get; private set; }

    /// <summary>The entries of the page, newest first.</summary>
    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>Whether only some entries are shown.</summary>
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Person) || !string.IsNullOrWhiteSpace(Subject);

    /// <summary>Whether the person may check the seals.</summary>
    public bool MayVerify => User.IsInRole(StaffRoles.Administrator);

    /// <summary>The address of a page of this list, filters kept.</summary>
    public Func<int, string> PageAddress => number => Address(number, Person, Subject);

    /// <summary>An action as words: survey-closed is "Survey closed".</summary>
    public static string Words(string action) => action.Length == 0 ? "" : char.ToUpperInvariant(action[0]) + action[1..].Replace('-', ' ');

    /// <summary>The address of a list.</summary>
    public string Address(int number, string? person, string? subject)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (!string.IsNullOrWhiteSpace(person)) { query["person"] = person; }
        if (!string.IsNullOrWhiteSpace(subject)) { query["subject"] = subject; }
        if (number > 1) { query["page-number"] = $"{number}"; }
        return QueryHelpers.AddQueryString("/staff/audit", query);
    }

    /// <summary>A subject as words: the name of an account, which the trail itself knows by its id only.</summary>
    public string SubjectWords(string subject) => _names.GetValueOrDefault(subject, subject);

    /// <summary>Lists a page.</summary>
    public async Task OnGetAsync()
    {
        var (person, subject) = (Person?.Trim(), Subject?.Trim());
        var entries = db.AuditEntries.AsNoTracking();
        if (!string.IsNullOrEmpty(person)) { entries = entries.Where(e => e.Actor == person); }
        if (!string.IsNullOrEmpty(subject)) { entries = entries.Where(e => e.Subject == subject); }

        Total = await entries.CountAsync(HttpContext.RequestAborted);
        Pages = Math.Max(1, (Total + Size - 1) / Size);
        Number = int.TryParse(Wished, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var wished) ? Math.Clamp(wished, 1, Pages) : 1;
        Entries = await entries.OrderByDescending(e => e.Number).Skip((Number - 1) * Size).Take(Size).ToListAsync(HttpContext.RequestAborted);
        await NameAccountsAsync();
    }

    private async Task NameAccountsAsync()
    {
        var ids = Entries.Select(e => e.Subject).Where(s => s.StartsWith(AccountPrefix, StringComparison.Ordinal))
            .Select(s => Guid.TryParse(s[AccountPrefix.Length..], out var id) ? id : Guid.Empty).Distinct().ToList();
        var names = await db.Users.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName }).ToListAsync(HttpContext.RequestAborted);
        _names = names.ToDictionary(a => $"{AccountPrefix}{a.Id}", a => a.DisplayName, StringComparer.Ordinal);
    }
}
