using System.Net;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Messages;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Pages.Assemblies.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Assemblies;

/// <summary>People register with the code of their letter, without scripts, once.</summary>
public sealed class RegisterTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Somebody_with_a_letter_registers_and_confirms_their_address()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (household, code) = await site.HouseholdAsync(assembly);
        var (root, visitor) = (Root(programme, assembly), site.NewVisitor());

        var receipt = await FillInAsync(visitor, root, code.ToLowerInvariant(), "Zoë O’Brien", "zoe@example.org");

        Assert.Equal($"{root}/receipt", receipt.Path);
        var person = await OnlyAsync(assembly);
        Assert.Contains(RegistrationReference.Of(person.Id), receipt.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe@", receipt.Text, StringComparison.Ordinal);
        Assert.Equal((RegistrationState.Unconfirmed, household.Id, """{"age-band":"35\u002B","sex":"female"}"""), (person.State, person.HouseholdId, person.FeaturesJson));
        Assert.Equal(site.Clock.GetUtcNow().Hour, person.RegisteredHour.Hour);
        var contact = site.Services.GetRequiredService<ParticipantContacts>().Read(person)!;
        Assert.Equal(("Zoë O’Brien", "zoe@example.org", "1 Test Street\nTestville\nCW7 2UA", "A ramp"), (contact.Name, contact.Email, contact.Address, contact.Needs.Access));

        var link = await site.LinkAsync(MessageKind.ConfirmAddress, "zoe@example.org");
        var opened = await site.NewVisitor().GetAsync(link);
        Assert.DoesNotContain("Zoë", opened.Text, StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Unconfirmed, (await OnlyAsync(assembly)).State);

        Assert.Contains("You are registered", (await site.NewVisitor().FillInAsync(link)).Text, StringComparison.Ordinal);
        Assert.Equal(RegistrationState.InPool, (await OnlyAsync(assembly)).State);
        Assert.NotNull(await site.MailAsync(MessageKind.InterestRegistered, "zoe@example.org"));
        // Twice is once.
        Assert.Contains("You are registered", (await site.NewVisitor().FillInAsync(link)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.InterestRegistered && m.Person == person.Id)));
    }

    [Fact]
    public async Task Pressing_the_button_twice_makes_one_registration()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (_, code) = await site.HouseholdAsync(assembly);
        var (root, visitor) = (Root(programme, assembly), site.NewVisitor());
        var check = await FillInAsync(visitor, root, code, "Twice Presser", "twice@example.org", send: false);

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SendFormAsync(check.Page, check.Path, [], follow: false)));
        var later = await visitor.SendFormAsync(check.Page, check.Path, [], follow: false);

        Assert.All(replies.Append(later), reply => Assert.Equal($"{root}/receipt", reply.Headers.Location?.OriginalString));
        await OnlyAsync(assembly);
        Assert.Equal(1, await site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.ConfirmAddress && m.Subject == $"assembly:{assembly.Id}")));
    }

    [Fact]
    public async Task A_code_admits_two_people_of_a_household_and_no_third()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (_, code) = await site.HouseholdAsync(assembly);
        var root = Root(programme, assembly);
        // Three are at the last page at the same moment.
        var visitors = Enumerable.Range(0, 3).Select(_ => site.NewVisitor()).ToList();
        List<Reply> checks = [];
        for (var i = 0; i < 3; i++) { checks.Add(await FillInAsync(visitors[i], root, code, $"Person {i}", $"person{i}@example.org", send: false)); }

        var replies = await Task.WhenAll(visitors.Select((visitor, i) => visitor.SendFormAsync(checks[i].Page, checks[i].Path, [], follow: false)));

        Assert.Equal(2, replies.Count(r => r.Status == HttpStatusCode.Redirect));
        Assert.Contains("have registered already", replies.Single(r => r.Status == HttpStatusCode.OK).Messages.Single(), StringComparison.Ordinal);
        Assert.Equal(Household.MostRegistrations, await site.ReadAsync(db => db.Registrations.CountAsync(r => r.AssemblyId == assembly.Id)));
        Assert.Equal([IndexModel.Refusal], (await site.NewVisitor().FillInAsync(root, ("code", code))).Messages);
    }

    [Fact]
    public async Task Unknown_used_up_and_wrong_codes_get_the_same_answer()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (used, usedCode) = await site.HouseholdAsync(assembly);
        var (_, other) = await site.AssemblyAsync(programme);
        var (_, elsewhere) = await site.HouseholdAsync(other);
        for (var i = 0; i < 2; i++) { await FillInAsync(site.NewVisitor(), Root(programme, assembly), usedCode, $"User {i}", $"user{i}@example.org"); }
        Assert.Equal(2, await site.ReadAsync(db => db.Registrations.CountAsync(r => r.HouseholdId == used.Id)));

        List<string> texts = [];
        foreach (var typed in new[] { usedCode, HouseholdCode.Complete("ABCDEFGHJKM"), "AAAA-BBBB-CCCC", "nonsense", elsewhere })
        {
            var reply = await site.NewVisitor().FillInAsync(Root(programme, assembly), ("code", typed));
            Assert.Equal([IndexModel.Refusal], reply.Messages);
            texts.Add(reply.Text.Replace(typed, "", StringComparison.Ordinal));
        }
        Assert.Single(texts.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Guessing_codes_from_many_networks_comes_to_an_end_and_begins_again()
    {
        await using var small = new StaffSite();
        var (programme, assembly) = await small.AssemblyAsync();
        var (_, code) = await small.HouseholdAsync(assembly);
        var budget = small.Services.GetRequiredService<CodeBudget>();
        for (var i = 0; i < CodeBudget.Most - 1; i++) { Assert.False(budget.NoteFailure()); }
        Assert.Equal([IndexModel.Refusal], (await small.NewVisitor().FillInAsync(Root(programme, assembly), ("code", HouseholdCode.Complete("ABCDEFGHJKM")))).Messages);

        // Right and wrong codes are told the same now; a slip is no attempt.
        Assert.Equal([IndexModel.Busy], (await small.NewVisitor().FillInAsync(Root(programme, assembly), ("code", HouseholdCode.Complete("ABCDEFGHJKM")))).Messages);
        Assert.Equal([IndexModel.Busy], (await small.NewVisitor().FillInAsync(Root(programme, assembly), ("code", code))).Messages);
        small.Clock.Advance(TimeSpan.FromHours(1));
        Assert.EndsWith("/eligibility", (await small.NewVisitor().FillInAsync(Root(programme, assembly), ("code", code))).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_network_cannot_try_codes_without_end()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var visitor = site.NewVisitor();
        HttpStatusCode last = default;
        for (var i = 0; i < 12 && last != HttpStatusCode.TooManyRequests; i++) { last = (await visitor.PostAsync(Root(programme, assembly), ("code", "ABCD-EFGH-JKMN"))).Status; }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task Who_cannot_take_part_is_told_why_and_nothing_is_kept()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (_, code) = await site.HouseholdAsync(assembly);
        var (root, visitor) = (Root(programme, assembly), site.NewVisitor());
        await visitor.FillInAsync(root, ("code", code));

        var reply = await visitor.FillInAsync($"{root}/eligibility", ("lives", "yes"), ("age", "no"), ("office", "yes"));

        Assert.Equal($"{root}/not-eligible", reply.Path);
        Assert.Equal(2, reply.Page.QuerySelectorAll("main ul.govuk-list--bullet li").Length);
        // No way around it.
        foreach (var page in new[] { "questions/sex", "contact", "needs", "check-your-answers" }) { Assert.Equal($"{root}/not-eligible", (await visitor.GetAsync($"{root}/{page}")).Path); }
        Assert.False(await site.ReadAsync(db => db.Registrations.AnyAsync(r => r.AssemblyId == assembly.Id)));
    }

    [Fact]
    public async Task Pages_cannot_be_skipped_and_what_is_missing_is_named()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (_, code) = await site.HouseholdAsync(assembly);
        var (root, visitor) = (Root(programme, assembly), site.NewVisitor());
        foreach (var page in new[] { "eligibility", "questions/sex", "contact", "needs", "check-your-answers", "receipt" }) { Assert.Equal(root, (await visitor.GetAsync($"{root}/{page}")).Path); }
        Assert.Equal(["Enter the code in your letter"], (await visitor.FillInAsync(root)).Messages);

        await visitor.FillInAsync(root, ("code", code));
        Assert.Equal(3, (await visitor.FillInAsync($"{root}/eligibility")).Messages.Count);
        await visitor.FillInAsync($"{root}/eligibility", ("lives", "yes"), ("age", "yes"), ("office", "no"));
        Assert.Equal($"{root}/questions/age-band", (await visitor.GetAsync($"{root}/questions/sex")).Path);
        Assert.Equal(["Select an answer"], (await visitor.FillInAsync($"{root}/questions/age-band")).Messages);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync($"{root}/questions/age-band", ("answer", "no-such-band"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{root}/questions/income")).Status);
        await visitor.FillInAsync($"{root}/questions/age-band", ("answer", "35+"));
        await visitor.FillInAsync($"{root}/questions/sex", ("answer", "male"));
        Assert.Equal(["Enter your full name", "Enter an e-mail address in the correct format, like name@example.com", "Enter a telephone number, like 01606 364 000 or +44 7700 900 982"], (await visitor.FillInAsync($"{root}/contact", ("Email", "sam at home"), ("Telephone", "1"))).Messages);
        await visitor.FillInAsync($"{root}/contact", ("Name", "Sam"), ("Email", "sam@example.org"));
        Assert.Equal(["Food must be 300 characters or fewer"], (await visitor.FillInAsync($"{root}/needs", ("Fields.Diet", new string('x', 301)))).Messages);
    }

    [Fact]
    public async Task Long_needs_in_any_script_come_through()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (_, code) = await site.HouseholdAsync(assembly);
        var (root, visitor) = (Root(programme, assembly), site.NewVisitor());
        var needs = string.Concat(Enumerable.Repeat("🦽", 300));

        Assert.Equal($"{root}/receipt", (await FillInAsync(visitor, root, code, "Long Needs", "long@example.org", needs)).Path);

        Assert.Equal(needs, site.Services.GetRequiredService<ParticipantContacts>().NeedsOf(await OnlyAsync(assembly)).Access);
    }

    [Theory]
    [InlineData(AssemblyPhase.Preparing)]
    [InlineData(AssemblyPhase.Selecting)]
    [InlineData(AssemblyPhase.Meeting)]
    public async Task Registration_is_open_in_its_phase_only(AssemblyPhase phase)
    {
        var (programme, assembly) = await site.AssemblyAsync(opens: phase);
        var (_, code) = await site.HouseholdAsync(assembly);
        var root = Root(programme, assembly);

        Assert.Null((await site.NewVisitor().GetPageAsync(root)).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Redirect, (await site.NewVisitor().PostAsync(root, ("code", code))).Status);
    }

    [Fact]
    public async Task What_is_sent_after_the_last_day_is_not_kept_and_a_late_link_confirms_nothing()
    {
        await using var small = new StaffSite();
        var (programme, assembly) = await small.AssemblyAsync();
        var (_, code) = await small.HouseholdAsync(assembly);
        var root = Root(programme, assembly);
        var (early, late) = (small.NewVisitor(), small.NewVisitor());
        small.Clock.Set(new DateTimeOffset(2027, 2, 9, 23, 0, 0, TimeSpan.Zero));
        await FillInAsync(early, root, code, "In Time", "early@example.org");
        var check = await FillInAsync(late, root, code, "Too Late", "late@example.org", send: false);
        small.Clock.Set(new DateTimeOffset(2027, 2, 10, 0, 0, 1, TimeSpan.Zero));

        Assert.Equal(root, (await late.SendFormAsync(check.Page, check.Path, [])).Path);
        Assert.Contains("does not work any more", (await early.FillInAsync(await small.LinkAsync(MessageKind.ConfirmAddress, "early@example.org"))).Text, StringComparison.Ordinal);
        Assert.Equal([RegistrationState.Unconfirmed], await small.ReadAsync(db => db.Registrations.Select(r => r.State).ToListAsync()));
    }

    [Fact]
    public async Task A_link_of_one_registration_confirms_no_other_and_an_altered_one_none()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (_, other) = await site.AssemblyAsync(programme);
        var (_, code) = await site.HouseholdAsync(assembly);
        await FillInAsync(site.NewVisitor(), Root(programme, assembly), code, "One", "link-one@example.org");
        var link = await site.LinkAsync(MessageKind.ConfirmAddress, "link-one@example.org");
        var token = link[(link.LastIndexOf('/') + 1)..];

        Assert.Contains("does not work", (await site.NewVisitor().FillInAsync($"{Root(programme, other)}/confirm/{token}")).Text, StringComparison.Ordinal);
        for (var i = 0; i < token.Length; i += 17)
        {
            var altered = $"{token[..i]}{(token[i] == 'A' ? 'B' : 'A')}{token[(i + 1)..]}";
            Assert.Contains("does not work", (await site.NewVisitor().FillInAsync($"{Root(programme, assembly)}/confirm/{altered}")).Text, StringComparison.Ordinal);
        }
        Assert.Contains("does not work", (await site.NewVisitor().FillInAsync($"/my/new-address/{token}")).Text, StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Unconfirmed, (await OnlyAsync(assembly)).State);
    }

    [Fact]
    public async Task Header_and_script_in_a_name_stay_words()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (_, code) = await site.HouseholdAsync(assembly);
        var (root, visitor) = (Root(programme, assembly), site.NewVisitor());
        Assert.Equal(["Enter your name without < and >"], (await ToContactAsync(visitor, root, code, "<svg/onload=alert(1)>", "x@example.org")).Messages);

        var check = await visitor.FillInAsync($"{root}/contact", ("Name", "\"Sam\"\r\nBcc: all@example.org & Co"), ("Email", "sam.header@example.org"));
        await visitor.FillInAsync(check.Path);
        var shown = await visitor.GetPageAsync($"{root}/check-your-answers");
        Assert.Contains("\"Sam\" Bcc: all@example.org & Co", shown.Body!.TextContent, StringComparison.Ordinal);
        await visitor.FillInAsync($"{root}/check-your-answers");

        var contact = site.Services.GetRequiredService<ParticipantContacts>().Read(await OnlyAsync(assembly))!;
        Assert.DoesNotContain('\n', contact.Name);
        Assert.DoesNotContain('\r', contact.Name);
    }

    [Fact]
    public async Task An_unpublished_assembly_has_no_registration()
    {
        var programme = new AssemblyProgramme(Make.NewId(), $"draft-{Make.NewId()[..8]}", "Europe/London", site.Clock.GetUtcNow());
        await site.WriteAsync(db => Task.FromResult(db.AssemblyProgrammes.Add(programme)));
        var (_, assembly) = await site.AssemblyAsync(programme);
        var (_, code) = await site.HouseholdAsync(assembly);

        foreach (var page in new[] { "/register", "/register/eligibility", "/register/receipt", "/register/confirm/x", "/letters" }) { Assert.Equal(HttpStatusCode.NotFound, (await site.NewVisitor().GetAsync($"/assemblies/{programme.Slug}/{assembly.Slug}{page}")).Status); }
        Assert.Equal(HttpStatusCode.NotFound, (await site.NewVisitor().PostAsync(Root(programme, assembly), ("code", code))).Status);
    }

    private static string Root(AssemblyProgramme programme, Assembly assembly) => $"/assemblies/{programme.Slug}/{assembly.Slug}/register";

    private static async Task<Reply> ToContactAsync(Resident visitor, string root, string code, string name, string email)
    {
        await visitor.FillInAsync(root, ("code", code));
        await visitor.FillInAsync($"{root}/eligibility", ("lives", "yes"), ("age", "yes"), ("office", "no"));
        await visitor.FillInAsync($"{root}/questions/age-band", ("answer", "35+"));
        await visitor.FillInAsync($"{root}/questions/sex", ("answer", "female"));
        return await visitor.FillInAsync($"{root}/contact", ("Name", name), ("Email", email));
    }

    private static async Task<Reply> FillInAsync(Resident visitor, string root, string code, string name, string email, string access = "A ramp", bool send = true)
    {
        await ToContactAsync(visitor, root, code, name, email);
        var check = await visitor.FillInAsync($"{root}/needs", ("Fields.Access", access));
        return send ? await visitor.SendFormAsync(check.Page, check.Path, []) : check;
    }

    private Task<Registration> OnlyAsync(Assembly assembly) => site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.AssemblyId == assembly.Id));
}
