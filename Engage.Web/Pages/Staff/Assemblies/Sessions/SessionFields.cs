using System.Globalization;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Surveys;
using Engage.Web.Pages.Staff.Surveys;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>A session as staff type it.</summary>
public sealed class SessionFields
{
    /// <summary>What it is called.</summary>
    public string? Title { get; set; }

    /// <summary>When it begins.</summary>
    public LocalTimeInput Starts { get; set; } = new();

    /// <summary>When it ends.</summary>
    public LocalTimeInput Ends { get; set; } = new();

    /// <summary>Where it is.</summary>
    public string? Venue { get; set; }

    /// <summary>The venue's address.</summary>
    public string? Address { get; set; }

    /// <summary>Notes on access.</summary>
    public string? AccessNotes { get; set; }

    /// <summary>The link to join.</summary>
    public string? OnlineLink { get; set; }

    /// <summary>How many can come.</summary>
    public string? Capacity { get; set; }

    /// <summary>"public" or "members".</summary>
    public string? Audience { get; set; }

    /// <summary>A session to be changed.</summary>
    public static SessionFields Of(Session session) => new()
    {
        Title = session.Title,
        Starts = LocalTimeInput.Of(session.StartsAt),
        Ends = LocalTimeInput.Of(session.EndsAt),
        Venue = session.Venue,
        Address = session.Address,
        AccessNotes = session.AccessNotes,
        OnlineLink = session.OnlineLink,
        Capacity = session.Capacity.ToString(CultureInfo.InvariantCulture),
        Audience = session.IsPublic ? "public" : "members",
    };

    /// <summary>Reads the fields; what is wrong is in the model state.</summary>
    /// <returns>What was typed; null when something is wrong.</returns>
    internal SessionInput? Read(ModelStateDictionary state, string prefix)
    {
        void Wrong(string field, string sentence) => state.AddModelError($"{prefix}.{field}", sentence);
        string Text(string field, string? raw, string name, int longest, bool isNeeded = false)
        {
            var text = raw is null ? "" : CleanText.Lines(raw);
            if (isNeeded && text.Length == 0) { Wrong(field, $"Enter {name}"); }
            if (text.Length > longest) { Wrong(field, $"{char.ToUpperInvariant(name[0])}{name[1..]} must be {longest} characters or fewer"); }
            return text;
        }

        var title = Text(nameof(Title), Title, "a title", Session.MaxLineLength, isNeeded: true);
        var starts = Starts.Read("start");
        if (starts.Problem is { } startProblem) { Wrong($"{nameof(Starts)}.{starts.Part}", startProblem); }
        var ends = Ends.Read("end");
        if (ends.Problem is { } endProblem) { Wrong($"{nameof(Ends)}.{ends.Part}", endProblem); }
        if (starts.Local >= ends.Local) { Wrong($"{nameof(Ends)}.Time", "The end must be after the start"); }
        var (venue, address) = (Text(nameof(Venue), Venue, "the venue", Session.MaxLineLength), Text(nameof(Address), Address, "the address", Session.MaxTextLength));
        var notes = Text(nameof(AccessNotes), AccessNotes, "the notes on access", Session.MaxTextLength);
        var link = Text(nameof(OnlineLink), OnlineLink, "the link", Session.MaxLineLength);
        if (link.Length > 0 && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)) { Wrong(nameof(OnlineLink), "Enter a link that begins with https://"); }
        if (venue.Length == 0 && link.Length == 0) { Wrong(nameof(Venue), "Enter a venue, or a link to join online"); }
        if (!int.TryParse(Capacity?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var capacity) || capacity is < 1 or > Session.MaxCapacity) { Wrong(nameof(Capacity), $"Enter a number of places from 1 to {Session.MaxCapacity}"); }
        if (Audience is not ("public" or "members")) { Wrong(nameof(Audience), "Select who can come"); }
        return state.IsValid ? new SessionInput(title, starts.Local!.Value, ends.Local!.Value, venue, address, notes, link.Length == 0 ? null : link, capacity, Audience == "public") : null;
    }
}

/// <summary>A session as it was typed, checked.</summary>
internal sealed record SessionInput(string Title, DateTime Starts, DateTime Ends, string Venue, string Address, string AccessNotes, string? OnlineLink, int Capacity, bool IsPublic);
