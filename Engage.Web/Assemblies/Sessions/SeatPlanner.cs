using System.Globalization;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Sortition.Tables;
using Engage.Web.Data;
using Engage.Web.Security;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>Seats the members of an assembly at tables over all its sessions, by the engine of the lottery's room.</summary>
public sealed class SeatPlanner(EngageDb db, AuditTrail audit, TimeProvider time)
{
    /// <summary>Makes a plan and keeps it.</summary>
    /// <param name="seed">Settles the plan among those that are as good.</param>
    /// <param name="moves">How many exchanges are tried; as many as the engine finds right when null.</param>
    /// <returns>The plan, or sentences that say why there is none.</returns>
    public async Task<(SeatPlan? Plan, IReadOnlyList<string> Problems)> MakeAsync(
        Assembly assembly, IReadOnlyList<Registration> members, IReadOnlyList<Session> sessions, int tables, SeatWishes wishes, ulong seed, string actor, CancellationToken cancellationToken, int? moves = null)
    {
        if (sessions.Count == 0) { return (null, ["Plan a session at a venue first"]); }
        if (tables < 1 || tables > members.Count) { return (null, [$"Enter a number of tables from 1 to {members.Count}"]); }
        var reading = new WishReading(members);
        var request = reading.Read(wishes, tables, sessions.Count) with { Seed = seed };
        if (reading.Problems.Count > 0) { return (null, reading.Problems); }
        if (moves is { } most) { request = request with { Moves = most }; }
        var outcome = await Task.Run(() => TablePlanner.Plan(request, cancellationToken), cancellationToken);
        if (outcome is NoTablePlan none) { return (null, [none.Because]); }
        var plan = (TablePlan)outcome;

        var seats = sessions.Select((s, i) => (s.Id, Seats: members.Select((m, p) => (m.Id, Table: plan.TableOf[i][p] + 1)).ToDictionary(x => x.Id, x => x.Table, StringComparer.Ordinal)))
            .ToDictionary(s => s.Id, s => s.Seats, StringComparer.Ordinal);
        var kept = new SeatPlan
        {
            Id = NewId.Make(),
            AssemblyId = assembly.Id,
            Tables = tables,
            WishesJson = wishes.ToJson(),
            SeatsJson = SeatPlan.Write(seats),
            DistinctPairs = plan.DistinctPairs,
            PossiblePairs = plan.PossiblePairs,
            MadeAt = time.GetUtcNow(),
            MadeBy = actor,
        };
        db.SeatPlans.Add(kept);
        audit.Record(db, actor, "tables-planned", AssemblyAddress.Subject(assembly), $"{tables} tables, {sessions.Count} sessions, seed {seed.ToString(CultureInfo.InvariantCulture)}.");
        await db.SaveChangesAsync(cancellationToken);
        return (kept, []);
    }

    /// <summary>Reads what staff wrote; people are named by their codes.</summary>
    private sealed class WishReading(IReadOnlyList<Registration> members)
    {
        private static readonly char[] _separators = [',', ';', ' ', '\t'];
        private readonly Dictionary<string, int> _places = members.Select((m, i) => (m.Pseudonym, i)).ToDictionary(x => x.Pseudonym, x => x.i, StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<int, string> _clusters = [];

        public List<string> Problems { get; } = [];

        public TableRequest Read(SeatWishes wishes, int tables, int sessions)
        {
            var apart = Lines(wishes.Apart).SelectMany(line => People(line, "Keep apart", line.Parts) is { Count: >= 2 } group ? Pairs(group) : Nothing(line, "Keep apart: name at least two people")).ToList();
            foreach (var line in Lines(wishes.Together))
            {
                var group = People(line, "Together", line.Parts);
                if (group.Count < 2) { Nothing(line, "Together: name at least two people"); }
                foreach (var person in group) { _clusters[person] = line.Parts[0]; }
            }
            var seats = Lines(wishes.Fixed).SelectMany(line => Seat(line, tables)).ToList();
            var people = members.Select((m, i) => new Participant(m.Id, Values(m, wishes.Features), _clusters.GetValueOrDefault(i))).ToList();
            return new TableRequest(people, tables, sessions) { KeepApart = apart, Seats = seats };
        }

        private static List<string> Values(Registration member, IReadOnlyList<string> features)
        {
            var answers = FeatureAnswers.FromJson(member.FeaturesJson);
            return [.. features.Select(f => $"{f}={answers.GetValueOrDefault(f)}")];
        }

        private static IEnumerable<(int Number, string[] Parts)> Lines(string text) =>
            text.Split('\n').Select((line, i) => (i + 1, line.Split(_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))).Where(l => l.Item2.Length > 0);

        private static IEnumerable<(int A, int B)> Pairs(List<int> group) => group.SelectMany((a, i) => group.Skip(i + 1).Select(b => (a, b)));

        private List<int> People((int Number, string[] Parts) line, string what, IEnumerable<string> codes)
        {
            List<int> found = [];
            foreach (var code in codes)
            {
                if (_places.TryGetValue(code, out var place)) { found.Add(place); }
                else { Problems.Add($"{what}, line {line.Number}: no member has the code {code}"); }
            }
            return [.. found.Distinct()];
        }

        private IEnumerable<FixedSeat> Seat((int Number, string[] Parts) line, int tables)
        {
            if (line.Parts.Length != 2 || !int.TryParse(line.Parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var table) || table < 1 || table > tables)
            {
                Problems.Add($"Fixed seats, line {line.Number}: write a code and a table from 1 to {tables}, like AB12, 3");
                return [];
            }
            return People(line, "Fixed seats", [line.Parts[0]]).Select(p => new FixedSeat(p, table - 1));
        }

        private IEnumerable<(int A, int B)> Nothing((int Number, string[] Parts) line, string problem)
        {
            if (!Problems.Exists(p => p.Contains($"line {line.Number}:", StringComparison.Ordinal))) { Problems.Add($"{problem} (line {line.Number})"); }
            return [];
        }
    }
}
