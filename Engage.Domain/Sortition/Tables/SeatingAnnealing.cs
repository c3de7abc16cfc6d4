namespace Engage.Domain.Sortition.Tables;

/// <summary>
/// Simulated annealing over exchanges within a session. Pairs that meet again cost one each; a value further than one person from its share of a table costs much, and any distance a little.
/// </summary>
internal sealed class SeatingAnnealing
{
    private const double StartTemperature = 0.7;
    private const double CostOfExcess = 10;
    private const double CostOfDistance = 0.05;

    private readonly TableRequest _request;
    private readonly SeatingUnits _units;
    private readonly SeededRandom _random;
    private readonly int[][] _values;
    private readonly double[,] _share;
    private readonly int[][] _tableOf;
    private readonly List<int>[,] _at;
    private readonly int[,,] _counts;
    private readonly int[,] _met;

    /// <summary>Takes a seating in which everything holds that has to.</summary>
    public SeatingAnnealing(TableRequest request, SeatingUnits units, List<int[]> start, SeededRandom random)
    {
        (_request, _units, _random, _tableOf) = (request, units, random, [.. start]);
        var numbers = new Dictionary<(int, string), int>();
        int Number(int feature, string value)
        {
            if (!numbers.TryGetValue((feature, value), out var number)) { numbers[(feature, value)] = number = numbers.Count; }
            return number;
        }
        _values = [.. request.Participants.Select(p => p.Values.Select((v, f) => Number(f, v)).ToArray())];
        _share = new double[request.Tables, numbers.Count];
        foreach (var value in _values.SelectMany(v => v))
        {
            for (var t = 0; t < request.Tables; t++) { _share[t, value] += (double)units.Capacity[t] / request.Participants.Count; }
        }
        _at = new List<int>[request.Sessions, request.Tables];
        _counts = new int[request.Sessions, request.Tables, numbers.Count];
        _met = new int[request.Participants.Count, request.Participants.Count];
        for (var s = 0; s < request.Sessions; s++)
        {
            for (var t = 0; t < request.Tables; t++) { _at[s, t] = []; }
            for (var i = 0; i < _values.Length; i++) { Sit(s, _tableOf[s][i], i); }
        }
    }

