using System.Net;
using Engage.Domain.Messages;
using Engage.Tests.Mail;
using Engage.Tests.Pages.Sessions;
using Engage.Web.Mail;
using Engage.Web.Mail.Templates;
using Engage.Web.Security;
using Engage.Web.Security.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Staff;

/// <summary>Staff see what became of messages, mend what can be mended, and write what messages say.</summary>
public sealed class MessagePagesTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task The_list_masks_addresses_and_the_message_shows_its_own_to_those_who_may()
    {
        var id = await QueueAsync("list");
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        var list = await editor.GetPageAsync("/staff/messages?kind=papers-available&state=Queued");
        var details = await editor.GetPageAsync($"/staff/messages/{id}");

        Assert.Contains("z•••@example.org", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("zebedee", list.Body.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("zebedee-list@example.org", details.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Zebedee Quick", details.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/staff/messages/{new string('0', 26)}")).Status);
    }

    [Fact]
    public async Task A_failed_message_is_sent_again_and_a_waiting_one_withdrawn_and_both_are_recorded()
    {
        var id = await QueueAsync("requeue");
        await site.WriteAsync(db => db.OutboxMessages.Where(m => m.Id == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MessageState.Failed).SetProperty(m => m.Attempts, 10)));
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var page = $"/staff/messages/{id}";

        var again = await editor.FillInAsync(page);
        Assert.Contains("waiting to be sent again", again.Text, StringComparison.Ordinal);
        Assert.Equal((MessageState.Queued, 0), await site.ReadAsync(db => db.OutboxMessages.Where(m => m.Id == id).Select(m => ValueTuple.Create(m.State, m.Attempts)).SingleAsync()));

        var withdrawn = await editor.FillInAsync(page);
        Assert.Contains("will not be sent", withdrawn.Text, StringComparison.Ordinal);
        Assert.Equal(MessageState.Withdrawn, await site.ReadAsync(db => db.OutboxMessages.Where(m => m.Id == id).Select(m => m.State).SingleAsync()));
        Assert.Equal(["message-requeued", "message-withdrawn"], await site.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == $"message:{id}").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_text_with_a_fault_is_explained_and_not_kept_and_a_good_one_is_used()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        const string Address = "/staff/messages/templates/vote-open";

        var wrong = await editor.FillInAsync(Address, ("Subject", "Vote ((assemblee))"), ("Text", "Vote now."));
        Assert.Equal(2, wrong.Messages.Count);
        Assert.StartsWith("There is no placeholder ((assemblee)) in this message.", wrong.Messages[0], StringComparison.Ordinal);
        Assert.Equal("Vote now.", wrong.Page.QuerySelector("textarea")!.TextContent.Trim());

        var preview = await editor.SendFormAsync(await editor.GetPageAsync(Address), Address, [("Subject", "Vote now: ((assembly))"), ("Text", "**Vote** ((link)) until ((until))")], button: "button[formaction]");
        Assert.Contains("Vote now: Winsford policing assembly", preview.Page.QuerySelector(".engage-preview")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => db.MessageTemplates.CountAsync()));

        await editor.FillInAsync(Address, ("Subject", "Vote now: ((assembly))"), ("Text", "**Vote** ((link)) until ((until))"));
        var current = await site.ReadAsync(db => TemplateShelf.CurrentAsync(db, MessageKind.VoteOpen, "en", default));
        Assert.Equal(new MessageText("Vote now: ((assembly))", "**Vote** ((link)) until ((until))"), current);

        await editor.SendFormAsync(await editor.GetPageAsync(Address), Address, [], form: "form[action$=BuiltIn]");
        Assert.Equal(BuiltInTexts.Of(MessageKind.VoteOpen), await site.ReadAsync(db => TemplateShelf.CurrentAsync(db, MessageKind.VoteOpen, "cy", default)));
        Assert.Equal(2, await site.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Subject == "message-text:vote-open")));
    }

    [Fact]
    public async Task A_preview_can_be_filled_in_from_a_message_or_a_session_without_its_person_or_its_link()
    {
        await QueueAsync("preview");
        var world = await site.AddAssemblyAsync("previewed");
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        const string Address = "/staff/messages/templates/papers-available";
        var page = await editor.GetPageAsync(Address);
        string Choice(string words) => page.QuerySelectorAll("#Sample option").First(o => o.TextContent.Contains(words, StringComparison.Ordinal)).GetAttribute("value")!;
        async Task<string> PreviewAsync(string words) =>
            (await editor.SendFormAsync(page, Address, [("Subject", "Papers: ((session))"), ("Text", "Dear ((name)), [read](((link)))."), ("Sample", Choice(words))], button: "button[formaction]")).Page.QuerySelector(".engage-preview")!.InnerHtml;

        var message = await PreviewAsync("to z•••@example.org");
        var session = await PreviewAsync($"{world.Session.Title}, ");

        Assert.Contains("Papers: Session 1<", message, StringComparison.Ordinal);
        Assert.Contains("Jo Bloggs", message, StringComparison.Ordinal);
        Assert.DoesNotContain("/my/papers", message, StringComparison.Ordinal);
        Assert.Contains($"Papers: {world.Session.Title}<", session, StringComparison.Ordinal);
        Assert.Contains("/example", session, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => db.MessageTemplates.CountAsync(t => t.Kind == MessageKind.PapersAvailable)));
    }

    [Fact]
    public async Task An_address_is_put_on_the_suppression_list_and_taken_off_without_being_kept()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        const string Address = "/staff/messages/suppressions";
        var hash = site.Services.GetRequiredService<ContactHash>().OfEmail("unwilling@example.org");

        Assert.Equal(["Enter an e-mail address in the correct format, like name@example.com", "Select what is not sent", "Enter a reason"], (await editor.FillInAsync(Address, ("Address", "nobody"))).Messages);
        Assert.Equal(["Leave the address out of the reason"], (await editor.FillInAsync(Address, ("Address", "unwilling@example.org"), ("Scope", "Everything"), ("Reason", "unwilling@example.org rang"))).Messages);
        await editor.FillInAsync(Address, ("Address", " Unwilling@example.org"), ("Scope", "Everything"), ("Reason", "Asked by telephone"));
        Assert.Equal([hash], await site.ReadAsync(db => db.Suppressions.Select(s => s.AddressHash).ToListAsync()));

        var off = await editor.SendFormAsync(await editor.GetPageAsync(Address), Address, [("Address", "unwilling@example.org"), ("Reason", "Asked again")], button: "button[formaction]");
        Assert.Contains("off the suppression list", off.Text, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => db.Suppressions.CountAsync()));
        Assert.Equal(2, await site.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Subject.StartsWith("suppression:") && !e.Subject.Contains("unwilling"))));
    }

    private async Task<string> QueueAsync(string slot)
    {
        await site.WriteAsync(db =>
        {
            site.Services.GetRequiredService<Outbox>().Queue(db, Requests.Papers("p1", slot: slot, address: $"zebedee-{slot}@example.org", name: "Zebedee Quick"));
            return Task.CompletedTask;
        });
        return await site.ReadAsync(db => db.OutboxMessages.Where(m => m.Key.EndsWith(":" + slot)).Select(m => m.Id).SingleAsync());
    }
}
