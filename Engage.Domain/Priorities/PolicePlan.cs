using Engage.Domain.Surveys;

namespace Engage.Domain.Priorities;

/// <summary>
/// A police and crime plan: what the office-holder set out to do between two days (Police Reform and Social Responsibility Act
/// 2011, s.5 and s.7). Its slug and codes never change, for priorities, questions and actions point at them.
/// </summary>
public sealed class PolicePlan
{
    /// <summary>The most characters of a title.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>The most characters of a summary or the text of a commitment.</summary>
    public const int MaxTextLength = 2_000;

    /// <summary>The most characters of the code of a pillar or commitment.</summary>
    public const int MaxCodeLength = 20;

    private readonly List<Pillar> _pillars = [];
    private readonly List<Commitment> _commitments = [];
    private readonly List<PillarMapping> _mappings = [];

    /// <summary>Starts a plan that only staff see.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="slug">Of the form of a survey's slug, such as 2024-28.</param>
    /// <exception cref="ArgumentException">The slug is not of its form, or the title or the days cannot be.</exception>
    public PolicePlan(string id, string slug, string title, string pillarWord, DateOnly validFrom, DateOnly? validTo)
    {
        if (!Survey.IsSlug(slug)) { throw new ArgumentException("A slug has 1 to 60 lower-case letters, digits and single hyphens.", nameof(slug)); }
        (Id, Slug, Title, PillarWord) = (id, slug, title, pillarWord);
        Change(title, "", pillarWord, validFrom, validTo);
    }

    private PolicePlan(string id, string slug, string title, string summary, string pillarWord) => (Id, Slug, Title, Summary, PillarWord) = (id, slug, title, summary, pillarWord);

    /// <summary>The internal id.</summary>
    public string Id { get; private set; }

    /// <summary>The address of the plan: /plans/{slug}.</summary>
    public string Slug { get; private set; }

    /// <summary>The title.</summary>
    public string Title { get; private set; }

    /// <summary>What it is about, in Markdown; may be empty.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>What the plan calls its parts, in the singular and in lower case: pillar, priority, objective.</summary>
    public string PillarWord { get; private set; }

    /// <summary>The first day it holds.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day it holds; null while none is set.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>When it was made public; null while only staff see it.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Whether it is made-up demonstration content.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Its parts, in order.</summary>
    public IReadOnlyList<Pillar> Pillars => [.. _pillars.OrderBy(p => p.Position)];

    /// <summary>Which parts of earlier plans go on in which parts of this one.</summary>
    public IReadOnlyList<PillarMapping> Mappings => _mappings;

    /// <summary>Whether its last day was before a day.</summary>
    public bool HasEndedOn(DateOnly day) => ValidTo < day;

