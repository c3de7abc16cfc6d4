using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Assemblies.Reporting;
using Engage.Web.Data.Places;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>
/// Recommendations of the demonstration's assemblies, by where each stands: drafts and an open vote while it meets, results
/// afterwards, responses and a published report at the end. Made through the same classes as the pages use.
/// </summary>
internal static class DemoRecommendations
{
    private const string Author = "editor@engage.example", Approver = "editor2@engage.example";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Makes what an assembly would have by now; nothing where there is something already or nobody has a seat.</summary>
    public static async Task SeedAsync(IServiceProvider services, AssemblyProgramme programme, Assembly assembly, CancellationToken cancellationToken = default)
    {
        var db = services.GetRequiredService<EngageDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var phase = assembly.PhaseOn(WallClock.Day(now, programme.Zone));
        if (phase < AssemblyPhase.Meeting || await db.Recommendations.AnyAsync(r => r.AssemblyId == assembly.Id, cancellationToken)) { return; }
        var members = await db.Registrations.Where(r => r.AssemblyId == assembly.Id && r.Seat == SeatState.Confirmed).OrderBy(r => r.Pseudonym).Select(r => r.Id).ToListAsync(cancellationToken);
        if (members.Count == 0) { return; }

        await services.GetRequiredService<GazetteerSource>().RefreshAsync(cancellationToken);
        await db.WriteAsync(inside => new Seeding(services, inside, programme, assembly, members, now).RunAsync(phase, cancellationToken), cancellationToken);
    }

    /// <summary>One recommendation of the demonstration; shares are of all who vote.</summary>
    private sealed record Sample(
        string Title, string First, string Wording, string Reasons, string Conditions, string Minority, string Note, double Support, double Abstain, Decision Decision, string Owner, int? DueInDays, string Answer, IReadOnlyList<SampleEntry> Progress);

    private sealed record SampleEntry(ProgressStatus Status, string Note, int DaysAgo, int? DueInDays);

    private sealed class Seeding(IServiceProvider services, EngageDb db, AssemblyProgramme programme, Assembly assembly, List<string> members, DateTimeOffset now)
    {
        private readonly SeededRandom _random = new(Encoding.UTF8.GetBytes(assembly.Slug).Aggregate(14695981039346656037UL, (hash, b) => unchecked((hash ^ b) * 1099511628211UL)));
        private readonly IReadOnlyList<Sample> _samples = JsonSerializer.Deserialize<IReadOnlyList<Sample>>(DemoFiles.Text("recommendations.json"), _json)!;
        private readonly AuditTrail _audit = services.GetRequiredService<AuditTrail>();

