namespace Engage.Domain.Statistics;

/// <summary>Which group each row is in; for a raked sample without design units also the cells of raking cell and group, on which errors are worked out.</summary>
internal sealed class DomainRows
{
    // Beyond this many raking cells to a row the cells save nothing.
    private const double MostCellsToARow = 0.25;
    private const int AlwaysCells = 10_000;

    private DomainRows(int rows, CodeColumn? by, RowClasses? cells, Calibration? calibration)
    {
        (Rows, By, Cells) = (rows, by, cells);
        if (cells is null) { return; }
        GroupOfCell = [.. cells.FirstRow.Select(GroupOf)];
        RakingCellOfCell = [.. cells.FirstRow.Select(row => calibration!.Classes.ClassOf[row])];
    }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>The groups; null for one of all.</summary>
    public CodeColumn? By { get; }

    /// <summary>How many groups.</summary>
    public int Groups => By?.Categories.Count ?? 1;

    /// <summary>Raking cells split by group; null when errors are worked out row by row.</summary>
    public RowClasses? Cells { get; }

    /// <summary>The group of each cell; -1 for none.</summary>
    public int[] GroupOfCell { get; } = [];

    /// <summary>The raking cell that each cell is part of.</summary>
    public int[] RakingCellOfCell { get; } = [];

    /// <summary>The group of a row; -1 for none.</summary>
    public int GroupOf(int row) => By?.CategoryAt(row) ?? 0;

    /// <summary>The name of a group; null for all.</summary>
    public string? NameOf(int group) => By?.Categories[group];

    /// <summary>Sorts a sample's rows.</summary>
    public static DomainRows Of(Sample sample, CodeColumn? by)
    {
        RowClasses? cells = null;
        if (sample is { Calibration: { } calibration, Units: null } && calibration.Classes.Count <= Math.Max(AlwaysCells, sample.Count * MostCellsToARow))
        {
            cells = by is null ? calibration.Classes : calibration.Classes.By(by);
        }
        return new(sample.Count, by, cells, sample.Calibration);
    }
}
