using System.Security.Cryptography;
using System.Text;
using Engage.Domain.Messages;
using Engage.Tests.Data;
using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Security.Contacts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Security;

/// <summary>Contacts are unreadable in the database and still found.</summary>
public sealed class ContactTests() : DatabaseTests(TestDatabase.SqliteAsync)
{
    private ContactCipher Cipher => Database.Services.GetRequiredService<ContactCipher>();

    private ContactHash Hash => Database.Services.GetRequiredService<ContactHash>();

    [Fact]
    public void A_text_is_read_in_its_own_field_only()
    {
        var hidden = Cipher.Protect("participant-email", "jo@example.org");

        // No @ stands among the symbols of an encrypted text, and no eleven bytes in a row are these by chance.
        Assert.DoesNotContain("@", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", Encoding.Latin1.GetString(WebEncoders.Base64UrlDecode(hidden)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("jo@example.org", Cipher.Unprotect("participant-email", hidden));
        Assert.ThrowsAny<CryptographicException>(() => Cipher.Unprotect("participant-name", hidden));
        Assert.NotEqual(hidden, Cipher.Protect("participant-email", "jo@example.org"));
    }

    [Theory]
    [InlineData(" Jo@Example.ORG ", "jo@example.org")]
    [InlineData("ｊｏ@example.org", "jo@example.org")]
    public void One_address_has_one_hash_however_it_is_typed(string typed, string address) => Assert.Equal(Hash.OfEmail(address), Hash.OfEmail(typed));

    [Fact]
    public void One_code_has_one_hash_however_it_is_typed()
    {
        Assert.Equal(Hash.OfCode("ABCD-2345-EFGH"), Hash.OfCode("abcd 2345 efgh"));
        Assert.NotEqual(Hash.OfCode("ABCD-2345-EFGH"), Hash.OfCode("ABCD-2345-EFGJ"));
        Assert.NotEqual(Hash.Of("email", "x"), Hash.Of("code", "x"));
    }

    [Fact]
    public void The_key_is_a_file_of_its_own_that_only_the_program_reads()
    {
        var first = Hash.OfEmail("jo@example.org");
        var file = Path.Combine(Database.Folder, "keys", "contacts.key");

        Assert.Equal(32, new FileInfo(file).Length);
        if (!OperatingSystem.IsWindows()) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)); }
        Assert.Equal(first, Database.Another().Services.GetRequiredService<ContactHash>().OfEmail("jo@example.org"));
    }

    [Fact]
    public async Task A_lost_key_is_not_replaced_once_something_hangs_on_it()
    {
        await Database.SaveAsync(db => db.Suppressions.Add(new Suppression { AddressHash = new string('0', 64), Scope = SuppressionScope.Everything, Reason = "Bounced", At = Database.Time.GetUtcNow() }));

        var refused = Assert.Throws<DatabaseRefusedException>(() => Hash.OfEmail("jo@example.org"));

        Assert.StartsWith("The key of contacts is missing at ", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Database.Folder, "keys", "contacts.key")));
    }
}