        public async Task RunAsync(AssemblyPhase phase, CancellationToken cancellationToken)
        {
            if (phase == AssemblyPhase.Meeting)
            {
                var drafts = Write(now.AddDays(-6));
                await VoteAsync(drafts.Take(4), "Vote of the second workshop", now.AddHours(-1), now.AddDays(2), isOver: false, cancellationToken);
                return;
            }
            var voted = Noon(assembly.StartOf(AssemblyPhase.Reporting)?.AddDays(-1) ?? WallClock.Day(now.AddDays(-90), programme.Zone));
            var recommendations = Write(voted.AddDays(-7));
            await VoteAsync(recommendations, "Vote of the last workshop", voted, voted.AddHours(3), isOver: true, cancellationToken);
            await EvaluateAsync(voted, cancellationToken);
            Publish(recommendations, voted.AddDays(2));
            if (phase == AssemblyPhase.Responding)
            {
                await RespondAsync(recommendations, Noon(assembly.StartOf(AssemblyPhase.Responding)!.Value), cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }
            await ReportAsync(isPublished: phase == AssemblyPhase.Responding, cancellationToken);
        }

        private List<Recommendation> Write(DateTimeOffset at)
        {
            var written = _samples.Select((s, i) =>
            {
                var recommendation = new Recommendation(NewId.Make(), assembly.Id, i + 1, new RecommendationText(s.Title, s.First, s.Reasons, "", ""), at.AddMinutes(i), Author);
                recommendation.Revise(new RecommendationText(s.Title, s.Wording, s.Reasons, s.Conditions, ""), s.Note, at.AddDays(5), Author);
                return recommendation;
            }).ToList();
            db.Recommendations.AddRange(written);
            foreach (var recommendation in written) { _audit.Record(db, Author, "recommendation-written", $"recommendation:{recommendation.Id}", "Demonstration."); }
            return written;
        }

        private async Task VoteAsync(IEnumerable<Recommendation> recommendations, string title, DateTimeOffset opened, DateTimeOffset until, bool isOver, CancellationToken cancellationToken)
        {
            var vote = new Vote(NewId.Make(), assembly.Id, title, 50, opened, Author);
            foreach (var recommendation in recommendations) { vote.Put(recommendation); }
            await AnswerAsync(vote, until, opened, isOver, (item, _) => Pick(_samples[item]), cancellationToken);
        }

        private Task EvaluateAsync(DateTimeOffset opened, CancellationToken cancellationToken)
        {
            var evaluation = new Evaluation(NewId.Make(), assembly.Id, opened, Author);
            // By statement: most agree, and most of all that it was worth their time.
            double[] agreement = [0.55, 0.5, 0.35, 0.4, 0.7];
            return AnswerAsync(evaluation, opened.AddDays(14), opened, isOver: true, (item, _) => evaluation.Choices[_random.Pick([agreement[item], 0.3, 0.1, 0.06, 0.02, 0.04])].Code, cancellationToken);
        }

        /// <summary>Most members answer; those who do not are drawn.</summary>
        private async Task AnswerAsync(Poll poll, DateTimeOffset until, DateTimeOffset opened, bool isOver, Func<int, string, string> choose, CancellationToken cancellationToken)
        {
            var box = new BallotBox(new StandingClock(opened));
            db.Polls.Add(poll);
            await box.OpenAsync(db, poll, until, cancellationToken);
            foreach (var member in members.Where(_ => _random.NextDouble() < (isOver ? 0.95 : 0.6)).ToList())
            {
                var answers = poll.Items.Select((item, i) => (item, Choice: choose(i, item))).ToDictionary(a => a.item, a => a.Choice, StringComparer.Ordinal);
                await box.CastAsync(db, poll, member, answers, cancellationToken);
            }
            if (isOver) { await new BallotBox(new StandingClock(until)).CloseAsync(db, poll, cancellationToken); }
            _audit.Record(db, Author, poll is Vote ? "vote-opened" : "evaluation-opened", $"{(poll is Vote ? "vote" : "evaluation")}:{poll.Id}", "Demonstration.");
        }

        private void Publish(List<Recommendation> recommendations, DateTimeOffset at)
        {
            foreach (var (recommendation, sample) in recommendations.Zip(_samples))
            {
                if (sample.Minority.Length > 0) { recommendation.AddMinorityViews(sample.Minority, at.AddDays(-1), Author); }
                recommendation.Publish(at);
            }
        }

        private async Task RespondAsync(List<Recommendation> recommendations, DateTimeOffset at, CancellationToken cancellationToken)
        {
            var today = WallClock.Day(now, programme.Zone);
            foreach (var (recommendation, sample) in recommendations.Zip(_samples))
            {
                var response = new RecommendationResponse { RecommendationId = recommendation.Id };
                response.Prepare(sample.Decision, sample.Answer, sample.Owner, sample.DueInDays is { } days ? today.AddDays(days) : null, at.AddDays(-2), Author);
                response.Publish(Approver, at);
                foreach (var entry in sample.Progress)
                {
                    var when = now.AddDays(-entry.DaysAgo);
                    response.Report(entry.Status, entry.Note, entry.DueInDays is { } moved ? today.AddDays(moved) : null, when > at ? when : at, Author);
                }
                db.RecommendationResponses.Add(response);
                _audit.Record(db, Approver, "response-published", $"recommendation:{recommendation.Id}", "Demonstration.");
            }
            await db.SaveChangesAsync(cancellationToken);
        }

        private async Task ReportAsync(bool isPublished, CancellationToken cancellationToken)
        {
            var clock = new StandingClock(now.AddHours(-30));
            var shelf = ActivatorUtilities.CreateInstance<ReportShelf>(services, clock);
            var version = await ActivatorUtilities.CreateInstance<AssemblyReportMaker>(services, clock, shelf).MakeAsync(assembly.Id, Author, cancellationToken: cancellationToken);
            if (isPublished) { await ActivatorUtilities.CreateInstance<ReportShelf>(services, new StandingClock(now.AddHours(-6))).PublishAsync(version, Approver, AssemblyAddress.Subject(assembly), cancellationToken); }
        }

        private string Pick(Sample sample)
        {
            var support = Math.Clamp(sample.Support + ((_random.NextDouble() - 0.5) * 0.12), 0.02, 0.98);
            var abstain = Math.Min(sample.Abstain, 1 - support);
            return _random.Pick([support, Math.Max(0, 1 - support - abstain), abstain]) switch { 0 => Vote.Support, 1 => Vote.Oppose, _ => Vote.Abstain };
        }

        private DateTimeOffset Noon(DateOnly day) => WallClock.Instant(day.ToDateTime(new TimeOnly(12, 0)), programme.Zone);
    }
}
