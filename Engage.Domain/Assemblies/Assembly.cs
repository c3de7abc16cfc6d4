using Engage.Domain.Surveys;

namespace Engage.Domain.Assemblies;

/// <summary>One citizens' assembly: an area's part of a programme, from the letters to the response.</summary>
public sealed class Assembly
{
    private readonly List<PhaseStart> _starts = [];

    /// <summary>Starts an assembly of a programme.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="slug">Its address within the programme: lower-case letters, digits and single hyphens.</param>
    /// <param name="title">What it is called, such as Crewe citizens' assembly.</param>
    /// <param name="areaCode">The area whose residents are invited.</param>
    /// <param name="panelSize">How many seats its panel has, at least 1.</param>
    /// <exception cref="ArgumentException">The slug is not of its form, or the panel has no seats.</exception>
    public Assembly(string id, string programmeId, string slug, string title, string areaCode, int panelSize)
    {
        if (!Survey.IsSlug(slug)) { throw new ArgumentException("A slug has 1 to 60 lower-case letters, digits and single hyphens.", nameof(slug)); }
        (Id, ProgrammeId, Slug, Title, AreaCode) = (id, programmeId, slug, title, areaCode);
        Size(panelSize, 0);
    }

    private Assembly(string id, string programmeId, string slug, string title, string areaCode) => (Id, ProgrammeId, Slug, Title, AreaCode) = (id, programmeId, slug, title, areaCode);

    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>The programme it belongs to.</summary>
    public string ProgrammeId { get; private set; }

    /// <summary>Its address within the programme: /assemblies/{programme}/{slug}.</summary>
    public string Slug { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; }

    /// <summary>The area whose residents are invited.</summary>
    public string AreaCode { get; private set; }

    /// <summary>How many seats its panel has.</summary>
    public int PanelSize { get; private set; }

    /// <summary>How many alternates are drawn with the panel.</summary>
    public int Alternates { get; private set; }

    /// <summary>The youngest age at which somebody may register.</summary>
    public int MinimumAge { get; set; } = 16;

    /// <summary>What a member is paid for each session, in pence; nought when nothing is paid.</summary>
    public int HonorariumPence { get; set; }

    /// <summary>What the panel must look like, as canonical JSON of <see cref="SelectionTargets"/>.</summary>
    public string TargetsJson { get; private set; } = SelectionTargets.None.ToJson();

    /// <summary>What the panel must look like.</summary>
    public SelectionTargets Targets => SelectionTargets.FromJson(TargetsJson);

    /// <summary>When each phase begins, in order; a phase without a day follows when it follows.</summary>
    public IReadOnlyList<PhaseStart> Starts => [.. _starts.OrderBy(s => s.Phase)];

    /// <summary>The first day of a phase; null when no day is set.</summary>
    public DateOnly? StartOf(AssemblyPhase phase) => _starts.Find(s => s.Phase == phase)?.From;

    /// <summary>The phase of a day: the last one that has begun.</summary>
    public AssemblyPhase PhaseOn(DateOnly day) => _starts.Where(s => s.From <= day).Select(s => s.Phase).DefaultIfEmpty(AssemblyPhase.Preparing).Max();

    /// <summary>Whether people can register their interest on a day.</summary>
    public bool IsRegistrationOpenOn(DateOnly day) => PhaseOn(day) == AssemblyPhase.Registering;

    /// <summary>Sets the days on which phases begin.</summary>
    /// <param name="days">At most one day for each phase, in the order of the phases.</param>
    /// <exception cref="ArgumentException">A later phase would begin before an earlier one.</exception>
    public void Schedule(IReadOnlyDictionary<AssemblyPhase, DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var inOrder = days.OrderBy(d => d.Key).ToList();
        if (inOrder.Zip(inOrder.Skip(1)).Any(pair => pair.Second.Value < pair.First.Value)) { throw new ArgumentException("A phase cannot begin before the one that comes first.", nameof(days)); }
        _starts.RemoveAll(s => !days.TryGetValue(s.Phase, out var day) || day != s.From);
        foreach (var (phase, day) in inOrder.Where(d => StartOf(d.Key) is null)) { _starts.Add(new PhaseStart(Id, phase, day)); }
    }

    /// <summary>Renames the assembly.</summary>
    public void Rename(string title) => Title = title;

    /// <summary>Sets how many people are drawn.</summary>
    /// <exception cref="ArgumentException">The panel has no seats, or fewer than no alternates.</exception>
    public void Size(int panelSize, int alternates)
    {
        if (panelSize < 1) { throw new ArgumentException("A panel has at least one seat.", nameof(panelSize)); }
        if (alternates < 0) { throw new ArgumentException("There cannot be fewer than no alternates.", nameof(alternates)); }
        (PanelSize, Alternates) = (panelSize, alternates);
    }

    /// <summary>Sets what the panel must look like.</summary>
    public void Aim(SelectionTargets targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        TargetsJson = targets.ToJson();
    }
}
