using Engage.Domain.Coding;
using Engage.Domain.Places;
using Engage.Domain.Reports;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Tests.Support;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data;

public sealed class StorageOnSqlite() : StorageTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class StorageOnPostgres() : StorageTests(TestDatabase.PostgresAsync);

/// <summary>What is saved through EF comes back the same from both databases.</summary>
public abstract class StorageTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    [DatabaseFact]
    public async Task The_model_is_the_one_the_migrations_make()
    {
        Assert.False(await ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.NotEmpty(await ReadAsync(db => db.Database.GetAppliedMigrationsAsync()));
    }

    [DatabaseFact]
    public async Task A_survey_comes_back_with_its_window_and_its_versions()
    {
        var survey = Sample.Survey();
        survey.Schedule(new DateTime(2026, 11, 2, 9, 0, 0, DateTimeKind.Unspecified), new DateTime(2027, 1, 22, 12, 0, 0, DateTimeKind.Unspecified));
        survey.Publish(Sample.Now.AddMinutes(1.5));
        survey.Revise("A better title", """{"title":"A better title"}""", Sample.Now.AddDays(1), "editor@office.example", "A slip in the title");
        await Database.SaveAsync(db => db.Surveys.Add(survey));

        var loaded = await ReadAsync(db => db.Surveys.SingleAsync(s => s.Slug == "precept-2027-28"));

        Assert.Equal("A better title", loaded.Title);
        Assert.Equal(new DateTime(2027, 1, 22, 12, 0, 0, DateTimeKind.Unspecified), loaded.ClosesAtLocal);
        Assert.Equal(DateTimeKind.Unspecified, loaded.ClosesAtLocal!.Value.Kind);
        Assert.Equal(new DateTimeOffset(2027, 1, 22, 12, 0, 0, TimeSpan.Zero), loaded.ClosesAt);
        Assert.Equal(Sample.Now.AddMinutes(1.5), loaded.PublishedAt);
        Assert.Equal([1, 2], loaded.Versions.Select(v => v.Number));
        Assert.Equal(survey.Versions, loaded.Versions);
    }

    [DatabaseFact]
    public async Task Weights_and_margins_come_back_as_they_were_made()
    {
        var survey = await SavedSurveyAsync();
        var content = new WeightingContent([new SurveyMargin("sex", "Sex", "Census", [new(["f"], "Female", 51.5), new(["m", "x"], "Male and other", 48.5)])], [], [new([0], 3, 0.75), new([-1], 1, 1)]);
        var run = new WeightingRun
        {
            Id = Make.NewId(),
            SurveyId = survey.Id,
            Number = 1,
            Name = "Sex",
            Status = RakingStatus.Partial,
            Cap = 2.5,
            Rounds = 7,
            MaxRelativeError = 0.125,
            Responses = 4,
            LastNumber = 9,
            MinWeight = 0.75,
            MaxWeight = 1,
            DesignEffect = 1.0625,
            Content = content.ToJson(),
            MadeAt = Sample.Now,
            MadeBy = "analyst@office.example",
        };
        await Database.SaveAsync(db =>
        {
            db.WeightingRuns.Add(run);
            db.MarginCounts.Add(new MarginCount(survey.Id, "sex", "m+x", "", 48.5, "Census"));
        });

        var loaded = await ReadAsync(db => db.WeightingRuns.SingleAsync());
        Assert.Equal((run.Status, run.Cap, run.MaxRelativeError, run.LastNumber, run.MadeAt, run.Content), (loaded.Status, loaded.Cap, loaded.MaxRelativeError, loaded.LastNumber, loaded.MadeAt, loaded.Content));
        Assert.Equal(content.ToJson(), loaded.Read().ToJson());
        Assert.Equal(new MarginCount(survey.Id, "sex", "m+x", "", 48.5, "Census"), await ReadAsync(db => db.MarginCounts.SingleAsync()));
    }

    [DatabaseFact]
    public async Task A_draft_survey_keeps_one_version_when_revised_and_a_published_one_gets_another()
    {
        var survey = await SavedSurveyAsync();

        await ChangeAsync(s => s.Revise("Second thoughts", """{"title":"Second thoughts"}""", Sample.Now, "editor@office.example", "Draft"));
        Assert.Equal("""{"title":"Second thoughts"}""", Assert.Single((await LoadAsync()).Versions).Definition);

        await ChangeAsync(s =>
        {
            s.Schedule(Sample.Now.DateTime, Sample.Now.DateTime.AddDays(30));
            s.Publish(Sample.Now);
        });
        await ChangeAsync(s => s.Revise("Third", """{"title":"Third"}""", Sample.Now, "editor@office.example", "Correction"));
        Assert.Equal([1, 2], (await LoadAsync()).Versions.Select(v => v.Number));

        Task<Survey> LoadAsync() => ReadAsync(db => db.Surveys.SingleAsync(s => s.Id == survey.Id));
        Task<int> ChangeAsync(Action<Survey> change) => ReadAsync(async db =>
        {
            change(await db.Surveys.SingleAsync(s => s.Id == survey.Id));
            return await db.SaveChangesAsync();
        });
    }

    [DatabaseFact]
    public async Task The_second_of_two_people_who_change_the_same_survey_is_told()
    {
        var survey = await SavedSurveyAsync();
        var refused = await ReadAsync(async first =>
        {
            var mine = await first.Surveys.SingleAsync();
            await ReadAsync(async second =>
            {
                (await second.Surveys.SingleAsync()).Schedule(Sample.Now.DateTime, Sample.Now.DateTime.AddDays(10));
                return await second.SaveChangesAsync();
            });
            mine.Schedule(Sample.Now.DateTime, Sample.Now.DateTime.AddDays(20));
            return await Record.ExceptionAsync(() => first.SaveChangesAsync());
        });

        Assert.IsType<DbUpdateConcurrencyException>(refused);
        Assert.Equal(Sample.Now.DateTime.AddDays(10), (await ReadAsync(db => db.Surveys.SingleAsync(s => s.Id == survey.Id))).ClosesAtLocal);
    }

    [DatabaseFact]
    public async Task Places_and_figures_come_back()
    {
        await Database.SaveAsync(db =>
        {
            db.Areas.Add(new Area("LPU-3", "Crewe", AreaKind.LocalPolicingUnit, "E06000049", null, new DateOnly(2024, 4, 1), new DateOnly(2030, 3, 31)));
            db.Postcodes.Add(new PostcodeEntry("CW72UA", "LPU-3"));
            db.PopulationCounts.Add(new PopulationCount("LPU-3", "age-band", "25-34", 12_345, "Census 2021"));
        });

        var area = await ReadAsync(db => db.Areas.SingleAsync(a => a.Kind == AreaKind.LocalPolicingUnit && a.ValidFrom <= new DateOnly(2024, 4, 1)));
        Assert.Equal(("LPU-3", "Crewe", "E06000049", (string?)null), (area.Code, area.Name, area.ParentCode, area.OnsCode));
        Assert.Equal(new DateOnly(2030, 3, 31), area.ValidTo);
        Assert.Equal(new PostcodeEntry("CW72UA", "LPU-3"), await ReadAsync(db => db.Postcodes.SingleAsync()));
        Assert.Equal(new PopulationCount("LPU-3", "age-band", "25-34", 12_345, "Census 2021"), await ReadAsync(db => db.PopulationCounts.SingleAsync()));
    }

    [DatabaseFact]
    public async Task A_list_of_reports_says_all_but_content_and_pdf()
    {
        var survey = await SavedSurveyAsync();
        byte[] pdf = [0x25, 0x50, 0x44, 0x46, 0, 255];
        var report = new ReportVersion
        {
            Id = Sample.NewId(),
            SubjectId = survey.Id,
            Number = 1,
            Content = "{}",
            Pdf = pdf,
            DataHash = new string('a', 64),
            PreparedAt = Sample.Now,
            PreparedBy = "analyst@office.example",
        };
        report.Publish("editor@office.example", Sample.Now.AddHours(1));
        await Database.SaveAsync(db =>
        {
            db.ReportVersions.Add(report);
            db.Commentaries.Add(new Commentary { SubjectId = survey.Id, Section = "headline", Markdown = "A *clear* result – 😀", UpdatedAt = Sample.Now, UpdatedBy = "editor@office.example" });
        });

        var summary = await ReadAsync(db => db.ReportVersions.Where(r => r.State == ReportState.Published).Summaries().SingleAsync());
        Assert.Equal(new ReportSummary(report.Id, survey.Id, 1, ReportState.Published, Sample.Now, "analyst@office.example", Sample.Now.AddHours(1), "editor@office.example", report.DataHash), summary);
        Assert.DoesNotContain("pdf", await ReadAsync(db => Task.FromResult(db.ReportVersions.Summaries().ToQueryString())), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(pdf, await ReadAsync(db => db.ReportVersions.Select(r => r.Pdf).SingleAsync()));
        Assert.Equal("A *clear* result – 😀", (await ReadAsync(db => db.Commentaries.SingleAsync())).Markdown);
    }

    [DatabaseFact]
    public async Task The_record_of_a_consultation_and_its_letters_come_back()
    {
        var survey = Sample.Survey();
        survey.SetConsultation(true);
        await Database.SaveAsync(db => db.Surveys.Add(survey));
        var consultation = new Consultation(Sample.NewId(), survey.Id, ConsultationBasis.Empty, Sample.Now, "editor@office.example");
        consultation.Except("The settlement came late.", Sample.Now, "administrator@office.example");
        await Database.SaveAsync(db => db.Consultations.Add(consultation));
        await Database.SaveAsync(db =>
        {
            var known = db.Consultations.Single();
            // A draft's version is replaced by one with the same number, in one save.
            known.Revise(MakeConsultations.Basis(), isPublished: false, Sample.Now.AddHours(1), "editor@office.example", "");
            known.Note(PreceptStep.Issue, new CalendarNote(new DateOnly(2027, 2, 12), null, false, "By post"), Sample.Now, "editor@office.example");
        });
        await Database.SaveAsync(db => db.Consultations.Single().Revise(MakeConsultations.Basis() with { Reasons = "Other – 😀" }, isPublished: true, Sample.Now.AddHours(2), "editor@office.example", "New figures"));
        var letter = MakeConsultations.Submission(surveyId: survey.Id, details: MakeConsultations.Details() with { Themes = ["savings", "roads"] });
        letter.Name("sealed");
        letter.Attach("letter.pdf", 12, new string('a', 64), isPublic: true);
        letter.Consider(new DateOnly(2027, 1, 21), "The Commissioner", "Read.", Sample.Now, "editor@office.example");
        letter.Publish(Sample.Now);
        letter.TakeDown(TakenDown.Withdrawn, "Asked back.", Sample.Now, "editor@office.example");
        await Database.SaveAsync(db => db.WrittenSubmissions.Add(letter));

        var found = await ReadAsync(db => db.Consultations.SingleAsync());
        var back = await ReadAsync(db => db.WrittenSubmissions.SingleAsync());

        Assert.True((await ReadAsync(db => db.Surveys.SingleAsync())).IsConsultation);
        Assert.Equal(("The settlement came late.", Sample.Now), (found.ExceptionReason, found.ExceptionAt!.Value));
        Assert.Equal([(1, "First version"), (2, "New figures")], found.Versions.Select(v => (v.Number, v.Note)));
        Assert.Equal("Other – 😀", found.Basis.Reasons);
        Assert.Equal(new DateOnly(2027, 2, 12), found.LastOf(PreceptStep.Issue)!.PlannedOn);
        Assert.Equal(["savings", "roads"], back.Themes);
        Assert.Equal(("sealed", "letter.pdf", true), (back.SealedName, back.FileName, back.IsFilePublic));
        Assert.Equal((TakenDown.Withdrawn, "Asked back.", Sample.Now), (back.TakenDown!.Value, back.TakenDownReason, back.PublishedAt!.Value));
        Assert.Equal("Read.", Assert.Single(back.Considered).Outcome);
        // Nobody gets a number twice.
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Database.SaveAsync(db => db.WrittenSubmissions.Add(MakeConsultations.Submission(surveyId: survey.Id))));
    }

    [DatabaseFact]
    public async Task A_codebook_its_codings_and_quotes_come_back_and_go_with_their_response()
    {
        var survey = await SavedSurveyAsync();
        await Database.Responses.SubmitManyAsync([Sample.Response(survey)]);
        var number = await ReadAsync(db => db.Responses.Select(r => r.Number).SingleAsync());
        var codebook = new Codebook(Sample.NewId(), survey.Id, "words", long.MaxValue, Sample.Now, "editor@office.example");
        codebook.Put(new Theme("roads", "Roads – 😀", "Speed.", ["speed*"]), Sample.Now, "editor@office.example");
        codebook.Freeze(Sample.Now, "editor@office.example");
        await Database.SaveAsync(db =>
        {
            db.Codebooks.Add(codebook);
            db.CodedAnswers.Add(new CodedAnswer { CodebookId = codebook.Id, ResponseNumber = number, Round = CodingRound.First }.Give(codebook.InUse!, ["roads"], "one@office.example", Sample.Now));
            db.CodedAnswers.Add(new CodedAnswer { CodebookId = codebook.Id, ResponseNumber = number, Round = CodingRound.Second }.Give(codebook.InUse!, [], "two@office.example", Sample.Now));
            db.Concerns.Add(new Concern { CodebookId = codebook.Id, ResponseNumber = number, RaisedBy = "one@office.example", RaisedAt = Sample.Now });
            db.Quotes.Add(new Quote { Id = Sample.NewId(), CodebookId = codebook.Id, ResponseNumber = number, Theme = "roads", Text = "[name] drives “fast”", ProposedBy = "one@office.example", ProposedAt = Sample.Now });
        });
        await ReadAsync(async db =>
        {
            (await db.Codebooks.SingleAsync()).Put(new Theme("noise", "Noise", "", []), Sample.Now, "editor@office.example");
            (await db.Quotes.SingleAsync()).Clear("editor@office.example", Sample.Now.AddHours(1));
            (await db.Concerns.SingleAsync()).Handle("Passed on", "editor@office.example", Sample.Now);
            return await db.SaveChangesAsync();
        });

        var loaded = await ReadAsync(db => db.Codebooks.SingleAsync());
        Assert.Equal((long.MaxValue, 1, 2), (loaded.Seed, loaded.InUse!.Number, loaded.Newest.Number));
        Assert.Equal(codebook.InUse!.Themes, loaded.InUse.Themes);
        Assert.Equal(["roads", "noise"], loaded.Newest.Themes.Select(t => t.Code));
        Assert.Equal([(CodingRound.First, "roads", 1), (CodingRound.Second, "", 1)], (await ReadAsync(db => db.CodedAnswers.AsNoTracking().ToListAsync())).OrderBy(c => c.Round).Select(c => (c.Round, c.Codes, c.Version)));
        Assert.Equal((QuoteState.Cleared, Sample.Now.AddHours(1)), await ReadAsync(async db => await db.Quotes.SingleAsync() is var q ? (q.State, q.ClearedAt!.Value) : default));
        Assert.Equal("Passed on", (await ReadAsync(db => db.Concerns.SingleAsync())).Outcome);

        await ReadAsync(async db =>
        {
            await db.WriteAsync(w => w.Responses.Where(r => r.Number == number).ExecuteDeleteAsync());
            return true;
        });
        Assert.Equal((0, 0, 0), (await ReadAsync(db => db.CodedAnswers.CountAsync()), await ReadAsync(db => db.Concerns.CountAsync()), await ReadAsync(db => db.Quotes.CountAsync())));
    }

    [DatabaseFact]
    public async Task Times_are_ordered_and_compared_as_instants()
    {
        // As text they would sort 08, 09, 10; as instants they are 10, 09 and 08 o'clock.
        DateTimeOffset[] times = [new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero), new(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(2)), new(2026, 7, 1, 8, 0, 0, TimeSpan.FromHours(-2))];
        var survey = Sample.Survey();
        foreach (var time in times)
        {
            var draft = Sample.Draft(survey);
            draft.UpdatedAt = time.AddTicks(10);
            await Database.SaveAsync(db => db.Drafts.Add(draft));
        }

        Assert.Equal([0, 1, 2], (await ReadAsync(db => db.Drafts.OrderBy(d => d.UpdatedAt).Select(d => d.UpdatedAt).ToListAsync())).Select(t => t.Hour - 8));
        Assert.Equal(2, await ReadAsync(db => db.Drafts.CountAsync(d => d.UpdatedAt > times[0])));
        Assert.Equal(times[1].AddTicks(10), await ReadAsync(db => db.Drafts.MinAsync(d => d.UpdatedAt)));
    }

    [DatabaseFact]
    public async Task A_context_reads_before_and_after_it_saves()
    {
        await ReadAsync(async db =>
        {
            Assert.Empty(await db.Surveys.ToListAsync());
            db.Surveys.Add(Sample.Survey("one"));
            await db.SaveChangesAsync();
            Assert.Equal(1, await db.Surveys.CountAsync());
            db.Surveys.Add(Sample.Survey("two"));
            await db.SaveChangesAsync();
            Assert.Equal(["one", "two"], await db.Surveys.OrderBy(s => s.Slug).Select(s => s.Slug).ToListAsync());
            Assert.Equal(0, await db.SaveChangesAsync());
            return true;
        });
    }

    [DatabaseFact]
    public async Task Several_steps_are_kept_together_or_not_at_all()
    {
        await SavedSurveyAsync("first");
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(async db =>
        {
            await db.WriteAsync(async inside =>
            {
                await inside.Surveys.ExecuteUpdateAsync(s => s.SetProperty(x => x.Title, "Changed"));
                inside.Surveys.Add(Sample.Survey("second"));
                await inside.SaveChangesAsync();
                throw new InvalidOperationException("the third step fails");
            });
            return true;
        }));
        Assert.Equal(["Policing precept"], await ReadAsync(db => db.Surveys.Select(s => s.Title).ToListAsync()));

        await ReadAsync(async db =>
        {
            await db.WriteAsync(async inside =>
            {
                await inside.Surveys.ExecuteUpdateAsync(s => s.SetProperty(x => x.Title, "Changed"));
                await inside.WriteAsync(_ => inside.Surveys.Where(s => s.Title != "Changed").ExecuteDeleteAsync());
                inside.Surveys.Add(Sample.Survey("second"));
            });
            return true;
        });
        Assert.Equal(["Changed", "Policing precept"], await ReadAsync(db => db.Surveys.OrderBy(s => s.Slug).Select(s => s.Title).ToListAsync()));
    }

    [DatabaseFact]
    public async Task A_database_that_is_ready_stays_as_it_is_and_one_of_a_newer_program_is_refused()
    {
        await SavedSurveyAsync();
        await DatabaseStartup.PrepareAsync(Database.Services);
        await DatabaseStartup.PrepareAsync(Database.Services, DatabaseUse.Read);
        Assert.Equal(1, await ReadAsync(db => db.Surveys.CountAsync()));

        await ReadAsync(async db =>
        {
            await db.WriteAsync(w => w.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')"));
            return true;
        });
        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => DatabaseStartup.PrepareAsync(Database.Services));
        Assert.Contains("another version of Engage", refused.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Parallel_savers_and_submissions_never_fail()
    {
        var survey = await SavedSurveyAsync();
        var savers = Enumerable.Range(0, 8).Select(saver => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++) { await Database.SaveAsync(db => db.Surveys.Add(Sample.Survey($"s{saver}-{i}"))); }
        }));
        var respondents = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                var draft = Sample.Draft(survey);
                await Database.Responses.SaveDraftAsync(draft);
                await Database.Responses.SubmitAsync(Sample.Response(survey, draft.ResponseId), draft);
                Assert.NotNull(await ReadAsync(db => db.Responses.SingleOrDefaultAsync(r => r.Id == draft.ResponseId)));
            }
        }));
        await Task.WhenAll(savers.Concat(respondents));

        Assert.Equal(201, await ReadAsync(db => db.Surveys.CountAsync()));
        Assert.Equal(400, await ReadAsync(db => db.Responses.CountAsync()));
    }

    [DatabaseFact]
    public async Task Health_is_good_when_the_database_answers()
    {
        await using var scope = Database.Services.CreateAsyncScope();
        var health = ActivatorUtilities.CreateInstance<DatabaseHealth>(scope.ServiceProvider);
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy, (await health.CheckHealthAsync(new())).Status);
    }
}
