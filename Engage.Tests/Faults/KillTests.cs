using System.Collections.Concurrent;
using System.Globalization;
using Engage.Domain;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Engage.Tests.Faults;

/// <summary>
/// What a receipt promises survives the worst end of the program. Three rounds here; ENGAGE_KILL_ROUNDS asks for more and
/// ENGAGE_KILL_SEED repeats a run.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Residents = 8;
    private const string Slug = "kill";

    private readonly CommandRun _commands = new();

    public Task InitializeAsync() => _commands.InitializeAsync();

    public Task DisposeAsync() => _commands.DisposeAsync();

    [Fact]
    public async Task Every_receipt_shown_is_in_the_database_after_a_kill()
    {
        var (rounds, seed) = (Setting("ENGAGE_KILL_ROUNDS") ?? 3, Setting("ENGAGE_KILL_SEED") ?? Environment.TickCount);
        output.WriteLine($"ENGAGE_KILL_SEED={seed}");
        var random = new SeededRandom((ulong)seed);
        await OpenSurveyAsync();

        var residents = new ConcurrentBag<DeterminedResident>();
        for (var round = 1; round <= rounds; round++)
        {
            var cutOff = await KillWhileAnsweringAsync(residents, receipts: 5 + random.Next(100));

            await using var site = await RunningSite.StartAsync(_commands.Folder);
            var kept = await KeptAsync();
            Assert.Empty(Promised(residents).Except(kept));

            // Those the kill cut off send the same form again: each is counted once, and only once.
            foreach (var resident in cutOff) { await resident.AnswerAsync(site.Address); }
            kept = await KeptAsync();
            Assert.Empty(residents.Select(r => (r.ResponseId!, r.Reference!)).Except(kept));
            Assert.Equal(residents.Count, kept.Count);
            output.WriteLine($"Round {round}: {residents.Count} receipts kept, {cutOff.Count} of them by sending again.");
        }
        Assert.True(residents.Count > rounds * 5);
        foreach (var resident in residents) { resident.Dispose(); }
    }

    [Fact]
    public async Task A_second_site_on_the_same_folder_says_so_in_one_sentence_and_ends_with_2()
    {
        await using var first = await RunningSite.StartAsync(_commands.Folder);

        var (exitCode, errors) = await RunningSite.RunToEndAsync(_commands.Folder);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("Another Engage program is writing to ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors);
    }

    /// <summary>Lets residents answer one after the other, eight at a time, and kills the site after some receipts.</summary>
    /// <returns>Those who were cut off.</returns>
    private async Task<IReadOnlyList<DeterminedResident>> KillWhileAnsweringAsync(ConcurrentBag<DeterminedResident> all, int receipts)
    {
        await using var site = await RunningSite.StartAsync(_commands.Folder);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var shown = 0;

        async Task<DeterminedResident> AnswerUntilKilledAsync()
        {
            while (true)
            {
                var resident = new DeterminedResident(Slug);
                all.Add(resident);
                try
                {
                    await resident.AnswerAsync(site.Address);
                }
                catch (Exception e) when (e is HttpRequestException or IOException && enough.Task.IsCompleted)
                {
                    return resident;
                }
                if (Interlocked.Increment(ref shown) == receipts) { enough.SetResult(); }
            }
        }

        var answering = Enumerable.Range(0, Residents).Select(_ => Task.Run(AnswerUntilKilledAsync)).ToList();
        await await Task.WhenAny([enough.Task, .. answering]);
        await site.KillAsync();
        return await Task.WhenAll(answering);
    }

    private static IEnumerable<(string, string)> Promised(IEnumerable<DeterminedResident> residents) =>
        residents.Where(r => r.Reference is not null).Select(r => (r.ResponseId!, r.Reference!));

    private async Task<List<(string, string)>> KeptAsync() =>
        await _commands.ReadAsync(async db => (await db.Responses.Select(r => new { r.Id, r.Reference }).ToListAsync()).ConvertAll(r => (r.Id, r.Reference)));

    private async Task OpenSurveyAsync()
    {
        var file = _commands.File("kill.json", Definitions.Of([Make.YesNo("support")]).ToJson());
        var imported = await _commands.RunAsync("import-survey", "--file", file, "--slug", Slug, "--opens", "2020-01-01T00:00", "--closes", "2099-01-01T00:00", "--publish");
        Assert.True(imported.ExitCode == 0, imported.Error);
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
