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
}
