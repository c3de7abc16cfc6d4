using System.Collections.Concurrent;
using Engage.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Data.Responses;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Data;

public sealed class ResponseStoreOnSqlite() : ResponseStoreTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class ResponseStoreOnPostgres() : ResponseStoreTests(TestDatabase.PostgresAsync);

/// <summary>The hot path: what it confirms is kept, once.</summary>
public abstract class ResponseStoreTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    private ResponseStore Store => Database.Responses;

    [DatabaseFact]
    public async Task A_draft_comes_back_as_it_was_last_saved()
    {
        var draft = Sample.Draft(await SavedSurveyAsync());
        Assert.Null(await Store.FindDraftAsync(draft.Id));
        await Store.SaveDraftAsync(draft);

        (draft.Answers, draft.Equality, draft.Flags, draft.UpdatedAt) =
            ("""{"why":"Ünïcode 😀 \u0000 'quoted'"}""", """{"sex":"f"}""", ResponseFlags.Honeypot | ResponseFlags.TooFast, Sample.Now.AddSeconds(1.25));
        await Store.SaveDraftAsync(draft);

        Assert.Equivalent(draft, await Store.FindDraftAsync(draft.Id), strict: true);
        Assert.Equivalent(draft, await ReadAsync(db => db.Drafts.AsNoTracking().SingleAsync()), strict: true);
    }

    [DatabaseFact]
    public async Task A_submitted_response_comes_back_and_its_draft_leads_to_the_receipt()
    {
        var survey = await SavedSurveyAsync();
        var draft = Sample.Draft(survey);
        await Store.SaveDraftAsync(draft);
        var response = new Response
        {
            Id = draft.ResponseId,
            SurveyId = survey.Id,
            Version = 1,
            Channel = Channel.Paper,
            Grade = AccessGrade.HouseholdCode,
            Flags = ResponseFlags.TooFast,
            Reference = "K7QF-2M9P",
            Answers = """{"support":"yes","why":null}""",
            Equality = null,
            LocalAuthorityCode = "E06000049",
            LocalPolicingUnitCode = "LPU-3",
            CommunityCode = null,
            SubmittedHour = Sample.Now,
        };

        Assert.Equal(new SubmitOutcome("K7QF-2M9P", WasNew: true), await Store.SubmitAsync(response, draft));

        var stored = Assert.Single(await ListAsync(Store.ReadAsync(survey.Id)));
        Assert.True(stored.Number > 0);
        Assert.Equivalent(await ReadAsync(db => db.Responses.AsNoTracking().SingleAsync()), stored, strict: true);
        Assert.Equal((response.Id, 1, Channel.Paper, AccessGrade.HouseholdCode, ResponseFlags.TooFast), (stored.Id, stored.Version, stored.Channel, stored.Grade, stored.Flags));
        Assert.Equal((response.Answers, null, "E06000049", "LPU-3", null), (stored.Answers, stored.Equality, stored.LocalAuthorityCode, stored.LocalPolicingUnitCode, stored.CommunityCode));
        Assert.Equal(Sample.Now, stored.SubmittedHour);
        var left = await Store.FindDraftAsync(draft.Id);
        Assert.Equal(("{}", "K7QF-2M9P"), (left!.Answers, left.Reference));
        Assert.Equal(("{}", "K7QF-2M9P"), (draft.Answers, draft.Reference));
    }

    [DatabaseFact]
    public async Task A_stale_page_cannot_bring_answers_back_into_a_submitted_draft()
    {
        var survey = await SavedSurveyAsync();
        var draft = Sample.Draft(survey);
        await Store.SaveDraftAsync(draft);
        var stale = await Store.FindDraftAsync(draft.Id);
        await Store.SubmitAsync(Sample.Response(survey, draft.ResponseId, "K7QF-2M9P"), draft);

        (stale!.Answers, stale.Equality) = ("""{"support":"no"}""", """{"sex":"f"}""");
        await Store.SaveDraftAsync(stale);

        var left = await Store.FindDraftAsync(draft.Id);
        Assert.Equal(("{}", """{"sex":"f"}""", "K7QF-2M9P"), (left!.Answers, left.Equality, left.Reference));
    }

    [DatabaseFact]
    public async Task Answers_sent_on_one_page_leave_a_draft_for_the_receipt()
    {
        var survey = await SavedSurveyAsync();
        var draft = Sample.Draft(survey);
        await Store.SubmitAsync(Sample.Response(survey, draft.ResponseId, "K7QF-2M9P"), draft);
        var left = await Store.FindDraftAsync(draft.Id);
        Assert.Equal(("{}", "K7QF-2M9P"), (left!.Answers, left.Reference));
    }

    [DatabaseFact]
    public async Task Fifty_identical_submissions_at_once_are_one_response()
    {
        var survey = await SavedSurveyAsync();
        var draft = Sample.Draft(survey);
        await Store.SaveDraftAsync(draft);

        // Each click made its own reference, as a page would; all must show the one that was kept.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
            await Store.SubmitAsync(Sample.Response(survey, draft.ResponseId), (await Store.FindDraftAsync(draft.Id))!))));

        var kept = Assert.Single(await ListAsync(Store.ReadAsync(survey.Id)));
        Assert.Single(outcomes, o => o.WasNew);
        Assert.All(outcomes, o => Assert.Equal(kept.Reference, o.Reference));
        Assert.Equal(kept.Reference, (await Store.FindDraftAsync(draft.Id))!.Reference);
    }

    [DatabaseFact]
    public async Task The_same_form_sent_again_later_finds_its_own_row_unchanged()
    {
        var survey = await SavedSurveyAsync();
        var draft = Sample.Draft(survey);
        await Store.SubmitAsync(Sample.Response(survey, draft.ResponseId, "AAAA-2222", """{"support":"yes"}"""), draft);

        Assert.Equal(new SubmitOutcome("AAAA-2222", WasNew: false), await Store.SubmitAsync(Sample.Response(survey, draft.ResponseId, "AAAA-2222", """{"support":"no"}"""), draft));
        Assert.Equal(new SubmitOutcome("AAAA-2222", WasNew: false), await Store.SubmitAsync(Sample.Response(survey, draft.ResponseId, "BBBB-3333", """{"support":"no"}"""), draft));

        Assert.Equal("""{"support":"yes"}""", Assert.Single(await ListAsync(Store.ReadAsync(survey.Id))).Answers);
    }

    [DatabaseFact]
    public async Task A_reference_another_response_has_is_replaced()
    {
        var survey = await SavedSurveyAsync();
        var other = await SavedSurveyAsync("another");
        await Store.SubmitAsync(Sample.Response(survey, reference: "AAAA-2222"), Sample.Draft(survey));

        var second = await Store.SubmitAsync(Sample.Response(survey, reference: "AAAA-2222"), Sample.Draft(survey));
        Assert.True(second.WasNew);
        Assert.NotEqual("AAAA-2222", second.Reference);
        Assert.Matches("^[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}$", second.Reference);
        Assert.Equal("AAAA-2222", (await Store.SubmitAsync(Sample.Response(other, reference: "AAAA-2222"), Sample.Draft(other))).Reference);
        Assert.Equal(3, await Store.SubmitManyAsync([Sample.Response(survey, reference: "CCCC-4444"), Sample.Response(survey, reference: "CCCC-4444"), Sample.Response(survey, reference: "AAAA-2222")]));
        Assert.Equal(5, (await ListAsync(Store.ReadAsync(survey.Id))).Select(r => r.Reference).Distinct().Count());
    }

    [DatabaseFact]
    public async Task Responses_sent_together_are_kept_as_those_sent_one_by_one()
    {
        var (together, apart) = (await SavedSurveyAsync("together"), await SavedSurveyAsync("apart"));
        await Task.WhenAll(Sample.Responses(together, 700).Select(r => Store.SubmitAsync(r, Sample.Draft(together, r.Id))));
        foreach (var response in Sample.Responses(apart, 700)) { await Store.SubmitAsync(response, Sample.Draft(apart, response.Id)); }

        var expected = Enumerable.Range(1, 700).Select(i => $$"""{"n":{{i}}}""").Order();
        Assert.Equal(expected, (await ListAsync(Store.ReadAsync(together.Id))).Select(r => r.Answers).Order());
        Assert.Equal(expected, (await ListAsync(Store.ReadAsync(apart.Id))).Select(r => r.Answers).Order());
        Assert.Equal(new Dictionary<string, int> { [together.Id] = 700, [apart.Id] = 700 }, await Store.CountsAsync());
    }

    [DatabaseFact]
    public async Task Many_at_once_are_kept_once()
    {
        var survey = await SavedSurveyAsync();
        var responses = Sample.Responses(survey, 5_000);
        Assert.Equal(5_000, await Store.SubmitManyAsync(responses));
        Assert.Equal(1, await Store.SubmitManyAsync([.. responses.Take(999), Sample.Response(survey)]));
        Assert.Equal(5_001, (await Store.CountsAsync())[survey.Id]);
    }

    [DatabaseFact]
    public async Task One_that_breaks_a_rule_fails_alone()
    {
        var survey = await SavedSurveyAsync();
        var unknown = Sample.Survey("never-saved");
        var good = Sample.Responses(survey, 100).Select(r => Store.SubmitAsync(r, Sample.Draft(survey, r.Id))).ToList();
        var bad = Store.SubmitAsync(Sample.Response(unknown), Sample.Draft(unknown));
        good.AddRange(Sample.Responses(survey, 100).Select(r => Store.SubmitAsync(r, Sample.Draft(survey, r.Id))));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => bad);
        Assert.All(await Task.WhenAll(good), o => Assert.True(o.WasNew));
        Assert.Equal(200, (await Store.CountsAsync())[survey.Id]);
        Assert.Equal(0, await ReadAsync(db => db.Drafts.CountAsync(d => d.SurveyId == unknown.Id)));
    }

    [DatabaseFact]
    public async Task Equality_answers_are_added_to_a_response_that_is_there()
    {
        var survey = await SavedSurveyAsync();
        var response = Sample.Response(survey);
        await Store.SubmitAsync(response, Sample.Draft(survey, response.Id));

        Assert.True(await Store.SaveEqualityAsync(response.Id, """{"sex":"f"}"""));
        Assert.False(await Store.SaveEqualityAsync(Sample.NewId(), """{"sex":"f"}"""));
        Assert.Equal("""{"sex":"f"}""", Assert.Single(await ListAsync(Store.ReadAsync(survey.Id))).Equality);
    }

    [DatabaseFact]
    public async Task Old_drafts_go_and_younger_ones_stay()
    {
        var survey = await SavedSurveyAsync();
        var drafts = Enumerable.Range(0, 4).Select(days => { var d = Sample.Draft(survey); d.UpdatedAt = Sample.Now.AddDays(-days); return d; }).ToList();
        foreach (var draft in drafts) { await Store.SaveDraftAsync(draft); }

        Assert.Equal(2, await Store.DeleteDraftsBeforeAsync(Sample.Now.AddDays(-1)));
        await Store.DeleteDraftAsync(drafts[0].Id);
        await Store.DeleteDraftAsync(drafts[0].Id);

        Assert.Equal([drafts[1].Id], await ReadAsync(db => db.Drafts.Select(d => d.Id).ToListAsync()));
    }

    [DatabaseFact]
    public async Task A_reader_who_goes_on_from_the_last_number_misses_none()
    {
        var survey = await SavedSurveyAsync();
        var seen = new ConcurrentDictionary<string, long>();
        using var finished = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            var last = 0L;
            for (var isLastRound = false; ; isLastRound = finished.IsCancellationRequested)
            {
                await foreach (var response in Store.ReadAsync(survey.Id, last))
                {
                    Assert.True(response.Number > last);
                    Assert.True(seen.TryAdd(response.Id, last = response.Number));
                }
                if (isLastRound) { return; }
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            foreach (var response in Sample.Responses(survey, 100)) { await Store.SubmitAsync(response, Sample.Draft(survey, response.Id)); }
        })));
        await finished.CancelAsync();
        await reader;

        Assert.Equal(800, seen.Count);
    }

    [DatabaseFact]
    public async Task What_was_sent_before_the_program_stops_is_kept()
    {
        var survey = await SavedSurveyAsync();
        List<Task<SubmitOutcome>> sent;
        await using (var program = Database.Another())
        {
            await Database.Services.DisposeAsync();
            sent = [.. Sample.Responses(survey, 500).Select(r => program.Responses.SubmitAsync(r, Sample.Draft(survey, r.Id)))];
            if (program.Responses is not IDisposable) { await Task.WhenAll(sent); }
        }
        Assert.All(await Task.WhenAll(sent), o => Assert.True(o.WasNew));

        await using var next = Database.Another();
        Assert.Equal(500, (await next.Responses.CountsAsync())[survey.Id]);
    }
}
