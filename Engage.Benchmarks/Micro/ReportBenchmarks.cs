using BenchmarkDotNet.Attributes;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Web.Pdf;
using Engage.Web.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Benchmarks.Micro;

/// <summary>The steps of a report on 20,000 responses, without the database.</summary>
[MemoryDiagnoser]
public class ReportBenchmarks
{
    private const int Responses = 20_000;

    private DemoWorld _world = null!;
    private IReadOnlyList<Response> _responses = [];
    private SurveyResults _results = null!;
    private ReportDocument _document = null!;
    private IReportRenderer _renderer = null!;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _world = await DemoWorld.MakeAsync();
        _responses = _world.Responses(Responses);
        _renderer = _world.Services.GetRequiredService<IReportRenderer>();
        _results = Count();
        _document = Compose();
    }

    [GlobalCleanup]
    public Task CleanUpAsync() => _world.DisposeAsync().AsTask();

    [Benchmark(Description = "Read and count 20,000 responses")]
    public SurveyResults Count()
    {
        var definition = _world.Definition;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(_world.Survey.TimeZone);
        var groupings = Groupings.For(definition, _world.Places, DateOnly.FromDateTime(DemoWorld.Now.DateTime));
        var columns = new ResponseColumns(definition, groupings);
        foreach (var response in _responses)
        {
            columns.Add(new AnalysedResponse(
                response,
                AnswerSheet.Parse(response.Answers, definition),
                response.Equality is { } equality ? AnswerSheet.Parse(equality, definition) : AnswerSheet.Empty));
        }
        return new SurveyResults(columns, groupings, zone);
    }

    [Benchmark(Description = "Compose the report")]
    public ReportDocument Compose() => ConsultationReport.Compose(new ConsultationReportInput
    {
        Survey = _world.Survey,
        Definition = _world.Definition,
        Results = _results,
        Population = _world.Population,
        Places = _world.Places,
        Publisher = new Publisher("Office of the Commissioner", "Commissioner", "engage@example.org"),
        Commentary = new Dictionary<string, string>(StringComparer.Ordinal),
        Markdown = SafeMarkdown.ToBlocks,
        DataHash = new string('0', 64),
        Version = 1,
        Now = DemoWorld.Now,
    });

    [Benchmark(Description = "Draw the PDF")]
    public byte[] Draw() => _renderer.Render(_document, DemoWorld.Now);
}
