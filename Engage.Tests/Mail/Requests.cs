using Engage.Domain.Messages;
using Engage.Web.Mail;

namespace Engage.Tests.Mail;

/// <summary>Messages for tests.</summary>
internal static class Requests
{
    /// <summary>A reminder of a session.</summary>
    public static MessageRequest Reminder(string person = "p1", string subject = "session:s1", string slot = "7-days:0", string? address = null, string name = "Jo Bloggs") => new(
        MessageKind.SessionReminder, subject, person, slot, address ?? $"{person}@example.org", name,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["session"] = "Session 1", ["when"] = "Saturday 27 March 2027, 10am to 2pm", ["link"] = "/my" });

    /// <summary>A message that does not wait for the morning.</summary>
    public static MessageRequest Papers(string person = "p1", string subject = "session:s1", string slot = "", string? address = null, string name = "Jo Bloggs") => new(
        MessageKind.PapersAvailable, subject, person, slot, address ?? $"{person}@example.org", name,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["session"] = "Session 1", ["link"] = "/my/papers" });

    /// <summary>News of a subject somebody follows.</summary>
    public static MessageRequest FollowerNews(string person) => new(
        MessageKind.FollowerNews, "survey:s1", person, "outcome-v1", $"{person}@example.org", "",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "What was decided", ["summary"] = "More officers.", ["link"] = "/surveys/s1/outcome" });

    /// <summary>News for somebody who asked for it.</summary>
    public static MessageRequest Newsletter(string person) => new(
        MessageKind.Newsletter, "newsletter:n1", person, "", $"{person}@example.org", "Jo Bloggs",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "What changed this spring", ["summary"] = "Two new officers.", ["link"] = "/" });
}
