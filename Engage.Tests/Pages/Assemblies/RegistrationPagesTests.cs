using System.Net;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Messages;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Assemblies;

/// <summary>Officers see registrations, key in those by telephone, and put them right; names are on one page, and each look is recorded.</summary>
public sealed class RegistrationPagesTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task A_registration_by_telephone_is_keyed_in_once_and_counts_as_confirmed()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (_, code) = await site.HouseholdAsync(assembly);
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var root = Root(programme, assembly);
        var form = await editor.GetPageAsync($"{root}/add");
        (string, string)[] fields =
        [
            ("Channel", "Telephone"), ("Code", code), ("Eligible", "lives"), ("Eligible", "age"), ("Eligible", "no-office"), ("feature-age-band", "16-34"), ("feature-sex", "male"),
            ("Given.Name", "Tom Tell"), ("Given.Telephone", "01606 364000"), ("Fields.Travel", "A lift"),
        ];

        var reply = await editor.SendFormAsync(form, $"{root}/add", fields);
        var again = await editor.SendFormAsync(form, $"{root}/add", fields);

        var person = await site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.AssemblyId == assembly.Id));
        Assert.Equal(($"{root}/{person.Id}", $"{root}/{person.Id}"), (reply.Path, again.Path));
        Assert.Equal((RegistrationState.InPool, RegistrationChannel.Telephone, (string?)null), (person.State, person.Channel, person.EmailHash));
        Assert.Contains("Tom Tell", reply.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "registration-keyed-in" && e.Subject == $"registration:{person.Id}" && e.Reason!.StartsWith("Came by telephone"))));
    }

    [Fact]
    public async Task What_is_missing_from_a_keyed_in_registration_is_named()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        var reply = await editor.FillInAsync($"{Root(programme, assembly)}/add");

        Assert.Equal(
            [
                "Select how it came in", "Check the code. It may be mistyped, or two people of the household have used it", "Only people of whom all three are true can take part",
                "Select an answer to “How old are you?”", "Select an answer to “What is your sex?”", "Enter the full name",
            ],
            reply.Messages);
    }

    [Fact]
    public async Task The_list_has_no_names_and_each_look_at_one_is_recorded()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "listed@example.org", "Lena Listed");
        var (editor, account) = await site.SignedInAsync(StaffRoles.Editor);
        var root = Root(programme, assembly);

        var list = await editor.GetPageAsync(root);
        Assert.DoesNotContain("Lena", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", list.QuerySelector(".engage-number__value")!.TextContent.Trim());
        Assert.Equal($"{root}/{person.Id}", (await editor.SendFormAsync(list, root, [("email", "Listed@example.org")], form: "form[action$='handler=Find']")).Path);
        var details = await editor.GetPageAsync($"{root}/{person.Id}");

        Assert.Contains("Lena Listed", details.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await site.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "participant-seen" && e.Subject == $"registration:{person.Id}" && e.Actor == account.UserName)));
        Assert.DoesNotContain(await site.ReadAsync(db => db.AuditEntries.AsNoTracking().ToListAsync()), e => $"{e.Actor}{e.Subject}{e.Reason}".Contains("Lena", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?state=Withdrawn", 0)]
    [InlineData("?state=InPool", 2)]
    [InlineData("?state=' OR 1=1--", 2)]
    [InlineData("?reference=nonsense", 0)]
    [InlineData("?page-number=-7", 2)]
    public async Task The_list_is_filtered(string query, int shown)
    {
        var (programme, assembly) = await site.AssemblyAsync();
        await site.RegisteredAsync(programme, assembly, $"{Make.NewId()}@example.org");
        await site.RegisteredAsync(programme, assembly, $"{Make.NewId()}@example.org");
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        Assert.Equal(shown, (await editor.GetPageAsync(Root(programme, assembly) + query)).QuerySelectorAll("table.govuk-table tbody th a").Length);
    }

    [Fact]
    public async Task A_reference_finds_its_registration()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "quoted@example.org");
        await site.RegisteredAsync(programme, assembly, "unquoted@example.org");
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        var page = await editor.GetPageAsync($"{Root(programme, assembly)}?reference={RegistrationReference.Of(person.Id).ToLowerInvariant()}");

        Assert.Equal([$"{Root(programme, assembly)}/{person.Id}"], page.QuerySelectorAll("table.govuk-table tbody th a").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public async Task Contact_details_are_put_right_and_a_new_address_ends_the_sessions_of_the_old_one()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "before@example.org");
        var participant = await site.ParticipantAsync("before@example.org");
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        await editor.FillInAsync($"{Root(programme, assembly)}/{person.Id}/contact", ("Given.Name", "New Name"), ("Given.Email", "after@example.org"), ("Given.Telephone", ""));

        Assert.StartsWith("/my/sign-in", (await participant.GetAsync("/my")).Path, StringComparison.Ordinal);
        var contact = site.Services.GetRequiredService<ParticipantContacts>().Read(await site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == person.Id)))!;
        Assert.Equal(("New Name", "after@example.org", (string?)null, "A ramp"), (contact.Name, contact.Email, contact.Telephone, contact.Needs.Access));
        Assert.NotNull(await site.MailAsync(MessageKind.AddressChanged, "before@example.org"));
        // Saved again without a change, and taken out: only the second is one.
        await editor.FillInAsync($"{Root(programme, assembly)}/{person.Id}/contact");
        Assert.Null(await site.MailAsync(MessageKind.AddressChanged, "after@example.org"));
        await editor.FillInAsync($"{Root(programme, assembly)}/{person.Id}/contact", ("Given.Email", ""));
        Assert.NotNull(await site.MailAsync(MessageKind.AddressChanged, "after@example.org"));
        Assert.Null(await site.MailAsync(MessageKind.InterestRegistered, "after@example.org"));
    }

    [Fact]
    public async Task A_registration_is_withdrawn_for_a_reason()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "leaves@example.org");
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var address = $"{Root(programme, assembly)}/{person.Id}/withdraw";
        Assert.Equal(["Select why"], (await editor.FillInAsync(address)).Messages);

        await editor.FillInAsync(address, ("reason", "moved"));

        Assert.Equal(RegistrationState.Withdrawn, await site.ReadAsync(db => db.Registrations.Where(r => r.Id == person.Id).Select(r => r.State).SingleAsync()));
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "registration-withdrawn" && e.Subject == $"registration:{person.Id}" && e.Reason == "They have moved away.")));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(address)).Status);
    }

    [Fact]
    public async Task A_registration_is_not_found_under_another_assembly()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (_, other) = await site.AssemblyAsync(programme);
        var person = await site.RegisteredAsync(programme, assembly, "one-place@example.org");
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        foreach (var page in new[] { "", "/contact", "/withdraw", "/erase", "?handler=Data" }) { Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"{Root(programme, other)}/{person.Id}{page}")).Status); }
    }

    [Fact]
    public async Task Analysts_and_viewers_see_no_registration()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        foreach (var role in new[] { StaffRoles.Viewer, StaffRoles.Analyst })
        {
            var (visitor, _) = await site.SignedInAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(Root(programme, assembly))).Status);
        }
    }

    private static string Root(AssemblyProgramme programme, Assembly assembly) => $"/staff/assemblies/{programme.Slug}/{assembly.Slug}/registrations";
}
