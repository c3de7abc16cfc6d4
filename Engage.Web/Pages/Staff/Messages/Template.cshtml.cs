using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Mail.Templates;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Messages;

/// <summary>Writes what messages of one kind say, with a preview. Each save is a new version; none is ever changed.</summary>
[Authorize(Permissions.ManageMessages)]
public sealed class TemplateModel(EngageDb db, Outbox outbox, BodySettings body, AuditTrail audit, TimeProvider time, IServiceProvider services) : StaffPage
{
    private const string Language = "en";

    /// <summary>The kind.</summary>
    public MessageKindFacts About { get; private set; } = null!;

    /// <summary>The subject, with placeholders.</summary>
    [BindProperty]
    public string? Subject { get; set; }

    /// <summary>The text, with placeholders.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>What the preview is filled in with; empty for made-up values.</summary>
    [BindProperty]
    public string? Sample { get; set; }

    /// <summary>What the preview can be filled in with.</summary>
    public IReadOnlyList<ChoiceItem> Samples { get; private set; } = [];

    /// <summary>The versions staff wrote, newest first.</summary>
    public IReadOnlyList<MessageTemplate> Versions { get; private set; } = [];

    /// <summary>What it looks like, filled in; null while that is not asked for.</summary>
    internal RenderedMessage? Preview { get; private set; }

    /// <summary>Shows the text in use.</summary>
    public async Task<IActionResult> OnGetAsync(string kind)
    {
        if (!await FindAsync(kind)) { return NotFound(); }
        var current = await TemplateShelf.CurrentAsync(db, About.Kind, Language, HttpContext.RequestAborted);
        (Subject, Text) = (current.Subject, current.Markdown);
        return Page();
    }

    /// <summary>Shows what it looks like, without keeping it.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(string kind)
    {
        if (!await FindAsync(kind)) { return NotFound(); }
        if (IsUsable())
        {
            var sample = await new TemplateSamples(db, outbox, body).ContentAsync(About, Sample, HttpContext.RequestAborted);
            Preview = services.GetRequiredService<MessageRenderer>().Render(ParsedTemplate.Read(new MessageText(Subject!, Text!)), About.Kind, sample, Language, About.CanBeUnsubscribed ? "https://example.org/unsubscribe" : null);
        }
        return Page();
    }

    /// <summary>Keeps it as a new version.</summary>
    public async Task<IActionResult> OnPostAsync(string kind)
    {
        if (!await FindAsync(kind)) { return NotFound(); }
        if (!IsUsable()) { return Page(); }
        return await KeepAsync(new MessageText(Subject!.Trim(), Text!.ReplaceLineEndings("\n").Trim()), "The text is saved. Messages use it from now on.");
    }

    /// <summary>Goes back to the built-in text, as a new version.</summary>
    public async Task<IActionResult> OnPostBuiltInAsync(string kind) =>
        await FindAsync(kind) ? await KeepAsync(BuiltInTexts.Of(About.Kind), "The built-in text is in use again.") : NotFound();

    private async Task<IActionResult> KeepAsync(MessageText text, string notice)
    {
        var version = (Versions.Count == 0 ? 0 : Versions[0].Version) + 1;
        db.MessageTemplates.Add(new MessageTemplate
        {
            Kind = About.Kind,
            Language = Language,
            Version = version,
            Subject = text.Subject,
            Markdown = text.Markdown,
            CreatedBy = Actor,
            CreatedAt = time.GetUtcNow(),
        });
        audit.Record(db, Actor, "message-text-saved", $"message-text:{About.Code}", $"Version {version}");
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done("/staff/messages/templates", notice);
    }

    private bool IsUsable()
    {
        if (TemplateCheck.SubjectProblem(About, Subject) is { } subject) { ModelState.AddModelError(nameof(Subject), subject); }
        if (services.GetRequiredService<TemplateCheck>().TextProblem(About, Text) is { } text) { ModelState.AddModelError(nameof(Text), text); }
        return ModelState.IsValid;
    }

    private async Task<bool> FindAsync(string code)
    {
        if (MessageKinds.Find(code) is not { } kind) { return false; }
        About = kind.Facts();
        Samples = await new TemplateSamples(db, outbox, body).ChoicesAsync(About, HttpContext.RequestAborted);
        Versions = await db.MessageTemplates.AsNoTracking().Where(t => t.Kind == kind && t.Language == Language).OrderByDescending(t => t.Version).ToListAsync(HttpContext.RequestAborted);
        return true;
    }
}