    /// <summary>Tries as many exchanges as were asked for, ever less willing to make things worse.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        if (_request.Tables == 1) { return; }
        for (var move = 0; move < _request.Moves; move++)
        {
            if ((move & 4095) == 0) { cancellationToken.ThrowIfCancellationRequested(); }
            var temperature = StartTemperature * Math.Max(1e-3, 1 - 1.05 * move / _request.Moves);
            var session = _random.Next(_request.Sessions);
            var (a, b) = (_random.Next(_values.Length), _random.Next(_values.Length));
            if (_tableOf[session][a] != _tableOf[session][b]) { TryExchange(session, a, b, temperature); }
        }
    }

    /// <summary>The plan as it stands.</summary>
    public TablePlan ToPlan()
    {
        var (pairs, meetings, worst) = (0, 0, 0.0);
        for (var i = 0; i < _values.Length; i++)
        {
            for (var j = i + 1; j < _values.Length; j++) { (pairs, meetings) = (pairs + Math.Min(1, _met[i, j]), meetings + _met[i, j]); }
        }
        for (var s = 0; s < _request.Sessions; s++)
        {
            for (var t = 0; t < _request.Tables; t++)
            {
                for (var v = 0; v < _share.GetLength(1); v++) { worst = Math.Max(worst, Math.Abs(_counts[s, t, v] - _share[t, v])); }
            }
        }
        return new TablePlan([.. _tableOf.Select(t => t.ToArray())], pairs, Math.Min(meetings, _values.Length * (_values.Length - 1) / 2), Math.Round(worst, 9));
    }

    private void TryExchange(int session, int a, int b, double temperature)
    {
        var (unitA, unitB) = (_units.UnitOf[a], _units.UnitOf[b]);
        if (_units.FixedAt[unitA, session] >= 0 || _units.FixedAt[unitB, session] >= 0) { return; }
        var (from, to) = (_tableOf[session][a], _tableOf[session][b]);
        if (_units.Members[unitA].Length == 1 && _units.Members[unitB].Length == 1)
        {
            if (!Accepts(CostOfExchange(session, a, b), temperature)) { return; }
            Exchange(session, from, to, [a], [b]);
            if (!Keeps(session, from) || !Keeps(session, to)) { Exchange(session, from, to, [b], [a]); }
            return;
        }
        if (Leavers(session, from, to, unitA, unitB) is not var (going, coming)) { return; }
        var change = Exchange(session, from, to, going, coming);
        if (!Keeps(session, from) || !Keeps(session, to) || !Accepts(change, temperature)) { Exchange(session, from, to, coming, going); }
    }

    /// <summary>A chance of exp(-change/temperature), by the first terms of its series: the same on every machine, which a library's exponential is not.</summary>
    private bool Accepts(double change, double temperature)
    {
        var x = change / temperature;
        return x <= 0 || (x < 30 && _random.NextDouble() * (1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4)))) < 1);
    }

    /// <summary>What exchanging two people would change, without doing it: nearly all tries end here.</summary>
    private double CostOfExchange(int session, int a, int b)
    {
        var (from, to) = (_tableOf[session][a], _tableOf[session][b]);
        var change = Regrets(session, from, a, b) + Regrets(session, to, b, a);
        var (valuesOfA, valuesOfB) = (_values[a], _values[b]);
        for (var f = 0; f < valuesOfA.Length; f++)
        {
            var (x, y) = (valuesOfA[f], valuesOfB[f]);
            if (x != y) { change += CostOfCount(session, from, x, -1) + CostOfCount(session, from, y, 1) + CostOfCount(session, to, y, -1) + CostOfCount(session, to, x, 1); }
        }
        return change;
    }

    /// <summary>Meetings again that end at a table when somebody leaves, taken from those that begin when another comes.</summary>
    private double Regrets(int session, int table, int leaver, int comer)
    {
        var change = 0;
        foreach (var other in _at[session, table])
        {
            if (other == leaver) { continue; }
            if (_met[leaver, other] > 1) { change--; }
            if (_met[comer, other] > 0) { change++; }
        }
        return change;
    }

    private double Exchange(int session, int from, int to, List<int> going, List<int> coming) => Move(session, from, to, going) + Move(session, to, from, coming);

    /// <summary>Who changes tables: two units of one size, or a cluster and as many single people; null where a seat is settled.</summary>
    private (List<int> Going, List<int> Coming)? Leavers(int session, int from, int to, int unitA, int unitB)
    {
        List<int> going = [.. _units.Members[unitA]], coming = [.. _units.Members[unitB]];
        if (!Fill(going, from, coming.Count) || !Fill(coming, to, going.Count)) { return null; }
        return (going, coming);

        bool Fill(List<int> group, int table, int size)
        {
            if (group.Count >= size) { return true; }
            var there = _at[session, table];
            var offset = _random.Next(there.Count);
            for (var k = 0; k < there.Count && group.Count < size; k++)
            {
                var i = there[(k + offset) % there.Count];
                if (!group.Contains(i) && _units.Members[_units.UnitOf[i]].Length == 1 && _units.FixedAt[_units.UnitOf[i], session] < 0) { group.Add(i); }
            }
            return group.Count == size;
        }
    }

    private bool Keeps(int session, int table)
    {
        if (_units.Apart.Count == 0) { return true; }
        var there = _at[session, table];
        for (var i = 0; i < there.Count; i++)
        {
            for (var j = i + 1; j < there.Count; j++)
            {
                if (_units.Apart.Contains((_units.UnitOf[there[i]], _units.UnitOf[there[j]]))) { return false; }
            }
        }
        return true;
    }

    private double Move(int session, int from, int to, List<int> people)
    {
        double change = 0;
        foreach (var i in people)
        {
            change += Leave(session, from, i);
            change += Sit(session, to, i);
        }
        return change;
    }

    private double Leave(int session, int table, int person)
    {
        var there = _at[session, table];
        there.Remove(person);
        double change = 0;
        foreach (var other in there)
        {
            _met[person, other] = --_met[other, person];
            if (_met[person, other] > 0) { change--; }
        }
        foreach (var value in _values[person]) { change += Count(session, table, value, -1); }
        return change;
    }

    private double Sit(int session, int table, int person)
    {
        var there = _at[session, table];
        double change = 0;
        foreach (var other in there)
        {
            if (_met[person, other] > 0) { change++; }
            _met[person, other] = ++_met[other, person];
        }
        there.Add(person);
        _tableOf[session][person] = table;
        foreach (var value in _values[person]) { change += Count(session, table, value, 1); }
        return change;
    }

    private double Count(int session, int table, int value, int by)
    {
        var change = CostOfCount(session, table, value, by);
        _counts[session, table, value] += by;
        return change;
    }

    private double CostOfCount(int session, int table, int value, int by)
    {
        var distance = _counts[session, table, value] - _share[table, value];
        return Cost(distance + by) - Cost(distance);
    }

    private static double Cost(double distance)
    {
        var size = Math.Abs(distance);
        return CostOfDistance * size * size + (size > 1 + 1e-9 ? CostOfExcess * (size - 1) : 0);
    }
}
