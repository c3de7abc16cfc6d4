using Engage.Tests.Data;
using Engage.Tests.Support;
using Engage.Tests.Support.Mail;

namespace Engage.Tests.Mail;

/// <summary>Messages as files, for development: nothing leaves the machine.</summary>
public sealed class PickupTests() : DatabaseTests(TestDatabase.SqliteAsync)
{
    [Fact]
    public async Task Each_message_becomes_a_file_that_a_mail_program_opens_and_a_letter_one_that_people_read()
    {
        await using var site = new MailSite(Database, new Dictionary<string, string>(StringComparer.Ordinal) { ["Mail:Transport"] = "Pickup", ["Mail:Live"] = "false" });
        await site.QueueAsync(Requests.Papers("p1"), Requests.Papers("p2", address: "Jo Bloggs\n1 High Street\nWinsford\nCW7 2UA"));

        await site.RunAsync();

        var folder = Path.Combine(Database.Folder, "mail");
        var mail = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder, "*.eml")));
        Assert.Matches(@"(?m)^To: .*<p1@example\.org>\r$", mail);
        Assert.Contains("\r\nSubject: Papers to read: Session 1\r\n", mail, StringComparison.Ordinal);
        var letter = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder, "*.txt")));
        Assert.StartsWith("Jo Bloggs\n1 High Street\nWinsford\nCW7 2UA\n\nDear Jo Bloggs,", letter, StringComparison.Ordinal);
        Assert.Contains("https://engage.example/my/papers", letter, StringComparison.Ordinal);
        Assert.Equal(["p1 Sent 1: Sent file 0", "p2 Sent 1: Sent file 0"], await site.StatesAsync());
    }
}
