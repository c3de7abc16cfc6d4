using System.Net;
using System.Text.Json;
using Engage.Domain.Coding;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Data.Responses;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Staff;

/// <summary>From free text to themes and quotes in a report, through the pages of the office.</summary>
public sealed class CodingPagesTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Words = """{ "kind": "long-text", "code": "words", "text": "Anything else?" }""";
    private static int _made;

    [Fact]
    public async Task A_codebook_is_written_theme_by_theme_and_frozen()
    {
        var slug = await SurveyAsync();
        var (analyst, account) = await site.SignedInAsync(StaffRoles.Analyst);
        var root = $"/staff/surveys/{slug}/coding/words";
        Assert.Contains("There is no codebook yet", (await analyst.GetPageAsync(root)).Body!.TextContent, StringComparison.Ordinal);

        await analyst.FillInAsync($"{root}/codebook/themes/new", ("Label", "Roads & speed"), ("Description", "Speeding."), ("Keywords", "speed*\nparking, cars"));
        var list = await analyst.FillInAsync($"{root}/codebook/themes/new", ("Label", "Drugs"));
        var frozen = await analyst.SendFormAsync(list.Page, list.Path, []);

        Assert.Equal(root, frozen.Path);
        var book = await site.ReadAsync(db => db.Codebooks.SingleAsync(c => c.QuestionCode == "words" && db.Surveys.Any(s => s.Id == c.SurveyId && s.Slug == slug)));
        Assert.Equal([new Theme("roads-speed", "Roads & speed", "Speeding.", ["speed*", "parking", "cars"]), new Theme("drugs", "Drugs", "", [])], book.InUse!.Themes);
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "codebook-frozen" && e.Actor == account.Email && e.Subject == $"survey:{slug}/words")));

        // A change after freezing begins the next version; the frozen one stays in use.
        await analyst.FillInAsync($"{root}/codebook/themes/drugs", ("Label", "Drugs and dealing"));
        book = await site.ReadAsync(db => db.Codebooks.SingleAsync(c => c.Id == book.Id));
        Assert.Equal((1, 2), (book.InUse!.Number, book.Newest.Number));
        Assert.Equal("Drugs", book.InUse.Find("drugs")!.Label);
        var page = await analyst.GetPageAsync($"{root}/codebook/themes/drugs");
        await analyst.SendFormAsync(page, $"{root}/codebook/themes/drugs", [], form: "form[action*='Remove']");
        book = await site.ReadAsync(db => db.Codebooks.SingleAsync(c => c.Id == book.Id));
        Assert.Equal(["roads-speed"], book.Newest.Themes.Select(t => t.Code));
    }

    [Theory]
    [InlineData("Label", "", "Enter a name for the theme")]
    [InlineData("Label", "ROADS", "There is a theme of this name already")]
    [InlineData("Keywords", "fine\n***", "“***” is not a word or a short phrase")]
    public async Task A_theme_that_cannot_be_used_is_explained_and_not_kept(string field, string value, string message)
    {
        var slug = await SurveyAsync();
        var book = await CodebookAsync(slug, frozen: false);
        var (analyst, _) = await site.SignedInAsync(StaffRoles.Analyst);

        var reply = await analyst.FillInAsync($"/staff/surveys/{slug}/coding/words/codebook/themes/new", field == "Label" ? [(field, value)] : [("Label", "Noise"), (field, value)]);

        Assert.Equal([message], reply.Messages);
        Assert.Equal(2, (await site.ReadAsync(db => db.Codebooks.SingleAsync(c => c.Id == book.Id))).Newest.Themes.Count);
    }

    [Fact]
    public async Task An_empty_codebook_is_not_frozen()
    {
        var slug = await SurveyAsync();
        await CodebookAsync(slug, frozen: false);
        var (analyst, _) = await site.SignedInAsync(StaffRoles.Analyst);
        var root = $"/staff/surveys/{slug}/coding/words/codebook";
        var page = await analyst.GetPageAsync(root);
        foreach (var theme in new[] { "roads", "drugs" })
        {
            await analyst.SendFormAsync(await analyst.GetPageAsync($"{root}/themes/{theme}"), $"{root}/themes/{theme}", [], form: "form[action*='Remove']");
        }

        Assert.Equal(["Add a theme before you freeze the codebook"], (await analyst.SendFormAsync(page, root, [])).Messages);
    }

    [Fact]
    public async Task Answers_are_coded_one_after_the_other_with_suggestions_that_show_their_reason()
    {
        var slug = await SurveyAsync("Speeding past the school <b>every day</b>", "Speeding past the school <b>every day</b>");
        var book = await CodebookAsync(slug);
        var (analyst, account) = await site.SignedInAsync(StaffRoles.Analyst);
        var root = $"/staff/surveys/{slug}/coding/words";

        var first = await analyst.GetAsync($"{root}/answers/first/next");

        Assert.Equal("Speeding", first.Page.QuerySelector(".engage-coding__text mark")!.TextContent);
        Assert.Contains("<b>every day</b>", first.Page.QuerySelector(".engage-coding__text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Suggested by “Speeding”", first.Page.QuerySelector("fieldset")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(first.Page.QuerySelectorAll("input[name=Themes][checked]"));
        Assert.Equal("1", first.Page.QuerySelector("#Themes")!.GetAttribute("accesskey"));
        Assert.Contains("0 of 2 coded; 2 left.", first.Page.QuerySelector("#progress")!.TextContent, StringComparison.Ordinal);

        // Nothing chosen, or both: explained, nothing kept.
        var empty = await analyst.SendFormAsync(first.Page, first.Path, []);
        Assert.Equal(["Select the themes of this answer, or “Nothing to code”"], empty.Messages);
        Assert.Equal("#Themes", empty.Page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal(["Select themes, or “Nothing to code”, but not both"], (await analyst.SendFormAsync(first.Page, first.Path, [("Themes", "roads"), ("IsNothing", "true")])).Messages);
        Assert.False(await site.ReadAsync(db => db.CodedAnswers.AnyAsync(c => c.CodebookId == book.Id)));

        var second = await analyst.SendFormAsync(first.Page, first.Path, [("Themes", "roads"), ("Themes", "drugs"), ("IsFlagged", "true")]);
        Assert.NotEqual(first.Path, second.Path);
        Assert.Equal(first.Path, second.Page.QuerySelector("a[accesskey=b]")!.GetAttribute("href"));
        var done = await analyst.SendFormAsync(second.Page, second.Path, [("IsNothing", "true")]);
        Assert.Contains("Every answer is coded.", done.Page.Body!.TextContent, StringComparison.Ordinal);

        var codings = await site.ReadAsync(db => db.CodedAnswers.AsNoTracking().Where(c => c.CodebookId == book.Id).ToListAsync());
        Assert.Equal(["", "drugs roads"], codings.Select(c => c.Codes).Order(StringComparer.Ordinal));
        Assert.All(codings, c => Assert.Equal((CodingRound.First, account.Email, 1), (c.Round, c.Coder, c.Version)));
        Assert.Equal(1, await site.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "answers-coded" && e.Subject == $"survey:{slug}/words")));
        Assert.Equal(1, await site.ReadAsync(db => db.Concerns.CountAsync(c => c.CodebookId == book.Id)));

        var back = await analyst.GetPageAsync(first.Path);
        Assert.Equal(["roads", "drugs"], back.QuerySelectorAll("input[name=Themes][checked]").Select(i => i.GetAttribute("value")));
    }

    [Fact]
    public async Task A_second_person_codes_without_seeing_the_first_ones_codes_and_a_decision_settles_the_difference()
    {
        var slug = await SurveyAsync("Speeding.");
        var book = await CodebookAsync(slug);
        var (one, _) = await site.SignedInAsync(StaffRoles.Analyst);
        var (two, second) = await site.SignedInAsync(StaffRoles.Editor);
        var root = $"/staff/surveys/{slug}/coding/words";
        var answer = (await one.GetAsync($"{root}/answers/first/next")).Path;
        await one.FillInAsync(answer, ("Themes", "roads"));

        Assert.Equal(HttpStatusCode.NotFound, (await two.GetAsync(answer)).Status);
        Assert.Contains("There is nothing for you", (await one.GetPageAsync($"{root}/answers/second/next")).Body!.TextContent, StringComparison.Ordinal);
        var blind = await two.GetAsync($"{root}/answers/second/next");
        Assert.Empty(blind.Page.QuerySelectorAll("input[name=Themes][checked]"));
        await two.SendFormAsync(blind.Page, blind.Path, [("Themes", "drugs")]);

        Assert.Equal(HttpStatusCode.NotFound, (await two.GetAsync(blind.Path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await one.GetAsync(answer)).Status);
        Assert.Contains("1 difference is not settled yet", (await one.GetPageAsync($"{root}/agreement")).Body!.TextContent, StringComparison.Ordinal);
        var settle = await one.GetAsync($"{root}/answers/settle/next");
        Assert.Equal(["Roads", "Drugs"], settle.Page.QuerySelectorAll(".engage-coding__compared dd").Select(d => d.TextContent));
        await one.SendFormAsync(settle.Page, settle.Path, [("Themes", "roads"), ("Themes", "drugs")]);

        var codings = await site.ReadAsync(db => db.CodedAnswers.AsNoTracking().Where(c => c.CodebookId == book.Id).ToListAsync());
        Assert.Equal([(CodingRound.First, "roads"), (CodingRound.Second, "drugs"), (CodingRound.Settled, "drugs roads")], codings.OrderBy(c => c.Round).Select(c => (c.Round, c.Codes)));
        Assert.Equal(second.Email, codings.Single(c => c.Round == CodingRound.Second).Coder);
        Assert.DoesNotContain("not settled", (await one.GetPageAsync($"{root}/agreement")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_is_redacted_proposed_cleared_by_an_editor_and_withdrawn()
    {
        var slug = await SurveyAsync("I told Mrs Baker about the speeding. Ring me on 01632 960 001.");
        var book = await CodebookAsync(slug);
        var (analyst, _) = await site.SignedInAsync(StaffRoles.Analyst);
        var (editor, clearer) = await site.SignedInAsync(StaffRoles.Editor);
        var root = $"/staff/surveys/{slug}/coding/words";
        var answer = await analyst.GetAsync($"{root}/answers/first/next");

        var propose = await analyst.SendFormAsync(answer.Page, answer.Path, [("Themes", "roads")], button: "button[accesskey=q]");
        Assert.Equal(["Mrs Baker", "01632 960 001"], propose.Page.QuerySelectorAll("mark").Select(m => m.TextContent));
        var replaced = await analyst.SendFormAsync(propose.Page, propose.Path, []);
        Assert.Equal("I told [name] about the speeding. Ring me on [telephone number].", replaced.Page.QuerySelector("#Words")!.TextContent);
        Assert.Equal(["Use the words of the answer: put square brackets around what you replace, and … where you leave words out"],
            (await analyst.SendFormAsync(replaced.Page, propose.Path, [("Theme", "roads"), ("Words", "I love speeding")])).Messages);
        Assert.Equal(["The quote still holds a telephone number"], (await analyst.SendFormAsync(replaced.Page, propose.Path, [("Theme", "roads"), ("Words", "Ring me on 01632 960 001.")])).Messages);
        await analyst.SendFormAsync(replaced.Page, propose.Path, [("Theme", "roads"), ("Words", "I told [name] about the speeding.")]);

        var quote = await site.ReadAsync(db => db.Quotes.AsNoTracking().SingleAsync(q => q.CodebookId == book.Id));
        Assert.Equal(("I told [name] about the speeding.", QuoteState.Proposed), (quote.Text, quote.State));
        var path = $"{root}/quotes/{quote.Id}";
        Assert.Null((await analyst.GetPageAsync(path)).QuerySelector("form[action*='Clear']"));
        Assert.Equal(["Confirm that nobody can be recognised"], (await editor.FillInAsync(path)).Messages);
        Assert.Equal(QuoteState.Proposed, await StateAsync());
        await editor.FillInAsync(path, ("IsSafe", "true"));
        Assert.Equal(QuoteState.Cleared, await StateAsync());
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "quote-cleared" && e.Actor == clearer.Email && e.Reason == quote.Id)));

        await analyst.SendFormAsync(await analyst.GetPageAsync(path), path, [], form: "form[action*='Withdraw']");
        Assert.Equal(QuoteState.Withdrawn, await StateAsync());
        Assert.Contains("Withdrawn (1)", (await analyst.GetPageAsync($"{root}/quotes")).Body!.TextContent, StringComparison.Ordinal);
        // The answer itself stays as it was written.
        Assert.True(await site.ReadAsync(db => db.Responses.AnyAsync(r => r.Number == quote.ResponseNumber && r.Answers.Contains("Mrs Baker"))));

        Task<QuoteState> StateAsync() => site.ReadAsync(db => db.Quotes.Where(q => q.Id == quote.Id).Select(q => q.State).SingleAsync());
    }

    [Fact]
    public async Task A_flagged_answer_waits_until_somebody_says_what_was_done()
    {
        var slug = await SurveyAsync("He has a knife.");
        var book = await CodebookAsync(slug);
        var (analyst, _) = await site.SignedInAsync(StaffRoles.Analyst);
        var root = $"/staff/surveys/{slug}/coding/words";
        var answer = await analyst.GetAsync($"{root}/answers/first/next");
        await analyst.SendFormAsync(answer.Page, answer.Path, [("IsNothing", "true"), ("IsFlagged", "true")]);

        Assert.Equal(["Enter what was done"], (await analyst.FillInAsync($"{root}/flagged")).Messages);
        await analyst.FillInAsync($"{root}/flagged", ("Outcome", "Passed to the control room"));

        var concern = await site.ReadAsync(db => db.Concerns.SingleAsync(c => c.CodebookId == book.Id));
        Assert.Equal("Passed to the control room", concern.Outcome);
        Assert.Null((await analyst.GetPageAsync($"{root}/flagged")).QuerySelector("main form"));
    }

    [Fact]
    public async Task The_report_counts_themes_and_prints_cleared_quotes_only()
    {
        var slug = await SurveyAsync([.. Enumerable.Repeat("Speeding is bad.", 14), .. Enumerable.Repeat("Drugs are sold.", 4)]);
        var book = await CodebookAsync(slug);
        var survey = await StaffSurveys.FindAsync(site, slug);
        var numbers = await site.ReadAsync(db => db.Responses.Where(r => r.SurveyId == survey.Id).Select(r => new { r.Number, r.Answers }).ToListAsync());
        await site.WriteAsync(db =>
        {
            db.CodedAnswers.AddRange(numbers.Select(n => new CodedAnswer { CodebookId = book.Id, ResponseNumber = n.Number, Round = CodingRound.First }.Give(book.InUse!, [n.Answers.Contains("Speed", StringComparison.Ordinal) ? "roads" : "drugs"], "a@office.example", site.Clock.GetUtcNow())));
            foreach (var (i, text) in new[] { "Cleared words.", "Proposed words.", "Withdrawn words." }.Index())
            {
                var quote = new Quote { Id = Make.NewId(), CodebookId = book.Id, ResponseNumber = numbers[0].Number, Theme = "roads", Text = text, ProposedBy = "a@office.example", ProposedAt = site.Clock.GetUtcNow() };
                if (i != 1) { quote.Clear("b@office.example", site.Clock.GetUtcNow()); }
                if (i == 2) { quote.Withdraw("b@office.example", site.Clock.GetUtcNow()); }
                db.Quotes.Add(quote);
            }
            var rare = new Quote { Id = Make.NewId(), CodebookId = book.Id, ResponseNumber = numbers[^1].Number, Theme = "drugs", Text = "Rare words.", ProposedBy = "a@office.example", ProposedAt = site.Clock.GetUtcNow() };
            rare.Clear("b@office.example", site.Clock.GetUtcNow());
            db.Quotes.Add(rare);
            return Task.CompletedTask;
        });

        await using var scope = site.Services.CreateAsyncScope();
        var (document, _, _) = await scope.ServiceProvider.GetRequiredService<ReportMaker>().ComposeAsync(survey, 1);
        var json = document.ToJson();

        Assert.Empty(document.Check());
        Assert.Contains("Cleared words.", json, StringComparison.Ordinal);
        foreach (var never in new[] { "Proposed words.", "Withdrawn words.", "Rare words.", "Speeding is bad." }) { Assert.DoesNotContain(never, json, StringComparison.Ordinal); }
        var table = document.Body.OfType<Engage.Domain.Reports.TableBlock>().Single(t => t.Caption == "Themes: Anything else?");
        Assert.Equal([["Roads", "14", "78%"], ["Drugs", "[c]", "[c]"], ["Nothing to code", "0", "0%"]], table.Rows);
        Assert.StartsWith("Base: 18 people who commented.", table.Notes[0], StringComparison.Ordinal);
        Assert.Contains("version 1 of the codebook", table.Notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_sees_counts_and_no_texts()
    {
        var slug = await SurveyAsync("Speeding <secret>");
        await CodebookAsync(slug);
        var (analyst, _) = await site.SignedInAsync(StaffRoles.Analyst);
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);
        var root = $"/staff/surveys/{slug}/coding/words";
        var answer = await analyst.GetAsync($"{root}/answers/first/next");
        await analyst.SendFormAsync(answer.Page, answer.Path, [("Themes", "roads")]);

        var page = await viewer.GetPageAsync(root);

        Assert.Contains(page.QuerySelectorAll("tr"), r => r.QuerySelector("th")?.TextContent == "Roads" && r.TextContent.Contains("100%", StringComparison.Ordinal));
        Assert.DoesNotContain("secret", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains("1 of 1", (await viewer.GetPageAsync($"/staff/surveys/{slug}/coding")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var closed in new[] { answer.Path, $"{root}/codebook", $"{root}/quotes", $"{root}/flagged" }) { Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(closed)).Status); }
    }

    [Fact]
    public async Task Themes_have_weighted_shares_where_a_weighting_is_in_use()
    {
        // The second response came after the weights were made and has none: one of two people, and all of the weight.
        var slug = await SurveyAsync("Speeding", "Dealing");
        await CodebookAsync(slug);
        var first = await site.ReadAsync(db => db.Responses.Where(r => db.Surveys.Any(s => s.Id == r.SurveyId && s.Slug == slug)).OrderBy(r => r.Number).FirstAsync());
        await site.WriteAsync(db => Task.FromResult(db.WeightingRuns.Add(new WeightingRun
        {
            Id = Make.NewId(),
            SurveyId = first.SurveyId,
            Number = 1,
            Name = "Made up",
            Status = RakingStatus.Converged,
            Rounds = 1,
            MaxRelativeError = 0,
            Responses = 1,
            LastNumber = first.Number,
            MinWeight = 1,
            MaxWeight = 1,
            DesignEffect = 1,
            Content = new WeightingContent([], [], []).ToJson(),
            MadeAt = site.Clock.GetUtcNow(),
            MadeBy = "analyst@office.example",
        })));
        var (analyst, _) = await site.SignedInAsync(StaffRoles.Analyst);
        var root = $"/staff/surveys/{slug}/coding/words";
        for (var i = 0; i < 2; i++)
        {
            var answer = await analyst.GetAsync($"{root}/answers/first/next");
            var isRoads = answer.Page.QuerySelector(".engage-coding__text")!.TextContent.Contains("Speeding", StringComparison.Ordinal);
            await analyst.SendFormAsync(answer.Page, answer.Path, [("Themes", isRoads ? "roads" : "drugs")]);
        }

        var row = (await analyst.GetPageAsync(root)).QuerySelectorAll("tr").First(r => r.QuerySelector("th")?.TextContent == "Roads");

        Assert.Equal(["1", "50%", "100%"], row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task Codes_leave_as_zeros_and_ones_without_texts_and_the_export_is_noted()
    {
        var slug = await SurveyAsync("=cmd() speeding", "Nothing");
        await CodebookAsync(slug);
        var (analyst, account) = await site.SignedInAsync(StaffRoles.Analyst);
        var root = $"/staff/surveys/{slug}/coding/words";
        var answer = await analyst.GetAsync($"{root}/answers/first/next");
        await analyst.SendFormAsync(answer.Page, answer.Path, [("Themes", "roads")]);

        var reply = await analyst.FillInAsync(root);

        var lines = reply.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("id,codebook_version,nothing_to_code,theme_roads,theme_drugs,first,second,settled", lines[0]);
        Assert.Equal("1,0,1,0,roads,NA,NA", Assert.Single(lines.Skip(1))[27..]);
        Assert.DoesNotContain("cmd", reply.Text, StringComparison.Ordinal);
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "codes-exported" && e.Actor == account.Email && e.Subject == $"survey:{slug}/words")));
    }

    [Theory]
    [InlineData("coding/unknown")]
    [InlineData("coding/words/answers/third/next")]
    [InlineData("coding/words/answers/first/00000000000000000000000000")]
    [InlineData("coding/words/codebook/themes/unknown")]
    [InlineData("coding/words/quotes/00000000000000000000000000")]
    [InlineData("coding/words/quotes/propose/00000000000000000000000000")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        var slug = await SurveyAsync("One.");
        await CodebookAsync(slug);
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/staff/surveys/{slug}/{path}")).Status);
    }

    /// <summary>A survey with one free-text question and one response for each text; its slug.</summary>
    private async Task<string> SurveyAsync(params string[] texts)
    {
        var slug = $"coded-{Interlocked.Increment(ref _made)}";
        await StaffSurveys.AddOpenAsync(site, slug, Words);
        var survey = await StaffSurveys.FindAsync(site, slug);
        await site.Services.GetRequiredService<ResponseStore>().SubmitManyAsync([.. texts.Select(text => new Response
        {
            Id = Make.NewId(),
            SurveyId = survey.Id,
            Version = 1,
            Channel = Channel.Web,
            Reference = ReceiptReference.New(),
            Answers = $$"""{"words":{{JsonSerializer.Serialize(text)}}}""",
            SubmittedHour = new DateTimeOffset(2027, 1, 20, 11, 0, 0, TimeSpan.Zero),
        })]);
        return slug;
    }

    /// <summary>A codebook of the question with the themes roads (suggested by speed*) and drugs.</summary>
    private async Task<Codebook> CodebookAsync(string slug, bool frozen = true)
    {
        var survey = await StaffSurveys.FindAsync(site, slug);
        var now = site.Clock.GetUtcNow();
        var book = new Codebook(Make.NewId(), survey.Id, "words", 7, now, "editor@office.example");
        book.Put(new Theme("roads", "Roads", "Speed and parking.", ["speed*"]), now, "editor@office.example");
        book.Put(new Theme("drugs", "Drugs", "", []), now, "editor@office.example");
        if (frozen) { book.Freeze(now, "editor@office.example"); }
        await site.WriteAsync(db => Task.FromResult(db.Codebooks.Add(book)));
        return book;
    }
}
