using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Messages;

/// <summary>What messages say, kind by kind.</summary>
[Authorize(Permissions.ViewMessages)]
public sealed class TemplatesModel(EngageDb db) : StaffPage
{
    /// <summary>The newest version staff wrote of each kind that has one.</summary>
    public IReadOnlyDictionary<MessageKind, MessageTemplate> Newest { get; private set; } = new Dictionary<MessageKind, MessageTemplate>();

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        var all = await db.MessageTemplates.AsNoTracking().Where(t => t.Language == "en").ToListAsync(HttpContext.RequestAborted);
        Newest = all.GroupBy(t => t.Kind).ToDictionary(g => g.Key, g => g.MaxBy(t => t.Version)!);
    }
}
