using System.Text.Json;
using Engage.Domain.Messages;
using Engage.Tests.Data;
using Engage.Tests.Support;
using Engage.Tests.Support.Mail;

namespace Engage.Tests.Mail;

/// <summary>Programs that know nothing of ours take our mail over TLS and read the same words and the same meeting out of it.</summary>
public sealed class ForeignServerTests() : DatabaseTests(TestDatabase.SqliteAsync)
{
    [NeedsSmtpServerFact]
    public async Task A_foreign_server_takes_messages_and_foreign_readers_understand_them()
    {
        using var certificate = new TestCertificate();
        await using var server = await ForeignSmtpServer.StartAsync(certificate);
        await using var site = new MailSite(Database, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Mail:Transport"] = "Smtp",
            ["Mail:Smtp:Host"] = "localhost",
            ["Mail:Smtp:Port"] = $"{server.Port}",
            ["Mail:Smtp:AuthorityFile"] = certificate.AuthorityFile,
            ["Mail:PerMinute"] = "1000",
            ["Mail:FromName"] = "Swyddfa’r Comisiynydd",
        });
        var meeting = new CalendarEvent(
            "session-s1@office.example", 1, new DateTime(2027, 3, 28, 10, 0, 0, DateTimeKind.Unspecified), new DateTime(2027, 3, 28, 14, 0, 0, DateTimeKind.Unspecified), "Europe/London",
            "Plismona – dŵr, tân; 👮 " + new string('x', 80), "Town Hall\nHigh Street");
        await site.QueueAsync(Requests.Papers("p1", name: "Siân Quick") with { Calendar = meeting }, Requests.Papers("p2", name: "Jo"));

        await site.RunAsync();
        Assert.All(await site.StatesAsync(), state => Assert.Contains(" Sent 1", state, StringComparison.Ordinal));

        var read = (await server.ReadAsync()).EnumerateArray().ToDictionary(m => m.GetProperty("to")[0].GetString()!, StringComparer.Ordinal);
        Assert.Equal(["p1@example.org", "p2@example.org"], read.Keys.Order(StringComparer.Ordinal));
        Assert.All(read.Values, m => Assert.Equal((0, 1), (m.GetProperty("defects").GetArrayLength(), m.GetProperty("to").GetArrayLength())));
        var first = read["p1@example.org"];
        Assert.Equal(("Siân Quick", "Swyddfa’r Comisiynydd", "Papers to read: Session 1"), (Text(first, "toName"), Text(first, "fromName"), Text(first, "subject")));
        Assert.StartsWith("Dear Siân Quick,", Text(first, "text"), StringComparison.Ordinal);
        Assert.Contains("https://engage.example/my/papers", Text(first, "html"), StringComparison.Ordinal);
        var entry = first.GetProperty("event");
        Assert.Equal(("REQUEST", "REQUEST", "session-s1@office.example", "2027-03-28T10:00:00+01:00"), (Text(entry, "method"), Text(entry, "part"), Text(entry, "uid"), Text(entry, "starts")));
        Assert.Equal(("mailto:p1@example.org", meeting.Summary), (Text(entry, "attendee"), Text(entry, "summary")));
        Assert.Equal(JsonValueKind.Null, read["p2@example.org"].GetProperty("event").ValueKind);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