    /// <summary>Whether it holds on a day.</summary>
    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidTo is not { } last || day <= last);

    /// <summary>The commitments of a pillar, in order.</summary>
    public IReadOnlyList<Commitment> CommitmentsOf(string pillarCode) =>
        [.. _commitments.Where(c => string.Equals(c.PillarCode, pillarCode, StringComparison.Ordinal)).OrderBy(c => c.Position)];

    /// <summary>The pillar of a code; null when there is none.</summary>
    public Pillar? FindPillar(string? code) => _pillars.Find(p => string.Equals(p.Code, code, StringComparison.Ordinal));

    /// <summary>The commitment of a code; null when there is none.</summary>
    public Commitment? FindCommitment(string? code) => _commitments.Find(c => string.Equals(c.Code, code, StringComparison.Ordinal));

    /// <summary>Changes what the plan says of itself. Ending it is setting its last day: everything that points at it stays.</summary>
    /// <exception cref="ArgumentException">A text is empty or too long, or it ends before it begins.</exception>
    public void Change(string title, string summary, string pillarWord, DateOnly validFrom, DateOnly? validTo)
    {
        if (title is not { Length: > 0 and <= MaxTitleLength }) { throw new ArgumentException($"A plan needs a title of 1 to {MaxTitleLength} characters.", nameof(title)); }
        if (summary.Length > MaxTextLength) { throw new ArgumentException($"A summary has {MaxTextLength} characters at most.", nameof(summary)); }
        if (pillarWord is not { Length: > 0 and <= MaxCodeLength }) { throw new ArgumentException($"What the parts are called has 1 to {MaxCodeLength} characters.", nameof(pillarWord)); }
        if (validTo < validFrom) { throw new ArgumentException("A plan cannot end before it begins.", nameof(validTo)); }
        (Title, Summary, PillarWord, ValidFrom, ValidTo) = (title, summary, pillarWord, validFrom, validTo);
    }

    /// <summary>Makes it public; doing so again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">It has no pillars.</exception>
    public void Publish(DateTimeOffset now)
    {
        if (_pillars.Count == 0) { throw new InvalidOperationException($"Plan {Slug} has no parts."); }
        PublishedAt ??= now;
    }

    /// <summary>Adds a pillar, or changes the one that has the code.</summary>
    /// <exception cref="ArgumentException">The code or a text cannot be.</exception>
    public void SetPillar(string code, string title, string summary)
    {
        CheckCode(code);
        if (title is not { Length: > 0 and <= MaxTitleLength }) { throw new ArgumentException($"A pillar needs a title of 1 to {MaxTitleLength} characters.", nameof(title)); }
        if (summary.Length > MaxTextLength) { throw new ArgumentException($"A summary has {MaxTextLength} characters at most.", nameof(summary)); }
        var at = _pillars.FindIndex(p => string.Equals(p.Code, code, StringComparison.Ordinal));
        if (at < 0) { _pillars.Add(new Pillar { PlanId = Id, Code = code, Position = 1 + _pillars.Select(p => p.Position).DefaultIfEmpty().Max(), Title = title, Summary = summary }); }
        else { (_pillars[at].Title, _pillars[at].Summary) = (title, summary); }
    }

    /// <summary>Adds a commitment, or changes the text of the one that has the code.</summary>
    /// <exception cref="ArgumentException">The code or the text cannot be, there is no such pillar, or the code stands under another one.</exception>
    public void SetCommitment(string pillarCode, string code, string text)
    {
        CheckCode(code);
        if (FindPillar(pillarCode) is null) { throw new ArgumentException($"Plan {Slug} has no part {pillarCode}.", nameof(pillarCode)); }
        if (text is not { Length: > 0 and <= MaxTextLength }) { throw new ArgumentException($"A commitment has 1 to {MaxTextLength} characters.", nameof(text)); }
        if (FindCommitment(code) is not { } known) { _commitments.Add(new Commitment { PlanId = Id, Code = code, PillarCode = pillarCode, Position = 1 + _commitments.Select(c => c.Position).DefaultIfEmpty().Max(), Text = text }); }
        else if (!string.Equals(known.PillarCode, pillarCode, StringComparison.Ordinal)) { throw new ArgumentException($"Commitment {code} stands under {known.PillarCode}.", nameof(code)); }
        else { known.Text = text; }
    }

    /// <summary>Says which parts of earlier plans go on in one of this; those said before are replaced.</summary>
    /// <param name="pillarCode">The part of this plan.</param>
    /// <param name="earlier">Parts of earlier plans, without commitments.</param>
    /// <exception cref="ArgumentException">There is no such part here, or one of this very plan is named.</exception>
    public void MapPillar(string pillarCode, IEnumerable<PlanReference> earlier)
    {
        if (FindPillar(pillarCode) is null) { throw new ArgumentException($"Plan {Slug} has no part {pillarCode}.", nameof(pillarCode)); }
        List<PillarMapping> all = [.. earlier.Select(e => new PillarMapping(Id, pillarCode, e.Plan, e.Pillar)).Distinct()];
        if (all.Exists(e => string.Equals(e.EarlierPlan, Slug, StringComparison.Ordinal))) { throw new ArgumentException("A part cannot go on from its own plan.", nameof(earlier)); }
        _mappings.RemoveAll(m => string.Equals(m.PillarCode, pillarCode, StringComparison.Ordinal) && !all.Contains(m));
        _mappings.AddRange(all.Except(_mappings).ToList());
    }

    /// <summary>Takes a pillar out with its commitments, while nobody outside has seen it.</summary>
    /// <exception cref="InvalidOperationException">The plan is public: its codes stay.</exception>
    public void RemovePillar(string code)
    {
        CheckUnseen();
        _pillars.RemoveAll(p => string.Equals(p.Code, code, StringComparison.Ordinal));
        _commitments.RemoveAll(c => string.Equals(c.PillarCode, code, StringComparison.Ordinal));
        _mappings.RemoveAll(m => string.Equals(m.PillarCode, code, StringComparison.Ordinal));
    }

    /// <summary>Takes a commitment out, while nobody outside has seen it.</summary>
    /// <exception cref="InvalidOperationException">The plan is public: its codes stay.</exception>
    public void RemoveCommitment(string code)
    {
        CheckUnseen();
        _commitments.RemoveAll(c => string.Equals(c.Code, code, StringComparison.Ordinal));
    }

    /// <summary>Whether a text may be the code of a pillar or commitment: letters, digits, dots and hyphens.</summary>
    public static bool IsCode(string? code) => code is { Length: > 0 and <= MaxCodeLength } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    private void CheckUnseen()
    {
        if (PublishedAt is not null) { throw new InvalidOperationException($"Plan {Slug} is public: its parts stay."); }
    }

    private static void CheckCode(string code)
    {
        if (!IsCode(code)) { throw new ArgumentException($"A code has 1 to {MaxCodeLength} letters, digits, dots and hyphens.", nameof(code)); }
    }
}

/// <summary>A part of a plan, whatever the plan calls it.</summary>
public sealed class Pillar
{
    /// <summary>The plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>Unique in the plan and never changed.</summary>
    public required string Code { get; init; }

    /// <summary>Its place in the plan, from 1.</summary>
    public int Position { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; set; }

    /// <summary>What it is about; may be empty.</summary>
    public required string Summary { get; set; }
}

/// <summary>Something a plan promises.</summary>
public sealed class Commitment
{
    /// <summary>The plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>Unique in the plan and never changed.</summary>
    public required string Code { get; init; }

    /// <summary>The pillar it stands under.</summary>
    public required string PillarCode { get; init; }

    /// <summary>Its place in the plan, from 1.</summary>
    public int Position { get; init; }

    /// <summary>What is promised.</summary>
    public required string Text { get; set; }
}

/// <summary>A part of an earlier plan goes on in a part of a later one.</summary>
/// <param name="PlanId">The later plan.</param>
/// <param name="PillarCode">The part of the later plan.</param>
/// <param name="EarlierPlan">The slug of the earlier plan.</param>
/// <param name="EarlierPillar">The code of its part.</param>
public sealed record PillarMapping(string PlanId, string PillarCode, string EarlierPlan, string EarlierPillar);
