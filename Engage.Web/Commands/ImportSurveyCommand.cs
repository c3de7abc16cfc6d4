using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Data;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Commands;

/// <summary>Brings in the definition of a survey: a new draft, a changed draft, or a new version of a published survey.</summary>
internal sealed class ImportSurveyCommand : EngageCommand
{
    private const int MaxFileSize = 2 * 1024 * 1024;
    private const string By = "command line";

    private readonly Option<FileInfo> _file;
    private readonly Option<string> _slug;
    private readonly Option<string?> _opens;
    private readonly Option<string?> _closes;
    private readonly Option<bool> _publish;
    private readonly Option<FileInfo?> _basis;
    private readonly Option<string?> _note;
    private readonly Option<bool> _dryRun;

    /// <summary>Names the options.</summary>
    public ImportSurveyCommand() : base(
        "import-survey",
        "Brings in a survey from its JSON definition. A new address starts a draft; a draft is replaced; of a published survey it becomes a new version, which needs a note "
        + "and may not change what codes mean. A file that says the same changes nothing.",
        "import-survey --file precept.json --slug precept-2027-28",
        "import-survey --file precept.json --slug precept-2027-28 --basis basis.json --opens 2026-11-02T09:00 --closes 2027-01-22T17:00 --publish",
        "import-survey --file precept.json --slug precept-2027-28 --note \"Corrected a misprint in the introduction\"")
    {
        _file = AddOption<FileInfo>("--file", "The JSON file", isRequired: true, "FILE");
        _slug = AddOption<string>("--slug", "The survey's address, /surveys/SLUG: lower-case letters, digits and single hyphens", isRequired: true, "SLUG");
        _opens = AddOption<string?>("--opens", "When it opens, local time, as 2026-11-02T09:00", valueName: "TIME");
        _closes = AddOption<string?>("--closes", "When it closes, local time, as 2027-01-22T17:00", valueName: "TIME");
        _publish = AddOption<bool>("--publish", "Publish the draft: it opens at its time, and its versions are locked");
        _basis = AddOption<FileInfo?>("--basis", "The basis of a consultation as JSON: reasons, options, who decides and when", valueName: "FILE");
        _note = AddOption<string?>("--note", "What was changed, for the report's list of changes", valueName: "TEXT");
        _dryRun = AddOption<bool>("--dry-run", "Check only; write nothing");
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var (file, slug) = (arguments.GetRequiredValue(_file), arguments.GetRequiredValue(_slug));
        if (!Survey.IsSlug(slug)) { throw new BadInputException($"\"{slug}\" is no address: write 1 to {Survey.MaxSlugLength} lower-case letters, digits and single hyphens."); }
        var window = ReadWindow(arguments);
        var definition = await ReadAsync(file, cancellationToken);

        var basis = arguments.GetValue(_basis) is { } basisFile ? ReadBasis(basisFile) : null;
        var act = new Act(context, file.Name, slug, definition, window, basis, arguments.GetValue(_publish), arguments.GetValue(_note));
        if (arguments.GetValue(_dryRun))
        {
            var known = await FindAsync(context.Db, slug, cancellationToken);
            if (known is not null) { act.Check(known); }
            await context.NoteAsync($"{file.Name} is sound; nothing was written (dry run).");
            return ExitCode.Done;
        }

        Survey? survey = null;
        await context.Db.WriteAsync(async db =>
        {
            var known = await FindAsync(db, slug, cancellationToken);
            var consultation = known is null ? null : await db.Consultations.SingleOrDefaultAsync(c => c.SurveyId == known.Id, cancellationToken);
            (survey, consultation) = act.Apply(known, consultation);
            if (db.Entry(survey).State == EntityState.Detached) { db.Add(survey); }
            if (consultation is not null && db.Entry(consultation).State == EntityState.Detached) { db.Add(consultation); }
        }, cancellationToken);
        await context.NoteAsync($"{slug}: version {survey!.Newest.Number} {act.What}.");
        await context.WriteJsonAsync(new
        {
            slug,
            version = survey.Newest.Number,
            change = act.What,
            opens = survey.OpensAtLocal,
            closes = survey.ClosesAtLocal,
            survey.TimeZone,
            published = survey.PublishedAt is not null,
        });
        return ExitCode.Done;
    }

    private static Task<Survey?> FindAsync(EngageDb db, string slug, CancellationToken cancellationToken) => db.Surveys.SingleOrDefaultAsync(s => s.Slug == slug, cancellationToken);

