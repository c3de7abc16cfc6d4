using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Consultation;

/// <summary>
/// The answers to a question by groups, after disclosure control. Totals are hidden as they are in the question's own table,
/// which is printed too. Several choices are a table of two columns for each option, chosen or not, below the same bases; of
/// other questions the bases alone are here.
/// </summary>
internal sealed class ProtectedAnswers
{
    private readonly IReadOnlyList<DisclosedTable> _tables;
    private readonly bool _isSeveral;

    private ProtectedAnswers(IReadOnlyList<DisclosedTable> tables, bool isSeveral) => (_tables, _isSeveral) = (tables, isSeveral);

    // Tables of all groupings that are printed together, or of one: made by one way of protecting them.
    private delegate IReadOnlyList<DisclosedTable> Protection(ContingencyTable table, IReadOnlyList<bool> columns, IReadOnlyList<IReadOnlyList<bool>>? rows = null);

    /// <summary>A figure of a group, in the order of the grouping.</summary>
    /// <param name="group">The group.</param>
    /// <param name="option">The option, among those that are substantive.</param>
    public DisclosedFigure this[int group, int option] => _isSeveral ? _tables[option][group, 0] : _tables[0][group, option];

    /// <summary>How many of a group answered.</summary>
    public DisclosedFigure Base(int group) => _tables[0].RowTotal(group);

    /// <summary>How many chose an option.</summary>
    public DisclosedFigure Everybody(int option) => _isSeveral ? _tables[option].ColumnTotal(0) : _tables[0].ColumnTotal(option);

    /// <summary>The answers by each of some groupings that are printed beside one another: areas that lie within areas are protected together with those.</summary>
    public static IReadOnlyList<ProtectedAnswers> Of(SurveyResults results, IReadOnlyList<Grouping> groupings, string questionCode, Disclosure disclosure)
    {
        var overall = results.Of(questionCode);
        var (outer, inner) = (Index(groupings, Groupings.LocalAuthority), Index(groupings, Groupings.LocalPolicingUnit));
        var answers = new ProtectedAnswers[groupings.Count];
        if (outer >= 0 && inner >= 0 && results.OuterOf(groupings[inner], groupings[outer]) is { } outerOf)
        {
            (answers[outer], answers[inner]) = Nested(results, groupings[outer], groupings[inner], outerOf, questionCode, disclosure);
        }
        for (var g = 0; g < answers.Length; g++)
        {
            if (answers[g] is not null) { continue; }
            var rows = AnswerRows.Of(results, groupings[g], questionCode);
            answers[g] = Protect(overall, rows.And(AnswerRows.Of(overall).Less(rows)), disclosure, (table, columns, decided) => [DisclosedTable.Of(table, disclosure, decided: new(decided?[0], columns))])[0];
        }
        return answers;
    }

    private static int Index(IReadOnlyList<Grouping> groupings, string code) => groupings.ToList().FindIndex(g => g.Code == code);

    private static (ProtectedAnswers Outer, ProtectedAnswers Inner) Nested(SurveyResults results, Grouping outer, Grouping inner, int[] outerOf, string questionCode, Disclosure disclosure)
    {
        var overall = results.Of(questionCode);
        var (units, areas) = (AnswerRows.Of(results, inner, questionCode), AnswerRows.Of(results, outer, questionCode));
        // Those of an area whose unit is not known, and those of no known area, are rows too: so everything adds up.
        var elsewhere = areas.Less(units, outerOf);
        var rows = units.And(elsewhere).And(AnswerRows.Of(overall).Less(areas));
        int[] areaOf = [.. outerOf, .. Enumerable.Range(0, outer.Groups.Count + 1)];
        string[] names = [.. outer.Groups.Select(g => g.Name), AnswerRows.NotKnown];
        var both = Protect(overall, rows, disclosure, (table, columns, decided) =>
        {
            var (great, small) = DisclosedTable.Nested(table, areaOf, names, disclosure, new(decided?[1], columns), decided?[0]);
            return [great, small];
        });
        return (both[0], both[1]);
    }

