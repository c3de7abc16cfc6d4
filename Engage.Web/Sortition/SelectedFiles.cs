namespace Engage.Web.Sortition;

/// <summary>The files of those selected and of those who can still be drawn, with the columns of the people's file.</summary>
internal sealed class SelectedFiles
{
    private readonly PeopleRead _people;
    private readonly HashSet<int> _selected;
    private readonly int[] _columns;

    /// <summary>Takes the result of a draw.</summary>
    public SelectedFiles(SelectionTask task, IReadOnlyList<int> selected)
    {
        (_people, _selected) = (task.People, [.. selected]);
        var table = task.People.Table;
        HashSet<string> kept = new(task.ColumnsToKeep.Concat(task.AddressColumns).Concat(task.People.Pool.Features.Select(f => f.Name)), StringComparer.OrdinalIgnoreCase);
        _columns = [.. Enumerable.Range(0, table.Headings.Count).Where(c => c != task.People.IdColumn && table.Headings[c].Length > 0 && (task.ColumnsToKeep.Count == 0 || kept.Contains(table.Headings[c])))];
    }

    /// <summary>Those selected, in the order of the people's file; the heading first.</summary>
    public IEnumerable<IReadOnlyList<string>> Selected() => Rows(_selected.Contains);

    /// <summary>Those who can still be drawn: neither selected nor at an address of somebody selected.</summary>
    public IEnumerable<IReadOnlyList<string>> Remaining()
    {
        var members = _people.Pool.Members;
        HashSet<string?> addresses = [.. _selected.Select(i => members[i].Household)];
        return Rows(i => !_selected.Contains(i) && (members[i].Household is not { } address || !addresses.Contains(address)));
    }

    private IEnumerable<IReadOnlyList<string>> Rows(Func<int, bool> belongs)
    {
        var table = _people.Table;
        yield return [_people.IdColumn < 0 ? "id" : table.Headings[_people.IdColumn], .. _columns.Select(c => table.Headings[c])];
        for (var i = 0; i < _people.Lines.Count; i++)
        {
            if (belongs(i)) { yield return [_people.Pool.Members[i].Id, .. _columns.Select(c => _people.Lines[i][c])]; }
        }
    }
}
