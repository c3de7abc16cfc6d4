using System.Text.Json;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Commands;

public sealed class SimulateResponsesTests : IAsyncLifetime
{
    private readonly CommandRun _run = new();

    public Task InitializeAsync() => _run.InitializeAsync();

    public Task DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Responses_are_added_once_for_each_seed()
    {
        await KeepSurveyAsync(isDemonstration: true);

        var first = await SimulateAsync("--count", "300", "--seed", "5");
        var again = await SimulateAsync("--count", "300", "--seed", "5");
        var others = await SimulateAsync("--count", "20", "--seed", "6");

        Assert.Equal((0, 300), (first.ExitCode, Added(first)));
        Assert.Contains("300 of 300 responses added to county in", first.Error, StringComparison.Ordinal);
        Assert.Contains("a second", first.Error, StringComparison.Ordinal);
        Assert.Equal((0, 0), (again.ExitCode, Added(again)));
        Assert.Equal((0, 20), (others.ExitCode, Added(others)));
        Assert.Equal(320, await _run.ReadAsync(db => db.Responses.CountAsync()));
        Assert.Equal(3, await _run.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "responses-simulated")));
    }

    [Fact]
    public async Task Times_are_local_ones()
    {
        await KeepSurveyAsync(isDemonstration: true);

        // British Summer Time: 9am to noon is 8 to 11 in Greenwich.
        await SimulateAsync("--count", "60", "--seed", "1", "--from", "2025-07-07T09:00", "--to", "2025-07-07T12:00");

        var hours = await _run.ReadAsync(db => db.Responses.Select(r => r.SubmittedHour).ToListAsync());
        Assert.Equal([8, 9, 10], hours.Select(h => h.UtcDateTime.Hour).Distinct().Order());
    }

    [Fact]
    public async Task Real_survey_gets_no_simulated_responses()
    {
        await KeepSurveyAsync(isDemonstration: false);

        var result = await SimulateAsync("--count", "5", "--seed", "1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Survey county is not a demonstration: simulated responses are never mixed with real ones.", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _run.ReadAsync(db => db.Responses.CountAsync()));
    }

    [Theory]
    [InlineData("--count is a number between 1 and", "county", "--count", "0", "--seed", "1")]
    [InlineData("There is no survey nowhere.", "nowhere", "--count", "5", "--seed", "1")]
    [InlineData("--from is a local time such as", "county", "--count", "5", "--seed", "1", "--from", "yesterday")]
    [InlineData("No response can have come in", "county", "--count", "5", "--seed", "1", "--from", "2025-07-08", "--to", "2025-07-07")]
    [InlineData("Option '--seed' is required.", "county", "--count", "5")]
    public async Task Bad_input_is_a_sentence(string sentence, string slug, params string[] arguments)
    {
        await KeepSurveyAsync(isDemonstration: true);

        var result = await _run.RunAsync(["simulate-responses", "--survey", slug, .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _run.ReadAsync(db => db.Responses.CountAsync()));
    }

    private Task<CommandResult> SimulateAsync(params string[] arguments) => _run.RunAsync(["simulate-responses", "--survey", "county", .. arguments]);

    private static int Added(CommandResult result) => JsonDocument.Parse(result.Output).RootElement.GetProperty("added").GetInt32();

    private async Task KeepSurveyAsync(bool isDemonstration)
    {
        var definition = Definitions.Of("""{"kind":"yes-no","code":"q","text":"Yes?"}""", """{"kind":"long-text","code":"why","text":"Why?"}""");
        var survey = new Survey(Make.NewId(), "county", definition.Title, definition.ToJson(), "Europe/London", default, "test") { IsDemonstration = isDemonstration };
        survey.Schedule(new DateTime(2025, 7, 1, 9, 0, 0), new DateTime(2025, 8, 1, 12, 0, 0));
        survey.Publish(default);

        await _run.RunAsync("find-area", "CW7 2UA"); // makes the database
        await using var services = _run.Services();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EngageDb>().WriteAsync(db => Task.FromResult(db.Surveys.Add(survey)));
    }
}
