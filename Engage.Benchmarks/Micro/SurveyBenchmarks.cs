using BenchmarkDotNet.Attributes;
using Engage.Domain.Places;
using Engage.Domain.Surveys;
using Route = Engage.Domain.Surveys.Route;

namespace Engage.Benchmarks.Micro;

/// <summary>What each request to a survey does in memory, and what the cache of definitions saves it.</summary>
[MemoryDiagnoser]
public class SurveyBenchmarks
{
    private DemoWorld _world = null!;
    private SurveyDefinition _definition = null!;
    private AnswerSheet _answers = null!;
    private Gazetteer _places = null!;
    private string _definitionJson = "";
    private string _answersJson = "";

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _world = await DemoWorld.MakeAsync();
        (_definition, _places) = (_world.Definition, _world.Places);
        _definitionJson = _definition.ToJson();
        _answersJson = _world.Responses(1)[0].Answers;
        _answers = AnswerSheet.Parse(_answersJson, _definition);
    }

    [GlobalCleanup]
    public Task CleanUpAsync() => _world.DisposeAsync().AsTask();

    [Benchmark(Description = "Definition: parse and prove")]
    public DefinitionOutcome ParseDefinition() => SurveyDefinition.Parse(_definitionJson);

    [Benchmark(Description = "Definition: read one already proved")]
    public SurveyDefinition ReadStored() => SurveyDefinition.FromStored(_definitionJson);

    [Benchmark(Description = "Answers: parse")]
    public AnswerSheet ParseAnswers() => AnswerSheet.Parse(_answersJson, _definition);

    [Benchmark(Description = "Answers: write")]
    public string WriteAnswers() => _answers.ToJson();

    [Benchmark(Description = "Route")]
    public Question? WalkRoute() => new Route(_definition, _answers).FirstUnanswered;

    [Benchmark(Description = "Postcode to area")]
    public Place? FindPlace() => _places.FindPostcode("CW7 2UA");
}