    private static List<ProtectedAnswers> Protect(Tally overall, AnswerRows rows, Disclosure disclosure, Protection protect)
    {
        if (overall is OptionTally { IsSeveral: false } one)
        {
            return [.. protect(rows.Table(), Figures.SubstantiveHidden(disclosure, one)).Select(t => new ProtectedAnswers([t], isSeveral: false))];
        }

        var bases = protect(rows.Bases(), [false]);
        if (overall is not OptionTally several) { return [.. bases.Select(t => new ProtectedAnswers([t], isSeveral: false))]; }
        List<IReadOnlyList<bool>> hiddenBases = [.. bases.Select(t => (IReadOnlyList<bool>)[.. t.Rows.Select((_, r) => t.RowTotal(r).IsHidden)])];
        var options = Figures.SubstantiveHidden(disclosure, several).Select((isHidden, o) => protect(rows.Chosen(o), [isHidden, isHidden], hiddenBases)).ToList();
        return [.. bases.Select((_, i) => new ProtectedAnswers([.. options.Select(o => o[i])], isSeveral: true))];
    }
}

/// <summary>Answers by groups as plain numbers: how many chose each substantive option, how many answered, and their weights.</summary>
/// <param name="Rows">The groups.</param>
/// <param name="Options">How many options there are; none for questions without.</param>
internal sealed record AnswerRows(IReadOnlyList<AnswerRow> Rows, int Options)
{
    /// <summary>What the row of people whose group is not known is called.</summary>
    public const string NotKnown = "not known";

    /// <summary>The answers of everybody.</summary>
    public static AnswerRows Of(Tally overall) => new([AnswerRow.Of(NotKnown, overall)], Substantive(overall));

    /// <summary>The answers by a grouping.</summary>
    public static AnswerRows Of(SurveyResults results, Grouping grouping, string questionCode) =>
        new([.. results.By(grouping).Select(g => AnswerRow.Of(g.Group.Name, g.Of(questionCode)))], Substantive(results.Of(questionCode)));

    /// <summary>These rows and others.</summary>
    public AnswerRows And(AnswerRows others) => this with { Rows = [.. Rows, .. others.Rows] };

    /// <summary>What is left of each row when parts are taken off.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="rowOf">The row that each is part of; null for the first.</param>
    public AnswerRows Less(AnswerRows parts, IReadOnlyList<int>? rowOf = null) =>
        this with { Rows = [.. Rows.Select((row, r) => parts.Rows.Where((_, p) => (rowOf?[p] ?? 0) == r).Aggregate(row with { Name = NotKnown }, (left, part) => left.Less(part)))] };

    /// <summary>Groups by options.</summary>
    public ContingencyTable Table() => Made(Options, (row, o) => row.Counts[o], (row, o) => row.Weights[o]);

    /// <summary>Groups by whether they chose an option.</summary>
    public ContingencyTable Chosen(int option) => Made(
        2,
        (row, c) => c == 0 ? row.Counts[option] : row.Base - row.Counts[option],
        (row, c) => c == 0 ? row.Weights[option] : row.WeightedBase - row.Weights[option]);

    /// <summary>How many of each group answered.</summary>
    public ContingencyTable Bases() => Made(1, (row, _) => row.Base, (row, _) => row.WeightedBase);

    private static int Substantive(Tally tally) => tally is OptionTally options ? Figures.Substantive(options.Options).Count : 0;

    private ContingencyTable Made(int columns, Func<AnswerRow, int, int> countOf, Func<AnswerRow, int, double> weightOf)
    {
        var (counts, weights) = (new int[Rows.Count, columns], new double[Rows.Count, columns]);
        for (var r = 0; r < Rows.Count; r++)
        {
            for (var c = 0; c < columns; c++) { (counts[r, c], weights[r, c]) = (countOf(Rows[r], c), weightOf(Rows[r], c)); }
        }
        return ContingencyTable.Of([.. Rows.Select(r => r.Name)], [.. Enumerable.Range(1, columns).Select(c => Wording.Count(c))], counts, weights);
    }
}

/// <summary>One group's answers.</summary>
internal sealed record AnswerRow(string Name, IReadOnlyList<int> Counts, IReadOnlyList<double> Weights, int Base, double WeightedBase)
{
    public static AnswerRow Of(string name, Tally tally)
    {
        List<int> options = tally is OptionTally all ? [.. Enumerable.Range(0, all.Options.Count).Where(i => OptionTally.IsSubstantive(all.Options[i]))] : [];
        var chosen = tally as OptionTally;
        return new(name, [.. options.Select(i => chosen!.Counts[i])], [.. options.Select(i => (chosen!.WeightedShareOf(i) ?? 0) * tally.WeightedAnswered)], tally.Bases.Answered, tally.WeightedAnswered);
    }

    public AnswerRow Less(AnswerRow part) => this with
    {
        Counts = [.. Counts.Zip(part.Counts, (a, b) => a - b)],
        Weights = [.. Weights.Zip(part.Weights, (a, b) => a - b)],
        Base = Base - part.Base,
        WeightedBase = WeightedBase - part.WeightedBase,
    };
}
