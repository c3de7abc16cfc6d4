using System.Security.Cryptography;
using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Messages;

/// <summary>The outbox: what waits, what was sent, what failed. Filters are kept in the address; addresses are masked.</summary>
[Authorize(Permissions.ViewMessages)]
public sealed class IndexModel(EngageDb db, Outbox outbox, MailSettings settings) : StaffPage
{
    private const int Size = 50;

    /// <summary>Only messages in this state.</summary>
    [FromQuery(Name = "state")]
    public string? State { get; set; }

    /// <summary>Only messages of this kind, by its code.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>The page wished for.</summary>
    [FromQuery(Name = "page-number")]
    public string? Wished { get; set; }

    /// <summary>The page shown, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>How many messages match.</summary>
    public int Total { get; private set; }

    /// <summary>How many messages there are in each state.</summary>
    public IReadOnlyDictionary<MessageState, int> Counts { get; private set; } = new Dictionary<MessageState, int>();

    /// <summary>The messages of the page, newest first.</summary>
    public IReadOnlyList<MessageRow> Rows { get; private set; } = [];

    /// <summary>Whether messages wait because no way to send them is set.</summary>
    public bool IsWaiting => settings.Transport == MailTransport.None;

    /// <summary>Whether messages only become files.</summary>
    public bool IsPickup => settings.Transport == MailTransport.Pickup;

    /// <summary>Whether only some messages are shown.</summary>
    public bool IsFiltered => ChosenState is not null || MessageKinds.Find(Kind) is not null;

    /// <summary>The choices of states.</summary>
    public static IEnumerable<ChoiceItem> States => [new("", "All"), .. Enum.GetValues<MessageState>().Select(state => new ChoiceItem(state.ToString(), MessageRow.WordsOf(state).Words))];

    /// <summary>The choices of kinds.</summary>
    public static IEnumerable<ChoiceItem> Kinds => [new("", "All"), .. MessageKinds.All.Select(kind => new ChoiceItem(kind.Code, kind.Title))];

    /// <summary>The address of a page of this list, filters kept.</summary>
    public Func<int, string> PageAddress => number => Address(number, State, Kind);

    private MessageState? ChosenState => Enum.TryParse<MessageState>(State, out var state) && Enum.IsDefined(state) ? state : null;

    /// <summary>The address of a list.</summary>
    public static string Address(int number, string? state, string? kind)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (!string.IsNullOrEmpty(state)) { query["state"] = state; }
        if (!string.IsNullOrEmpty(kind)) { query["kind"] = kind; }
        if (number > 1) { query["page-number"] = $"{number}"; }
        return QueryHelpers.AddQueryString("/staff/messages", query);
    }

    /// <summary>Lists a page.</summary>
    public async Task OnGetAsync()
    {
        var messages = db.OutboxMessages.AsNoTracking();
        Counts = await messages.GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, HttpContext.RequestAborted);
        if (ChosenState is { } state) { messages = messages.Where(m => m.State == state); }
        if (MessageKinds.Find(Kind) is { } kind) { messages = messages.Where(m => m.Kind == kind); }

        Total = await messages.CountAsync(HttpContext.RequestAborted);
        Pages = Math.Max(1, (Total + Size - 1) / Size);
        Number = int.TryParse(Wished, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var wished) ? Math.Clamp(wished, 1, Pages) : 1;
        var page = await messages.OrderByDescending(m => m.QueuedAt).ThenBy(m => m.Id).Skip((Number - 1) * Size).Take(Size).ToListAsync(HttpContext.RequestAborted);
        Rows = page.ConvertAll(m => new MessageRow(m.Id, m.Kind.Facts().Title, MaskedAddress(m), m.State, m.Attempts, m.QueuedAt, m.DueAt));
    }

    private string? MaskedAddress(OutboxMessage message)
    {
        try
        {
            return outbox.Open(message) is { } content ? EmailAddress.Mask(content.Address) : null;
        }
        catch (CryptographicException)
        {
            return "cannot be read";
        }
    }
}
