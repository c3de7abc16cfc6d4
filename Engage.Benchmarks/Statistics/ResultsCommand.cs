using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Engage.Domain.Statistics;
using Engage.Web.Surveys;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Benchmarks.Statistics;

/// <summary>The sub-command "results": what the figures of a results page cost, against reading and counting every response.</summary>
internal static class ResultsCommand
{
    /// <summary>What it is called.</summary>
    public const string Name = "results";

    private const int Added = 100;

    /// <summary>Measures and prints a table.</summary>
    /// <returns>0, or 2 when the arguments cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var responses = new Option<int>("--responses") { Description = "How many responses there are", DefaultValueFactory = _ => 20_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often each step is taken; the median is printed", DefaultValueFactory = _ => 5 };
        var parsed = new RootCommand("Measures what the figures of a results page cost on simulated responses.") { responses, rounds }.Parse(args);
        if (parsed.Action is not null || parsed.Errors.Count > 0)
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
            return code == 0 ? 0 : 2;
        }

        await using var world = await DemoWorld.MakeAsync();
        await world.Store.SubmitManyAsync(world.Responses(parsed.GetValue(responses)));
        var seconds = new OrderedDictionary<string, List<double>>();
        for (var round = 0; round <= parsed.GetValue(rounds); round++)
        {
            foreach (var (step, taken) in await RoundAsync(world, (ulong)round))
            {
                // The first round warms up.
                if (round == 0) { seconds[step] = []; }
                else { seconds[step].Add(taken); }
            }
        }

        var medians = seconds.Select(s => (Step: s.Key, Median: s.Value.Order().ElementAt(s.Value.Count / 2))).ToList();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(responses):N0} responses, {world.Definition.Questions.Count} questions"));
        foreach (var (step, median) in medians) { await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{step,-54}{median * 1000,10:0.0} ms{medians[0].Median / median,10:0.0} times")); }
        return 0;
    }

    private static async Task<List<(string Step, double Seconds)>> RoundAsync(DemoWorld world, ulong round)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var analysis = scope.ServiceProvider.GetRequiredService<SurveyAnalysis>();
        var groupings = analysis.GroupingsOf(world.Survey);
        async Task<SurveyResults> CountedAsync() => CountQuestions(new SurveyResults(await analysis.ColumnsAsync(world.Survey), groupings, TimeZoneInfo.Utc));
        void Restart() => ((MemoryCache)world.Services.GetRequiredService<IMemoryCache>()).Clear();

        List<(string, double)> seconds = [("every response read and counted", await TimeAsync(async () => CountQuestions((await analysis.RunAsync(world.Survey)).Results)))];
        await CountedAsync();
        seconds.Add(("looked again, nothing new", await TimeAsync(CountedAsync)));
        var more = world.Responses(2 * Added, seed: 100 + round);
        await world.Store.SubmitManyAsync([.. more.Take(Added)]);
        seconds.Add(($"{Added} more responses", await TimeAsync(CountedAsync)));
        foreach (var response in more.Take(Added)) { await world.Store.SaveEqualityAsync(response.Id, "{}"); }
        seconds.Add(($"{Added} equality answers changed", await TimeAsync(CountedAsync)));
        var results = await CountedAsync();
        seconds.Add(("of that, counting from the columns", await TimeAsync(() => Task.FromResult(CountQuestions(new SurveyResults(results.Columns, groupings, TimeZoneInfo.Utc))))));
        seconds.Add(("besides, each question by one grouping", await TimeAsync(() => Task.FromResult(CountGroups(results, groupings[0])))));
        Restart();
        seconds.Add(("first look after a start", await TimeAsync(CountedAsync)));
        return seconds;
    }

    private static SurveyResults CountQuestions(SurveyResults results)
    {
        foreach (var question in results.Definition.Questions.Concat(results.Definition.EqualityQuestions)) { _ = results.Of(question.Code); }
        return results;
    }

    private static SurveyResults CountGroups(SurveyResults results, Grouping grouping)
    {
        foreach (var question in results.Definition.Questions) { _ = results.By(grouping)[0].Of(question.Code); }
        return results;
    }

    private static async Task<double> TimeAsync<T>(Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