    private static async Task<SurveyDefinition> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var stream = CommandContext.OpenFile(file);
        if (stream.Length > MaxFileSize) { throw new BadInputException($"{file.Name} has {stream.Length:N0} bytes; a definition has at most {MaxFileSize:N0}."); }
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);

        var outcome = SurveyDefinition.Parse(bytes);
        return outcome.Definition ?? throw new BadInputException(Sentences(file.Name, outcome.Problems));
    }

    private static ConsultationBasis ReadBasis(FileInfo file)
    {
        using var text = new StreamReader(CommandContext.OpenFile(file));
        try
        {
            return ConsultationBasis.Parse(text.ReadToEnd());
        }
        catch (JsonException e)
        {
            throw new BadInputException($"{file.Name} is no basis of a consultation: {e.Message}");
        }
    }

    private static string Sentences(string file, IReadOnlyList<DefinitionProblem> problems) =>
        string.Join(Environment.NewLine, [.. problems.Select(p => $"{file} {p}"), $"{problems.Count:N0} {(problems.Count == 1 ? "problem" : "problems")}; nothing was written."]);

    private (DateTime Opens, DateTime Closes)? ReadWindow(ParseResult arguments)
    {
        var (opens, closes) = (ReadTime("--opens", arguments.GetValue(_opens)), ReadTime("--closes", arguments.GetValue(_closes)));
        if (opens is null && closes is null) { return null; }
        if (opens is null || closes is null) { throw new BadInputException("--opens and --closes go together."); }
        return closes > opens ? (opens.Value, closes.Value) : throw new BadInputException($"The survey would close at {closes:yyyy-MM-ddTHH:mm:ss}, not after it opens at {opens:yyyy-MM-ddTHH:mm:ss}.");
    }

    private static DateTime? ReadTime(string option, string? text)
    {
        if (text is null) { return null; }
        string[] forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
        return DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new BadInputException($"{option} has \"{text}\": write local date and time, as 2026-11-02T09:00.");
    }

    /// <summary>One import, from checked input to the changed survey.</summary>
    private sealed class Act(CommandContext context, string file, string slug, SurveyDefinition definition, (DateTime Opens, DateTime Closes)? window, ConsultationBasis? basis, bool publishes, string? note)
    {
        /// <summary>What was done, in a word or two.</summary>
        public string What { get; private set; } = "unchanged";

        /// <summary>Refuses what may not follow what is there.</summary>
        public void Check(Survey survey)
        {
            if (survey.PublishedAt is null) { return; }
            if (publishes) { throw new CannotBeDoneException($"{slug} is published already."); }
            if (window is not null) { throw new CannotBeDoneException($"{slug} is published; its times are changed by an officer on the site."); }
            if (basis is not null) { throw new CannotBeDoneException($"{slug} is published; its basis is changed by an officer on the site."); }

            var older = SurveyDefinition.FromStored(survey.Newest.Definition);
            if (older.Equals(definition)) { return; }
            if (string.IsNullOrWhiteSpace(note)) { throw new BadInputException($"{slug} is published: say with --note what changed, for the report's list of changes."); }
            if (DefinitionChange.Problems(older, definition) is { Count: > 0 } problems) { throw new BadInputException(Sentences(file, problems)); }
        }

        /// <summary>Starts or changes the survey.</summary>
        public (Survey Survey, Consultation? Consultation) Apply(Survey? survey, Consultation? consultation)
        {
            var now = context.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            if (survey is null)
            {
                survey = new Survey(NewId.Make(), slug, definition.Title, definition.ToJson(), context.Services.GetRequiredService<BodySettings>().TimeZone, now, By);
                Note("survey-created", "added");
            }
            else
            {
                Check(survey);
                Revise(survey, now);
            }

            if (window is var (opens, closes) && (survey.OpensAtLocal, survey.ClosesAtLocal) != (opens, closes))
            {
                survey.Schedule(opens, closes);
                Note("survey-scheduled", What == "unchanged" ? "scheduled" : What);
            }
            if (basis is not null)
            {
                if (consultation is null) { consultation = new Consultation(NewId.Make(), survey.Id, basis, now, By); }
                else { consultation.Revise(basis, isPublished: false, now, By, ""); }
                Note("basis-saved", What == "unchanged" ? "given a basis" : What);
            }
            if (publishes)
            {
                if (survey.OpensAtLocal is null) { throw new CannotBeDoneException($"{slug} has no opening and closing times; give --opens and --closes."); }
                // The same gate as on the site.
                var missing = OpeningCheck.Of(survey, consultation, survey.ClosesAtLocal).Where(check => check is { IsNeeded: true, IsMet: false }).Select(check => $"{check.Words}: {check.Detail ?? "not yet"}").ToList();
                if (missing.Count > 0) { throw new CannotBeDoneException($"{slug} cannot be published. {string.Join(Environment.NewLine, missing)}"); }
                survey.Publish(now);
                Note("survey-published", "published");
            }
            return (survey, consultation);
        }

        private void Revise(Survey survey, DateTimeOffset now)
        {
            if (string.Equals(survey.Newest.Definition, definition.ToJson(), StringComparison.Ordinal)) { return; }
            survey.Revise(definition.Title, definition.ToJson(), now, By, note ?? "Draft changed");
            Note("survey-revised", "changed");
        }

        private void Note(string action, string what)
        {
            What = what;
            context.NoteInAudit(action, $"survey:{slug}");
        }
    }
}
