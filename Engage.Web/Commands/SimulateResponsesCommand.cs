using System.CommandLine;
using System.Globalization;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Simulation;
using Engage.Web.Data.Demo;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Commands;

/// <summary>Writes simulated responses for demonstrations and load tests.</summary>
internal sealed class SimulateResponsesCommand : EngageCommand
{
    private const int Most = 5_000_000;

    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm"];

    private readonly Option<string> _survey;
    private readonly Option<int> _count;
    private readonly Option<ulong> _seed;
    private readonly Option<string?> _from;
    private readonly Option<string?> _to;

    /// <summary>Names the options.</summary>
    public SimulateResponsesCommand() : base(
        "simulate-responses",
        "Writes simulated responses to a demonstration survey, by the path of real ones: older people over-represented as in open consultations, answers that hang together. "
        + "The same seed gives the same people and adds nobody twice.",
        "simulate-responses --survey precept-2027-28 --count 20000 --seed 1",
        "simulate-responses --survey precept-2027-28 --count 500 --seed 2 --from 2026-12-01 --to 2026-12-08T12:00")
    {
        _survey = AddOption<string>("--survey", "The survey's slug", isRequired: true, "SLUG");
        _count = AddOption<int>("--count", "How many responses", isRequired: true, "N");
        _seed = AddOption<ulong>("--seed", "A whole number; another seed gives other people", isRequired: true, "S");
        _from = AddOption<string?>("--from", "When the first came in, in local time (when left out: the survey's opening)", valueName: "LOCAL");
        _to = AddOption<string?>("--to", "Before when the last came in, in local time (when left out: now, or the survey's close)", valueName: "LOCAL");
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var (slug, count, seed) = (arguments.GetRequiredValue(_survey), arguments.GetRequiredValue(_count), arguments.GetRequiredValue(_seed));
        if (count is < 1 or > Most) { throw new BadInputException($"--count is a number between 1 and {Most:N0}."); }
        var survey = await context.Db.Surveys.SingleOrDefaultAsync(s => s.Slug == slug, cancellationToken) ?? throw new BadInputException($"There is no survey {slug}.");
        var environment = context.Services.GetRequiredService<IHostEnvironment>();
        if (!survey.IsDemonstration && !environment.IsDevelopment() && !environment.IsEnvironment("Testing"))
        {
            throw new CannotBeDoneException($"Survey {slug} is not a demonstration: simulated responses are never mixed with real ones.");
        }

        var time = context.Services.GetRequiredService<TimeProvider>();
        var window = WindowOf(survey, arguments.GetValue(_from), arguments.GetValue(_to), time.GetUtcNow());
        var progress = context.StartProgress("responses written");
        var start = time.GetTimestamp();
        context.NoteInAudit("responses-simulated", $"survey:{slug}");
        await context.Db.SaveChangesAsync(cancellationToken);
        var added = await context.Services.GetRequiredService<Simulation>().RunAsync(survey, window, count, seed, new Reporter(progress), cancellationToken);

        var seconds = Math.Max(0.001, time.GetElapsedTime(start).TotalSeconds);
        await context.NoteAsync(string.Create(CultureInfo.InvariantCulture, $"{added:N0} of {count:N0} responses added to {slug} in {seconds:0.0} s: {count / seconds:N0} a second."));
        if (added < count) { await context.NoteAsync("The others were there already: this seed was used before."); }
        await context.WriteJsonAsync(new { survey = slug, count, seed, added });
        return ExitCode.Done;
    }

    private static SimulationWindow WindowOf(Survey survey, string? from, string? to, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone);
        var opens = Instant("--from", from, zone) ?? survey.OpensAt ?? throw new BadInputException($"Survey {survey.Slug} has no opening time yet: give --from and --to.");
        var closes = survey.ClosesAt ?? DateTimeOffset.MaxValue;
        var until = Instant("--to", to, zone) ?? (now < closes ? now : closes);
        return opens < until
            ? new SimulationWindow(opens, closes < until || closes == DateTimeOffset.MaxValue ? until : closes, until, zone)
            : throw new BadInputException($"No response can have come in: the time before which they came is not after the opening. Give --from and --to, in the local time of {survey.TimeZone}.");
    }

    private static DateTimeOffset? Instant(string option, string? text, TimeZoneInfo zone)
    {
        if (text is null) { return null; }
        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) { throw new BadInputException($"{option} is a local time such as 2026-12-01 or 2026-12-01T09:00."); }
        // A time the clocks jump over is taken by the offset before the jump.
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private sealed class Reporter(CommandProgress progress) : IProgress<int>
    {
        public void Report(int value) => progress.Report(value);
    }
}
