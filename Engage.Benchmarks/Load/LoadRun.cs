using System.Collections.Concurrent;
using Engage.Domain.Surveys;

namespace Engage.Benchmarks.Load;

/// <summary>
/// One run: the site and the baselines side by side, each phase of a round after the other, so that what else the machine does
/// strikes all of them alike. Absolute figures are this machine's; the ratios are what is looked at.
/// </summary>
internal sealed class LoadRun
{
    // The compiler is through with the hot path after some thousand requests; its work must not count.
    private const int WarmUps = 3;
    private const int SamplePeople = 200;

    private readonly LoadOptions _options;
    private readonly DemoWorld _inProcess;
    private readonly IReadOnlyList<Response> _people;
    private readonly ConcurrentQueue<PreparedDraft> _drafts;
    private readonly ServerProcess _site;
    private readonly ServerProcess _baseline;
    private readonly Browser _browser;
    private readonly Callers _callers;
    private int _next;

    private LoadRun(LoadOptions options, DemoWorld inProcess, ConcurrentQueue<PreparedDraft> drafts, ServerProcess site, ServerProcess baseline, Browser browser)
    {
        (_options, _inProcess, _drafts, _site, _baseline, _browser) = (options, inProcess, drafts, site, baseline, browser);
        _people = inProcess.Responses(SamplePeople);
        _callers = new Callers(options.Callers);
    }

    /// <summary>Prepares, measures and cleans up.</summary>
    /// <param name="notes">Told what is being done.</param>
    public static async Task<LoadReport> MeasureAsync(LoadOptions options, TextWriter notes)
    {
        await notes.WriteLineAsync("Preparing two databases and the drafts to be sent ...");
        await using var inProcess = await DemoWorld.MakeAsync();
        var (folder, surveyId, drafts) = await PrepareSiteAsync(options.Submits * (options.Rounds + WarmUps));
        var baselineFolder = Directory.CreateTempSubdirectory("engage-bench-").FullName;
        try
        {
            await PrepareBaselineAsync(inProcess, baselineFolder);
            var start = await Starts.MeasureAsync(options, notes);
            List<IReadOnlyDictionary<string, Phase>> rounds;
            await using (var site = await ServerProcess.StartSiteAsync(options.Site, folder))
            await using (var baseline = await ServerProcess.StartAsync(typeof(LoadRun).Assembly.Location, BaselineServer.Name, "--data-dir", baselineFolder))
            using (var browser = new Browser(options.Callers))
            {
                var run = new LoadRun(options, inProcess, drafts, site, baseline, browser);
                rounds = await run.RoundsAsync(notes);
            }
            var sent = rounds.Sum(r => r[LoadReport.Submit].Count);
            return new LoadReport(options, [.. rounds.Skip(WarmUps)], start, sent, await DemoWorld.CountAsync(folder, surveyId));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            Directory.Delete(baselineFolder, recursive: true);
        }
    }

    private async Task<List<IReadOnlyDictionary<string, Phase>>> RoundsAsync(TextWriter notes)
    {
        List<IReadOnlyDictionary<string, Phase>> rounds = [];
        for (var round = 1 - WarmUps; round <= _options.Rounds; round++)
        {
            await notes.WriteLineAsync(round <= 0 ? "Warming up ..." : $"Round {round} of {_options.Rounds} ...");
            rounds.Add(await RoundAsync());
        }
        return rounds;
    }

    private async Task<IReadOnlyDictionary<string, Phase>> RoundAsync() => new Dictionary<string, Phase>(StringComparer.Ordinal)
    {
        [LoadReport.Plaintext] = await RunAsync(_baseline, () => _browser.GetAsync(_baseline, BaselineServer.Plaintext)),
        [LoadReport.CachedPage] = await RunAsync(_site, () => _browser.GetAsync(_site, $"/surveys/{DemoWorld.Slug}")),
        [LoadReport.GroupCommit] = await RunAsync(null, GroupCommitAsync),
        [LoadReport.Submit] = await SubmitSomeAsync(),
        [LoadReport.EfInTurns] = await RunAsync(_baseline, () => _browser.KeepAsync(_baseline, BaselineServer.EfInTurns, _inProcess.Survey.Id, Someone().Answers)),
        [LoadReport.Ef] = await RunAsync(_baseline, () => _browser.KeepAsync(_baseline, BaselineServer.Ef, _inProcess.Survey.Id, Someone().Answers)),
    };

    private Task<Phase> RunAsync(ServerProcess? server, Func<Task<bool?>> call) => _callers.RunAsync(_options.PhaseLength, server, call);

    private Task<Phase> SubmitSomeAsync()
    {
        var some = new ConcurrentQueue<PreparedDraft>();
        while (some.Count < _options.Submits && _drafts.TryDequeue(out var draft)) { some.Enqueue(draft); }
        // To the last one, so that every draft taken is answered for.
        return _callers.RunAsync(TimeSpan.FromMinutes(1), _site, () => _browser.SubmitAsync(_site, some));
    }

    private async Task<bool?> GroupCommitAsync()
    {
        var response = _inProcess.Another(Someone());
        var outcome = await _inProcess.Store.SubmitAsync(response, DemoWorld.DraftOf(response));
        return outcome.WasNew;
    }

    private Response Someone() => _people[(int)((uint)Interlocked.Increment(ref _next) % (uint)_people.Count)];

    private static async Task<(string Folder, string SurveyId, ConcurrentQueue<PreparedDraft> Drafts)> PrepareSiteAsync(int count)
    {
        await using var world = await DemoWorld.MakeAsync();
        world.IsKept = true;
        var people = world.Responses(SamplePeople);
        var drafts = new ConcurrentQueue<PreparedDraft>();
        foreach (var some in Enumerable.Range(0, count).Chunk(2_000))
        {
            var made = some.Select(i => DemoWorld.DraftOf(world.Another(people[i % people.Count]))).ToList();
            await Task.WhenAll(made.Select(d => world.Store.SaveDraftAsync(d)));
            foreach (var draft in made) { drafts.Enqueue(new PreparedDraft(draft.Id, draft.ResponseId)); }
        }
        return (world.Folder, world.Survey.Id, drafts);
    }

    /// <summary>The baseline's responses belong to the same survey, which its database must know.</summary>
    private static async Task PrepareBaselineAsync(DemoWorld like, string folder)
    {
        await using var source = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(like.Folder, "engage.db")};Mode=ReadOnly");
        await source.OpenAsync();
        await using var copy = source.CreateCommand();
        copy.CommandText = "VACUUM INTO $file";
        copy.Parameters.AddWithValue("$file", Path.Combine(folder, "engage.db"));
        await copy.ExecuteNonQueryAsync();
    }
}
