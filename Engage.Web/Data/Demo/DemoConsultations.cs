using System.Text.Json;
using System.Text.Json.Serialization;
using Engage.Domain;
using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Consultations;
using Engage.Web.Pdf;
using Engage.Web.Reports;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>
/// The record of the two precept consultations: the basis through the same gate as any other, made-up submissions, the days of
/// last year's calendar and its decision pack.
/// </summary>
internal static class DemoConsultations
{
    private const string Author = "editor@engage.example", Approver = "editor2@engage.example";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The basis of a demonstration survey; null when the survey is no consultation.</summary>
    /// <param name="survey">The survey with its window.</param>
    /// <param name="written">When it was written: before the survey was published.</param>
    public static Consultation? Basis(Survey survey, DateTimeOffset written)
    {
        if (!Consultation.IsNeededFor(survey, SurveyDefinition.FromStored(survey.Newest.Definition))) { return null; }
        var basis = ConsultationBasis.Parse(DemoFiles.Text($"{survey.Slug}.basis.json"));
        // A demonstration made after the planned close is open longer; then its decision is later too.
        if (ConsultationRecord.LastDayOf(survey) is { } closes && basis.DecisionDate <= closes) { basis = basis with { DecisionDate = closes.AddDays(12) }; }
        var consultation = new Consultation(NewId.Make(), survey.Id, basis, written, Author);
        var missing = OpeningCheck.Of(survey, consultation, survey.ClosesAtLocal).Where(c => c is { IsNeeded: true, IsMet: false }).ToList();
        return missing.Count == 0 ? consultation : throw new InvalidOperationException($"demo/{survey.Slug}.basis.json: {missing[0].Words}: {missing[0].Detail}");
    }

