using Engage.Domain.Priorities;
using Engage.Domain.Reports;

namespace Engage.Tests.Domain.Priorities;

/// <summary>A frozen copy, and what a newer version of its source means for it.</summary>
public sealed class EvidenceTests
{
    private static readonly TableColumn[] _columns = [new("Local Policing Unit", 2, IsRowHeader: true), new("Most", 2), new("Base", 1, IsNumeric: true)];

    [Fact]
    public void A_copy_says_the_same_for_ever_and_shows_when_it_was_touched()
    {
        var evidence = Freeze(Table(["Aston", "Walks (41%)", "612"], ["Barton", "Speeding (30%)", "400"]));

        var shown = Assert.IsType<TableBlock>(evidence.Shown[0]);
        Assert.Equal(["Local Policing Unit", "Aston"], shown.Columns.Select(c => c.Header));
        Assert.Equal([["Most", "Walks (41%)"], ["Base", "612"]], shown.Rows);
        Assert.Equal(2, Assert.IsType<TableBlock>(evidence.Blocks[0]).Rows.Count);
        Assert.True(evidence.IsIntact);
        Assert.False(Freeze(Table(["Aston", "Walks (41%)", "612"]), content => content.Replace("612", "912", StringComparison.Ordinal)).IsIntact);
    }

    [Fact]
    public void The_row_that_matters_decides_whether_a_newer_table_says_the_same()
    {
        var frozen = Table(["Aston", "Walks (41%)", "612"], ["Barton", "Speeding (30%)", "400"]);

        Assert.Equal(EvidenceState.Republished, EvidenceComparison.Compare(frozen, Table(["Aston", "Walks (41%)", "612"], ["Barton", "Walks (33%)", "410"]), "Aston"));
        Assert.Equal(EvidenceState.Superseded, EvidenceComparison.Compare(frozen, Table(["Aston", "Walks (41%)", "612"], ["Barton", "Walks (33%)", "410"]), null));
        Assert.Equal(EvidenceState.Superseded, EvidenceComparison.Compare(frozen, Table(["Aston", "Speeding (39%)", "640"]), "Aston"));
        Assert.Equal(EvidenceState.Superseded, EvidenceComparison.Compare(frozen, Table(["Barton", "Speeding (30%)", "400"]), "Aston"));
        Assert.Equal(EvidenceState.Superseded, EvidenceComparison.Compare(frozen, null, "Aston"));
    }

    [Fact]
    public void A_figure_that_is_hidden_now_is_suppressed_and_one_that_always_was_is_not()
    {
        var frozen = Table(["Aston", "Walks (41%)", "612"], ["Caston", "[c]", "[c]"]);

        Assert.Equal(EvidenceState.Suppressed, EvidenceComparison.Compare(frozen, Table(["Aston", "[c]", "612"]), "Aston"));
        Assert.Equal(EvidenceState.Suppressed, EvidenceComparison.Compare(frozen, Table(["Aston", "[c]", "700"], ["Caston", "[c]", "[c]"]), null));
        Assert.Equal(EvidenceState.Republished, EvidenceComparison.Compare(frozen, Table(["Aston", "Walks (41%)", "612"], ["Caston", "[c]", "[c]"]), null));
        Assert.False(new EvidenceStanding(EvidenceState.Suppressed, "", null, []).ShowsCopy);
        Assert.True(new EvidenceStanding(EvidenceState.Superseded, "", null, []).ShowsCopy);
    }

    [Fact]
    public void What_is_taken_back_says_why_and_stays_in_the_record()
    {
        var evidence = Freeze(Table(["Aston", "Walks (41%)", "612"]));

        Assert.Throws<ArgumentException>(() => evidence.Remove(" ", DateTimeOffset.UnixEpoch));
        evidence.Remove("It is of another year.", DateTimeOffset.UnixEpoch);

        Assert.Equal((false, "It is of another year."), (evidence.Counts, evidence.RemovedReason));
        Assert.Throws<InvalidOperationException>(() => evidence.Remove("Again.", DateTimeOffset.UnixEpoch));
    }

    private static TableBlock Table(params string[][] rows) => new("What first? By Local Policing Unit", _columns, rows, []);

    private static Evidence Freeze(TableBlock table, Func<string, string>? touch = null)
    {
        var content = Evidence.Freeze([table]);
        return new Evidence
        {
            PriorityId = "p",
            Number = 1,
            Kind = EvidenceKind.SurveyResult,
            SourceId = "v",
            SourcePart = table.Caption,
            Row = "Aston",
            Title = "Survey",
            Address = "/reports/survey/v1",
            Finding = "41% of 612 people.",
            Content = touch is null ? content : touch(content),
            ContentHash = Evidence.HashOf(content),
            AddedAt = DateTimeOffset.UnixEpoch,
            AddedBy = "editor",
        };
    }
}
