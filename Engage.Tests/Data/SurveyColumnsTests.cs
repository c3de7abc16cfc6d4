using Engage.Domain;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Domain.Surveys.Simulation;
using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Data.Responses;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engage.Tests.Data;

public sealed class SurveyColumnsOnSqlite() : SurveyColumnsTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class SurveyColumnsOnPostgres() : SurveyColumnsTests(TestDatabase.PostgresAsync);

/// <summary>Columns that go on from what they hold are those made from all responses.</summary>
public abstract class SurveyColumnsTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    private static readonly SurveyDefinition Definition = Definitions.Of(
        [Make.YesNo("safe"), Simulated.OneOf("worry", "strand", "theft", "traffic"), """{"kind":"number","code":"visits","text":"How often?"}""", Make.Text("why")],
        equality: "\"standard\"");

    private static readonly IReadOnlyList<Grouping> All = Groupings.For(Definition, Simulated.Places, new DateOnly(2026, 1, 1));

    private MemoryCache _memory = new(new MemoryCacheOptions());

    private int FileFrom { get; set; } = 1_000_000;

    [DatabaseFact]
    public async Task Going_on_equals_reading_all_whatever_comes_in_what_order()
    {
        var seed = Environment.TickCount % 10_000;
        var survey = await PublishedAsync();
        var random = new SeededRandom((ulong)seed);
        var waiting = new Queue<Response>(Simulated.Responses(Definition, 300, (ulong)seed).Select(r => Of(survey, r)));
        var equality = new List<(string Id, string Text)>();
        while (waiting.Count > 0)
        {
            List<Response> some = [.. Enumerable.Range(0, Math.Min(waiting.Count, random.Next(60))).Select(_ => waiting.Dequeue())];
            // Half of those who answer the questions about themselves do it after somebody has looked at the results.
            var late = some.Where(r => r.Equality is not null && random.Next(2) == 0).Select(r => (r.Id, r.Equality!)).ToList();
            equality.AddRange(late);
            await Database.Responses.SubmitManyAsync([.. some.Select(r => late.Exists(l => l.Id == r.Id) ? Of(survey, r, equality: null) : r)]);
            foreach (var (id, text) in equality.Where(_ => random.Next(3) == 0).ToList())
            {
                await Database.Responses.SaveEqualityAsync(id, text);
                equality.RemoveAll(l => l.Id == id);
            }
            AssertEqual(await AnewAsync(survey), await CurrentAsync(survey), $"seed {seed}, {waiting.Count} left");
        }
    }

    [DatabaseFact]
    public async Task Equality_answers_that_come_or_change_late_are_seen_and_columns_given_out_stay_as_they_are()
    {
        var survey = await PublishedAsync();
        var responses = Simulated.Responses(Definition, 20).ConvertAll(r => Of(survey, r, equality: null));
        await Database.Responses.SubmitManyAsync(responses);
        var before = await CurrentAsync(survey);
        Assert.Equal(0, before.CountEquality());

        await Database.Responses.SaveEqualityAsync(responses[3].Id, """{"disability":"no"}""");
        var first = await CurrentAsync(survey);
        await Database.Responses.SaveEqualityAsync(responses[3].Id, """{"ethnic-group":"white"}""");
        await CurrentAsync(survey);
        // As long as the one before, and as many people have answered: only the words tell.
        await Database.Responses.SaveEqualityAsync(responses[3].Id, """{"ethnic-group":"asian"}""");
        var second = await CurrentAsync(survey);

        Assert.Equal((1, 1), (first.CountEquality(), second.CountEquality()));
        AssertEqual(await AnewAsync(survey), second, "changed");
        Assert.Equal(0, before.CountEquality());
        Assert.Same(second, await CurrentAsync(survey));
    }

    [DatabaseFact]
    public async Task A_response_that_is_gone_is_not_counted_any_more()
    {
        var survey = await PublishedAsync();
        await Database.Responses.SubmitManyAsync(Simulated.Responses(Definition, 20).ConvertAll(r => Of(survey, r)));
        var before = await CurrentAsync(survey);

        await ReadAsync(async db =>
        {
            await db.WriteAsync(writing => writing.Responses.Where(r => r.Number == before.LastNumber - 5).ExecuteDeleteAsync());
            return true;
        });

        AssertEqual(await AnewAsync(survey), await CurrentAsync(survey), "one gone");
    }

    [DatabaseFact]
    public async Task A_large_survey_starts_from_its_file_and_reads_only_what_came_since()
    {
        FileFrom = 10;
        var survey = await PublishedAsync();
        var responses = Simulated.Responses(Definition, 40).ConvertAll(r => Of(survey, r));
        await Database.Responses.SubmitManyAsync(responses[..30]);
        await CurrentAsync(survey);
        var file = new FileInfo(FileOf(survey));
        Assert.True(file.Exists);

        await Database.Responses.SubmitManyAsync(responses[30..32]);
        Restart();
        AssertEqual(await AnewAsync(survey), await CurrentAsync(survey), "after a start");
        Assert.Equal(file.LastWriteTimeUtc, new FileInfo(file.FullName).LastWriteTimeUtc);

        await Database.Responses.SubmitManyAsync(responses[32..]);
        await CurrentAsync(survey);
        Assert.NotEqual(file.Length, new FileInfo(file.FullName).Length);
    }

    [DatabaseFact]
    public async Task A_file_that_does_not_fit_is_made_anew()
    {
        FileFrom = 10;
        var (survey, other) = (await PublishedAsync(), await PublishedAsync("another"));
        await Database.Responses.SubmitManyAsync(Simulated.Responses(Definition, 30, seed: 1).ConvertAll(r => Of(survey, r)));
        await Database.Responses.SubmitManyAsync(Simulated.Responses(Definition, 30, seed: 2).ConvertAll(r => Of(other, r)));
        await CurrentAsync(survey);
        await CurrentAsync(other);
        var whole = await File.ReadAllBytesAsync(FileOf(survey));

        var others = await File.ReadAllBytesAsync(FileOf(other));
        foreach (var wrong in new byte[][] { [.. whole[..^40], (byte)(whole[^40] ^ 1), .. whole[^39..]], whole[..^9], others })
        {
            await File.WriteAllBytesAsync(FileOf(survey), wrong);
            Restart();

            AssertEqual(await AnewAsync(survey), await CurrentAsync(survey), $"{wrong.Length} bytes");
            Assert.Equal(whole, await File.ReadAllBytesAsync(FileOf(survey)));
        }
    }

    [DatabaseFact]
    public async Task A_file_of_an_older_version_of_the_survey_or_of_other_areas_is_refused()
    {
        FileFrom = 10;
        var survey = await PublishedAsync();
        await Database.Responses.SubmitManyAsync(Simulated.Responses(Definition, 30).ConvertAll(r => Of(survey, r)));
        await CurrentAsync(survey);
        var files = NewFiles();

        Assert.NotNull(files.Read(survey.Id, new ColumnShape(survey, Definition, All)));
        survey.Revise(Definition.Title, Definition.ToJson(), Sample.Now, "editor@office.example", "A word.");
        Assert.Null(files.Read(survey.Id, new ColumnShape(survey, Definition, All)));
        Restart();
        IReadOnlyList<Grouping> fewer = [.. All.Select(g => g.Code == Groupings.LocalPolicingUnit ? g with { Groups = [.. g.Groups.Take(1)] } : g)];
        Assert.Equal(["aston"], (await CurrentAsync(survey, fewer)).By(fewer.First(g => g.Code == Groupings.LocalPolicingUnit)).Categories);
        AssertEqual(await AnewAsync(survey), await CurrentAsync(survey), "back again");
    }

    [DatabaseFact]
    public async Task Many_pages_at_once_see_the_same_columns()
    {
        var survey = await PublishedAsync();
        await Database.Responses.SubmitManyAsync(Simulated.Responses(Definition, 50).ConvertAll(r => Of(survey, r)));

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CurrentAsync(survey, mayBeOld: TimeSpan.FromMinutes(1)))));

        Assert.All(all, columns => Assert.Same(all[0], columns));
    }

    private static Response Of(Survey survey, Response r) => Of(survey, r, r.Equality);

    private static Response Of(Survey survey, Response r, string? equality) => new()
    {
        Id = r.Id,
        SurveyId = survey.Id,
        Version = 1,
        Channel = r.Channel,
        Grade = r.Grade,
        Flags = r.Flags,
        Reference = ReceiptReference.New(),
        Answers = r.Answers,
        Equality = equality,
        LocalAuthorityCode = r.LocalAuthorityCode,
        LocalPolicingUnitCode = r.LocalPolicingUnitCode,
        CommunityCode = r.CommunityCode,
        SubmittedHour = r.SubmittedHour,
    };

    private static void AssertEqual(ResponseColumns expected, ResponseColumns actual, string where)
    {
        Assert.True(expected.Numbers.SequenceEqual(actual.Numbers), where);
        foreach (var column in expected.Store.Codes)
        {
            var other = actual.Store.Code(column.Name);
            for (var row = 0; row < column.Count; row++)
            {
                Assert.True(column.StateOf(row) == other.StateOf(row) && NameAt(column, row) == NameAt(other, row), $"{where}: {column.Name}, row {row}");
            }
        }
        foreach (var column in expected.Store.Numbers)
        {
            Assert.True(column.Values.SequenceEqual(actual.Store.Number(column.Name).Values), $"{where}: {column.Name}");
            Assert.True(Enumerable.Range(0, column.Count).All(row => column.StateOf(row) == actual.Store.Number(column.Name).StateOf(row)), $"{where}: {column.Name}");
        }
    }

    private static string? NameAt(CodeColumn column, int row) => column.CategoryAt(row) is >= 0 and var category ? column.Categories[category] : null;

    private async Task<Survey> PublishedAsync(string slug = "columns")
    {
        var survey = new Survey(Sample.NewId(), slug, Definition.Title, Definition.ToJson(), "Europe/London", Sample.Now, "editor@office.example");
        survey.Schedule(new DateTime(2026, 12, 1), new DateTime(2027, 1, 31));
        survey.Publish(Sample.Now);
        await Database.SaveAsync(db => db.Surveys.Add(survey));
        return survey;
    }

    private ColumnFiles NewFiles() => new(Database.Services.GetRequiredService<DataDirectory>(), NullLogger<ColumnFiles>.Instance) { From = FileFrom };

    private string FileOf(Survey survey) => Path.Combine(Database.Folder, "columns", survey.Id + ".columns");

    private void Restart() => _memory = new MemoryCache(new MemoryCacheOptions());

    private Task<ResponseColumns> CurrentAsync(Survey survey, IReadOnlyList<Grouping>? groupings = null, TimeSpan mayBeOld = default) =>
        ReadAsync(db => new SurveyColumns(db, Database.Responses, NewFiles(), _memory, Database.Time).CurrentAsync(survey, new ColumnShape(survey, Definition, groupings ?? All), mayBeOld));

    private async Task<ResponseColumns> AnewAsync(Survey survey)
    {
        var (columns, parser) = (new ResponseColumns(Definition, All), new ResponseParser(survey));
        await foreach (var response in Database.Responses.ReadAsync(survey.Id)) { columns.Add(parser.Parse(response)); }
        return columns;
    }
}
