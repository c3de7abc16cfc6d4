using Engage.Domain;
using Engage.Domain.Places.Local;

namespace Engage.Web.Pages.Staff.Local;

/// <summary>What staff pages call the kinds of local records, and where one stands.</summary>
public static class LocalWords
{
    /// <summary>Several: Officers.</summary>
    public static string Several(LocalKind kind) => kind switch
    {
        LocalKind.People => "Officers",
        LocalKind.Bases => "Bases",
        LocalKind.Events => "Events",
        _ => "Projects",
    };

    /// <summary>One: an officer.</summary>
    public static string One(LocalKind kind) => kind switch
    {
        LocalKind.People => "an officer",
        LocalKind.Bases => "a base",
        LocalKind.Events => "an event",
        _ => "a project",
    };

    /// <summary>Where a record stands on a day, and the colour of its tag.</summary>
    public static (string Words, string Colour) Tag(LocalRecord record, DateOnly day) => record switch
    {
        LocalOfficer o => Days(o.ValidFrom, o.ValidTo, day),
        LocalBase b => Days(b.ValidFrom, b.ValidTo, day),
        LocalEvent { IsCancelled: true } => ("Cancelled", "red"),
        LocalEvent e => DateOnly.FromDateTime(e.EndsAt) < day ? ("Past", "grey") : ("To come", "green"),
        LocalProject { IsWithdrawn: true } => ("Withdrawn", "red"),
        _ => ("Funded", "green"),
    };

    /// <summary>The line under a record's name.</summary>
    public static string Detail(LocalRecord record) => record switch
    {
        LocalOfficer o => Joined(LocalChoices.Words(o.Role), o.Email, o.Telephone),
        LocalBase b => Joined(LocalChoices.Words(b.BaseKind), b.Address, b.OpeningHours),
        LocalEvent e => Joined(LocalChoices.Words(e.EventKind), e.Place),
        LocalProject p => Joined(p.Organisation, p.Fund),
        _ => "",
    };

    /// <summary>The days or the money of a record.</summary>
    public static string When(LocalRecord record) => record switch
    {
        LocalOfficer o => Span(o.ValidFrom, o.ValidTo),
        LocalBase b => Span(b.ValidFrom, b.ValidTo),
        LocalEvent e => e.WhenInWords,
        LocalProject p => $"£{Wording.Count(p.Pounds)}, {Wording.Day(p.AwardedOn)}",
        _ => "",
    };

    private static (string, string) Days(DateOnly from, DateOnly? to, DateOnly day) => day < from ? ("To come", "blue") : to < day ? ("Ended", "grey") : ("Now", "green");

    private static string Span(DateOnly from, DateOnly? to) => to is { } last ? $"{Wording.Day(from)} to {Wording.Day(last)}" : $"Since {Wording.Day(from)}";

    private static string Joined(params string[] parts) => string.Join(", ", parts.Where(p => p.Length > 0));
}
