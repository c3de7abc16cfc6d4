using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;

namespace Engage.Web.Data.Demo;

/// <summary>One survey of the demonstration and how many simulated people answered it.</summary>
/// <param name="Slug">Its address, and the name of the file with its definition.</param>
/// <param name="Responses">How many simulated responses it starts with.</param>
/// <param name="Seed">The seed they are drawn from.</param>
/// <param name="Window">When it opens and closes, in local time, seen from today.</param>
internal sealed record DemoSurvey(string Slug, int Responses, ulong Seed, Func<DateTime, (DateTime Opens, DateTime Closes)> Window)
{
    /// <summary>The definition, as the file has it.</summary>
    public string Definition => DemoFiles.Text($"{Slug}.json");

    /// <summary>A new survey, published before it opened and marked as demonstration, with its basis when it is a consultation.</summary>
    /// <param name="now">Now.</param>
    /// <param name="zone">The IANA zone of its times.</param>
    public (Survey Survey, Consultation? Consultation) Make(DateTimeOffset now, string zone)
    {
        var outcome = SurveyDefinition.Parse(Definition);
        var definition = outcome.Definition ?? throw new InvalidOperationException($"demo/{Slug}.json: {outcome.Problems[0]}");
        var (opens, closes) = Window(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

        var written = new DateTimeOffset(opens.AddDays(-10), TimeSpan.Zero);
        var survey = new Survey(NewId.Make(), Slug, definition.Title, definition.ToJson(), zone, written, "system") { IsDemonstration = true };
        survey.Schedule(opens, closes);
        var consultation = DemoConsultations.Basis(survey, written.AddDays(5));
        survey.Publish(written.AddDays(7));
        return (survey, consultation);
    }
}

/// <summary>The three surveys of the demonstration: one closed, two that are open whenever the demonstration is made.</summary>
internal static class DemoSurveys
{
    /// <summary>Last year's consultation, closed and reported on.</summary>
    public static DemoSurvey Closed { get; } = new("precept-2026-27", 6_000, 20260120, _ => (new DateTime(2025, 12, 8, 9, 0, 0), new DateTime(2026, 1, 20, 12, 0, 0)));

    /// <summary>This year's consultation, open whenever the demonstration is made.</summary>
    public static DemoSurvey Open { get; } = new("precept-2027-28", 900, 20270120, today => (today.Date.AddDays(-24).AddHours(9), LaterThan(today, new DateTime(2027, 1, 20, 12, 0, 0), 42)));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoSurvey> All { get; } =
    [
        Closed,
        Open,
        new("priorities-2027", 400, 20270331, today => (today.Date.AddDays(-38).AddHours(9), LaterThan(today, new DateTime(2027, 3, 31, 17, 0, 0), 122))),
    ];

    /// <summary>The planned end; once it has passed, noon some days from now, so that the demonstration is open all the same.</summary>
    private static DateTime LaterThan(DateTime today, DateTime planned, int days) => planned > today ? planned : today.Date.AddDays(days).AddHours(12);
}

/// <summary>The files of the demonstration inside the program.</summary>
internal static class DemoFiles
{
    /// <summary>The text of a file.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    /// <summary>Opens a file.</summary>
    public static Stream Open(string name) => typeof(DemoFiles).Assembly.GetManifestResourceStream($"demo/{name}")
        ?? throw new InvalidOperationException($"The program was built without demo/{name}.");
}
