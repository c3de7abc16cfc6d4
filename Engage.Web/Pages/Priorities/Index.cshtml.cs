using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.Priorities;

/// <summary>All public local priorities by area; the filters stand in the address.</summary>
public sealed class IndexModel(PriorityRegister register, GazetteerSource places, BodySettings body, TimeProvider time) : PageModel
{
    /// <summary>Only those of an area.</summary>
    [FromQuery]
    public string? Area { get; init; }

    /// <summary>Only those of a status.</summary>
    [FromQuery]
    public string? Status { get; init; }

    /// <summary>What is shown, the widest area first.</summary>
    public IReadOnlyList<LocalPriority> Rows { get; private set; } = [];

    /// <summary>The areas that have any, to choose from.</summary>
    public IReadOnlyList<ChoiceItem> Areas { get; private set; } = [];

    /// <summary>How many are overdue.</summary>
    public int Overdue => Rows.Count(r => r.IsOverdueOn(Today));

    /// <summary>Whether only some are shown.</summary>
    public bool IsFiltered => !string.IsNullOrEmpty(Area) || !string.IsNullOrEmpty(Status);

    /// <summary>Today on the office's clocks.</summary>
    public DateOnly Today => WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));

    /// <summary>The statuses to choose from.</summary>
    public static IReadOnlyList<ChoiceItem> Statuses { get; } =
        [new("", "All"), .. Enum.GetValues<PriorityStatus>().Where(LocalPriority.IsPublicStatus).Select(s => new ChoiceItem(s.ToString(), PriorityNames.Of(s)))];

    /// <summary>What an area is called; its code when it is not known any more.</summary>
    public string AreaName(string code) => places.Current.Find(code)?.Name ?? code;

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync()
    {
        var order = places.Current.Areas.Index().ToDictionary(a => a.Item.Code, a => a.Index, StringComparer.Ordinal);
        var all = await register.PublicAsync(null, HttpContext.RequestAborted);
        Areas = [new("", "All"), .. all.Select(p => p.AreaCode).Distinct(StringComparer.Ordinal).OrderBy(Place).Select(c => new ChoiceItem(c, AreaName(c)))];
        var status = Enum.TryParse<PriorityStatus>(Status, out var known) ? known : (PriorityStatus?)null;
        Rows = [.. all.Where(p => (string.IsNullOrEmpty(Area) || p.AreaCode == Area) && (status is null || p.Status == status)).OrderBy(p => Place(p.AreaCode))];
        ViewData[Frame.Title] = "Local priorities";
        ViewData[Frame.IsIndexed] = true;
        ViewData[Frame.IsDemonstration] = all.Any(p => p.IsDemonstration);

        int Place(string code) => order.GetValueOrDefault(code, int.MaxValue);
    }
}