    /// <summary>The register of a survey, as far as today.</summary>
    public static async Task SubmissionsAsync(IServiceProvider services, Survey survey, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EngageDb>();
        if (!survey.IsDemonstration || await db.WrittenSubmissions.AnyAsync(s => s.SurveyId == survey.Id, cancellationToken)) { return; }
        var letters = JsonSerializer.Deserialize<IReadOnlyList<Letter>>(DemoFiles.Text($"{survey.Slug}.submissions.json"), _json)!;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone);
        var opens = WallClock.Day(survey.OpensAt!.Value, zone);
        var known = await services.GetRequiredService<SubmissionRegister>().ThemesAsync(survey.Id, cancellationToken);
        await db.WriteAsync(
            async _ =>
            {
                foreach (var letter in letters) { await EnterAsync(services, survey, letter, opens, zone, [.. known.Keys], cancellationToken); }
            },
            cancellationToken);
    }

    /// <summary>The days of last year's calendar, all met, and the pack that lay before the Commissioner, published with the report.</summary>
    /// <param name="made">When the pack was made.</param>
    /// <param name="published">When it was published.</param>
    public static async Task PackAsync(IServiceProvider services, string slug, DateTimeOffset made, DateTimeOffset published, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EngageDb>();
        var survey = await db.Surveys.SingleAsync(s => s.Slug == slug, cancellationToken);
        if (!survey.IsDemonstration || await db.Consultations.SingleOrDefaultAsync(c => c.SurveyId == survey.Id, cancellationToken) is not { Calendar.Count: 0 } consultation) { return; }
        var (proposed, looked, issued) = (new DateOnly(2026, 1, 30), new DateOnly(2026, 2, 5), new DateOnly(2026, 2, 12));
        var clock = new StandingClock(made);
        var checklists = ActivatorUtilities.CreateInstance<ChecklistReader>(services, clock);
        var maker = ActivatorUtilities.CreateInstance<DecisionPackMaker>(services, clock, checklists, ActivatorUtilities.CreateInstance<ReportShelf>(services, clock));
        await db.WriteAsync(
            async _ =>
            {
                consultation.Note(PreceptStep.Proposal, new CalendarNote(proposed, null, false, ""), made, Author);
                consultation.Note(PreceptStep.PanelReport, new CalendarNote(looked, null, false, ""), made, Author);
                consultation.Note(PreceptStep.Issue, new CalendarNote(issued, null, false, ""), made, Author);
                await db.SaveChangesAsync(cancellationToken);
                var pack = await maker.MakeAsync(survey.Slug, Author, cancellationToken: cancellationToken);
                pack.Publish(Approver, published);
                services.GetRequiredService<AuditTrail>().Record(db, Approver, "report-published", DecisionPackMaker.AuditSubject(survey.Slug), "Demonstration.");

                consultation.Note(PreceptStep.Proposal, new CalendarNote(proposed, proposed, false, ""), At(proposed), Author);
                consultation.Note(PreceptStep.PanelReport, new CalendarNote(looked, looked, false, "The Panel supported the proposal."), At(looked), Author);
                consultation.Note(PreceptStep.ResponseToVeto, new CalendarNote(null, null, true, ""), At(looked), Author);
                consultation.Note(PreceptStep.SecondReport, new CalendarNote(null, null, true, ""), At(looked), Author);
                consultation.Note(PreceptStep.Issue, new CalendarNote(issued, issued, false, ""), At(issued), Author);
            },
            cancellationToken);
    }

    private static async Task EnterAsync(IServiceProvider services, Survey survey, Letter letter, DateOnly opens, TimeZoneInfo zone, IReadOnlyCollection<string> themes, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = WallClock.Day(now, zone);
        var received = opens.AddDays(letter.Received);
        if (received > today) { return; }
        var entered = At(received);
        var acknowledged = letter.Acknowledged is { } days && opens.AddDays(days) <= today ? opens.AddDays(days) : (DateOnly?)null;
        var details = new SubmissionDetails(
            letter.Form, letter.Sender, letter.Organisation ?? "", letter.Signatures, received, letter.Summary, [.. letter.Themes.Where(themes.Contains)], acknowledged, letter.Consent ?? "");
        var register = ActivatorUtilities.CreateInstance<SubmissionRegister>(services, new StandingClock(entered < now ? entered : now));
        var file = letter.Pdf ? new SubmissionUpload("letter.pdf", services.GetRequiredService<IReportRenderer>().Render(Document(letter, received), entered), letter.Public) : null;
        var submission = await register.EnterAsync(survey, details, letter.Person ?? "", file, Author, cancellationToken);
        foreach (var (day, who, outcome) in letter.Considered.Where(c => opens.AddDays(c.Day) <= today)) { submission.Consider(opens.AddDays(day), who, outcome, At(opens.AddDays(day)), Author); }
        submission.Publish(entered);
        if (letter.TakenDown is { } down) { submission.TakeDown(down, letter.TakenDownReason!, At(opens.AddDays(letter.Received + 2)), Author); }
    }

    /// <summary>A letter as its sender might have written it, drawn by the writer of all other PDFs.</summary>
    private static ReportDocument Document(Letter letter, DateOnly received) => new(
        letter.Organisation ?? "A letter",
        "Letter to the Police and Crime Commissioner for Cheshire",
        letter.Organisation ?? "A letter writer",
        "A made-up letter of the demonstration.",
        "en-GB",
        received.AddDays(-2),
        [ParagraphBlock.Of("Dear Commissioner,"), ParagraphBlock.Of(letter.Summary), ParagraphBlock.Of("We would be glad to meet you."), ParagraphBlock.Of("Yours sincerely,"), ParagraphBlock.Of(letter.Organisation ?? "A letter writer")])
    {
        Layout = DocumentLayout.Sheet,
        Notice = "Demonstration: made-up content",
    };

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero);

    /// <summary>A submission of the demonstration; days are counted from the opening.</summary>
    private sealed record Letter(SubmissionForm Form, SenderKind Sender, int Received, string Summary)
    {
        public string? Organisation { get; init; }

        public string? Person { get; init; }

        public string? Consent { get; init; }

        public int? Signatures { get; init; }

        public int? Acknowledged { get; init; }

        public IReadOnlyList<string> Themes { get; init; } = [];

        public IReadOnlyList<Consideration> Considered { get; init; } = [];

        public bool Pdf { get; init; }

        public bool Public { get; init; }

        public TakenDown? TakenDown { get; init; }

        public string? TakenDownReason { get; init; }
    }

    private sealed record Consideration(int Day, string Who, string Outcome);
}
