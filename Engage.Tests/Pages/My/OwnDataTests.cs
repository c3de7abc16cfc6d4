using System.Net;
using System.Text;
using System.Text.Json;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Messages;
using Engage.Tests.Pages.Assemblies;
using Engage.Tests.Pages.Staff;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Security.Participants;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engage.Tests.Pages.My;

/// <summary>Participants see, change and take out what is kept about them, withdraw, and are erased without a trace.</summary>
public sealed class OwnDataTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task The_page_says_where_one_stands_and_lists_what_there_is_to_do()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "stands@example.org", "Sandy Stands");
        var visitor = await site.ParticipantAsync("stands@example.org");

        var page = await visitor.GetPageAsync($"/my/{person.Id}");

        Assert.Contains("drawn at random", page.QuerySelector("main .govuk-body-l")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("10 February 2027", page.QuerySelector("main .govuk-body-l")!.TextContent, StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll(".govuk-task-list a").Select(a => a.GetAttribute("href")!)) { Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link)).Status); }
    }

    [Fact]
    public async Task Needs_name_and_number_are_changed_at_once()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "changes@example.org");
        var visitor = await site.ParticipantAsync("changes@example.org");

        await visitor.FillInAsync($"/my/{person.Id}/needs", ("Fields.Care", "Two children"), ("Fields.Access", ""));
        var reply = await visitor.FillInAsync($"/my/{person.Id}/details", ("Name", "Chris Changes"), ("Telephone", "01606 111222"));

        Assert.Equal($"/my/{person.Id}", reply.Path);
        var contact = await ContactAsync(person.Id);
        Assert.Equal(("Chris Changes", "01606 111222", "changes@example.org", "Two children", ""), (contact.Name, contact.Telephone, contact.Email, contact.Needs.Care, contact.Needs.Access));
        Assert.Null(await site.MailAsync(MessageKind.ConfirmAddress, "changes@example.org"));
    }

    [Fact]
    public async Task A_new_address_counts_once_its_owner_says_so()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "old@example.org");
        var visitor = await site.ParticipantAsync("old@example.org");
        await visitor.FillInAsync($"/my/{person.Id}/details", ("Email", "first@example.org"));
        var first = await site.LinkAsync(MessageKind.ConfirmAddress, "first@example.org");
        await visitor.FillInAsync($"/my/{person.Id}/details", ("Email", "second@example.org"));
        var second = await site.LinkAsync(MessageKind.ConfirmAddress, "second@example.org");

        Assert.Contains("does not work any more", (await site.NewVisitor().FillInAsync(first)).Text, StringComparison.Ordinal);
        await site.NewVisitor().GetPageAsync(second);
        Assert.Equal("old@example.org", (await ContactAsync(person.Id)).Email);

        Assert.Contains("is confirmed", (await site.NewVisitor().FillInAsync(second)).Text, StringComparison.Ordinal);
        Assert.Equal("second@example.org", (await ContactAsync(person.Id)).Email);
        Assert.Contains("does not work any more", (await site.NewVisitor().FillInAsync(second)).Text, StringComparison.Ordinal);
        // The old address is told, once, and not what the new one is; what still waits goes to the new one.
        Assert.Equal(assembly.Title, (await site.MailAsync(MessageKind.AddressChanged, "old@example.org"))!["assembly"]);
        Assert.Equal(1, await site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.AddressChanged && m.Person == person.Id)));
        Assert.NotNull(await site.MailAsync(MessageKind.InterestRegistered, "second@example.org"));
        // The old address sees nothing any more.
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/my/{person.Id}")).Status);
    }

    [Fact]
    public async Task Everything_that_is_kept_can_be_read_and_taken_out()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "reads@example.org", "<i>Rita</i> & Co");
        var visitor = await site.ParticipantAsync("reads@example.org");

        var page = await visitor.GetPageAsync($"/my/{person.Id}/data");
        var file = await visitor.GetAsync($"/my/{person.Id}/data?handler=Json");

        foreach (var text in new[] { "<i>Rita</i> & Co", "reads@example.org", "01606 364000", "1 Test Street, Testville, CW7 2UA", "A ramp", "No nuts", "35 or over", "Female", person.Pseudonym, "4.0%" })
        {
            Assert.Contains(text, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains(JsonDocument.Parse(file.Text).RootElement.GetProperty("facts").EnumerateArray(), f => f.GetProperty("value").GetString()!.Contains(text, StringComparison.Ordinal));
        }
        Assert.Contains("attachment", file.ContentHeaders.ContentDisposition?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawing_gives_a_seat_up()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "withdraws@example.org");
        await site.WriteAsync(async db => (await db.Registrations.SingleAsync(r => r.Id == person.Id)).SeatTo(SeatState.Confirmed, site.Clock.GetUtcNow()));
        var visitor = await site.ParticipantAsync("withdraws@example.org");

        var reply = await visitor.FillInAsync($"/my/{person.Id}/withdraw");

        Assert.Equal($"/my/{person.Id}", reply.Path);
        var after = await site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == person.Id));
        Assert.Equal((RegistrationState.Withdrawn, SeatState.GivenUp), (after.State, after.Seat));
    }

    [Fact]
    public async Task Erasing_needs_a_yes()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "unsure@example.org");
        var visitor = await site.ParticipantAsync("unsure@example.org");

        Assert.Single((await visitor.FillInAsync($"/my/{person.Id}/erase")).Messages);

        Assert.NotNull((await site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == person.Id))).Name);
    }

    [Fact]
    public async Task An_erased_person_is_nowhere_in_the_data_folder()
    {
        await using var small = new StaffSite();
        var (programme, assembly) = await small.AssemblyAsync();
        var (household, code) = await small.HouseholdAsync(assembly, "77 Zebra Crescent\nQuagga\nCW7 2UA");
        var root = $"/assemblies/{programme.Slug}/{assembly.Slug}/register";
        var visitor = small.NewVisitor();
        await visitor.FillInAsync(root, ("code", code));
        await visitor.FillInAsync($"{root}/eligibility", ("lives", "yes"), ("age", "yes"), ("office", "no"));
        await visitor.FillInAsync($"{root}/questions/age-band", ("answer", "35+"));
        await visitor.FillInAsync($"{root}/questions/sex", ("answer", "female"));
        await visitor.FillInAsync($"{root}/contact", ("Name", "Zebedee Quagga"), ("Email", "zebedee@quagga.example"), ("Telephone", "07700 900982"));
        await visitor.FillInAsync($"{root}/needs", ("Fields.Diet", "Zebra-free food"));
        await visitor.FillInAsync($"{root}/check-your-answers");
        await small.NewVisitor().FillInAsync(await small.LinkAsync(MessageKind.ConfirmAddress, "zebedee@quagga.example"));
        var participant = await small.ParticipantAsync("zebedee@quagga.example");
        var before = await small.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync());
        await participant.FillInAsync($"/my/{before.Id}/details", ("Email", "zebedee.new@quagga.example"));
        var kept = await small.ReadAsync(async db => new[] { before.Name!, before.Email!, before.EmailHash!, before.Telephone!, before.Address!, before.Needs!, household.Address!, (await db.EmailChanges.SingleAsync()).Email }
            .Concat(await db.OutboxMessages.Select(m => m.Content!).ToListAsync()).ToList());

        var receipt = await participant.FillInAsync($"/my/{before.Id}/erase", ("IsSure", "true"));

        Assert.Equal("/my/erased", receipt.Path);
        Assert.Contains(RegistrationReference.Of(before.Id), receipt.Page.Body!.TextContent, StringComparison.Ordinal);
        // Neither the words nor what they were encrypted to; in the database, its log, and every other file.
        string[] words = ["Zebedee", "Quagga", "zebedee", "quagga", "Zebra", "900982"];
        foreach (var file in Directory.EnumerateFiles(small.DataDirectory, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var bytes = await ReadSharedAsync(file);
            foreach (var text in words.Concat(kept)) { Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{Path.GetFileName(file)} still has {(text.Length > 20 ? text[..20] + "…" : text)}."); }
        }

        var after = await small.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync());
        Assert.Equal((null, null, null, null, null, null), (after.Name, after.Email, after.EmailHash, after.Telephone, after.Address, after.Needs));
        // What the draw was counted with stays, and that somebody was erased is recorded.
        Assert.Equal((before.FeaturesJson, before.Pseudonym, RegistrationState.Withdrawn), (after.FeaturesJson, after.Pseudonym, after.State));
        Assert.Equal(0, await small.ReadAsync(db => db.OutboxMessages.CountAsync()) + await small.ReadAsync(db => db.SignInLinks.CountAsync()) + await small.ReadAsync(db => db.Set<ParticipantSession>().CountAsync()) + await small.ReadAsync(db => db.EmailChanges.CountAsync()));
        Assert.True(await small.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "participant-erased" && e.Subject == $"registration:{before.Id}")));
        Assert.StartsWith("/my/sign-in", (await participant.GetAsync("/my")).Path, StringComparison.Ordinal);
        Assert.Equal("/", (await participant.GetAsync("/my/erased")).Path);
    }

    [Fact]
    public async Task Erasing_one_of_a_household_leaves_the_other()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var one = await site.RegisteredAsync(programme, assembly, "shared@example.org", "One Shared");
        var two = await site.RegisteredAsync(programme, assembly, "shared@example.org", "Two Shared");
        var visitor = await site.ParticipantAsync("shared@example.org");

        await visitor.FillInAsync($"/my/{one.Id}/erase", ("IsSure", "true"));

        Assert.Equal("Two Shared", (await ContactAsync(two.Id)).Name);
        Assert.Equal([$"/my/{two.Id}"], (await visitor.GetPageAsync("/my")).QuerySelectorAll("main h2 a").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public async Task Twelve_months_after_the_end_nobody_is_kept_by_name()
    {
        await using var small = new StaffSite();
        var (programme, assembly) = await small.AssemblyAsync();
        var (_, running) = await small.AssemblyAsync(programme);
        await small.RegisteredAsync(programme, assembly, "over@example.org");
        var unconfirmed = await small.RegisteredAsync(programme, running, "never@example.org", channel: RegistrationChannel.Web);
        var member = await small.RegisteredAsync(programme, running, "still@example.org");
        await small.WriteAsync(async db => (await db.Assemblies.SingleAsync(a => a.Id == assembly.Id)).Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Registering] = new(2027, 1, 10), [AssemblyPhase.Responding] = new(2027, 1, 20) }));

        small.Clock.Set(new DateTimeOffset(2028, 1, 19, 23, 0, 0, TimeSpan.Zero));
        await KeepHouseAsync(small);
        Assert.NotNull((await small.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.AssemblyId == assembly.Id))).Name);
        Assert.False(await small.ReadAsync(db => db.Registrations.AnyAsync(r => r.Id == unconfirmed.Id)));

        small.Clock.Set(new DateTimeOffset(2028, 1, 20, 0, 0, 0, TimeSpan.Zero));
        await KeepHouseAsync(small);
        await KeepHouseAsync(small);

        Assert.Null((await small.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.AssemblyId == assembly.Id))).Name);
        Assert.Equal(0, await small.ReadAsync(db => db.Households.CountAsync(h => h.AssemblyId == assembly.Id)));
        Assert.NotNull((await small.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == member.Id))).Name);
        Assert.Equal(["1 person, twelve months after the end."], await small.ReadAsync(db => db.AuditEntries.Where(e => e.Action == "participants-deleted").Select(e => e.Reason!).ToListAsync()));
    }

    private static Task KeepHouseAsync(StaffSite of) => of.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().RunOnceAsync(CancellationToken.None);

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<ParticipantContact> ContactAsync(string id) =>
        site.Services.GetRequiredService<ParticipantContacts>().Read(await site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == id)))!;
}
