namespace Engage.Domain.Engagements;

/// <summary>One engagement as the office recorded it. Public ones are evidence: they are corrected in the open or withdrawn with a reason, never taken away.</summary>
public sealed class Engagement
{
    /// <summary>The most characters of a title, a place and who follows up.</summary>
    public const int MaxLineLength = 200;

    /// <summary>The most characters of a sentence, what follows up, a note and a reason.</summary>
    public const int MaxTextLength = 500;

    /// <summary>The most people an engagement can count.</summary>
    public const int MostPeople = 1_000_000;

    private readonly List<EngagementVersion> _versions = [];
    private EngagementContent? _content;

    /// <summary>Records an engagement.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="number">From 1; its public address, never used again.</param>
    /// <param name="content">What is recorded.</param>
    /// <param name="by">The account.</param>
    /// <param name="now">The moment.</param>
    public Engagement(string id, int number, EngagementContent content, string by, DateTimeOffset now)
    {
        (Id, Number) = (id, number);
        Keep(content, "Recorded", by, now);
    }

    private Engagement(string id, int number) => (Id, Number) = (id, number);

    /// <summary>A <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>Its number, by which it is addressed.</summary>
    public int Number { get; private set; }

    /// <summary>The area.</summary>
    public string AreaCode { get; private set; } = "";

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>How people were met.</summary>
    public EngagementKind Kind { get; private set; }

    /// <summary>Whether everybody may see it.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>The content as it is kept.</summary>
    public string ContentJson { get; private set; } = "";

    /// <summary>How many versions there are.</summary>
    public int Version { get; private set; }

    /// <summary>Why it was withdrawn; null while it stands.</summary>
    public string? WithdrawnBecause { get; private set; }

    /// <summary>When it was withdrawn.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>What it says now.</summary>
    public EngagementContent Content => _content ??= EngagementContent.Parse(ContentJson);

    /// <summary>What it has said, the first first; empty unless they were loaded.</summary>
    public IReadOnlyList<EngagementVersion> Versions => [.. _versions.OrderBy(v => v.Number)];

    /// <summary>Whether it was withdrawn.</summary>
    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>How the audit trail names it.</summary>
    public string Subject => $"engagement:{Number}";

    /// <summary>Corrects it, or adds what followed.</summary>
    /// <param name="note">What changed, for everybody who sees it.</param>
    /// <exception cref="InvalidOperationException">It is withdrawn, or was public and would be hidden.</exception>
    public void Correct(EngagementContent content, string note, string by, DateTimeOffset now)
    {
        if (IsWithdrawn) { throw new InvalidOperationException($"Engagement {Number} is withdrawn."); }
        if (IsPublic && !content.IsPublic) { throw new InvalidOperationException($"Engagement {Number} is public and can only be withdrawn."); }
        Keep(content, note, by, now);
    }

    /// <summary>Withdraws it; it keeps its address and says why.</summary>
    /// <exception cref="InvalidOperationException">It is withdrawn already.</exception>
    public void Withdraw(string reason, DateTimeOffset now)
    {
        if (IsWithdrawn) { throw new InvalidOperationException($"Engagement {Number} is withdrawn already."); }
        (WithdrawnBecause, WithdrawnAt) = (reason, now);
    }

    private void Keep(EngagementContent content, string note, string by, DateTimeOffset now)
    {
        (AreaCode, On, Kind, IsPublic, ContentJson, _content) = (content.AreaCode, content.On, content.Kind, content.IsPublic, content.ToJson(), content);
        Version++;
        _versions.Add(new EngagementVersion { EngagementId = Id, Number = Version, ContentJson = ContentJson, Note = note, By = by, At = now });
    }
}

/// <summary>What an engagement said from a moment on.</summary>
public sealed class EngagementVersion
{
    /// <summary>Whose version it is.</summary>
    public required string EngagementId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>The content as it is kept.</summary>
    public required string ContentJson { get; init; }

    /// <summary>What changed.</summary>
    public required string Note { get; init; }

    /// <summary>The account.</summary>
    public required string By { get; init; }

    /// <summary>The moment.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A theme of the office's list, under which is written what people said.</summary>
public sealed class EngagementTheme
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 80;

    /// <summary>Makes a theme.</summary>
    public EngagementTheme(string code, string name) => (Code, Name) = (code, name);

    /// <summary>As it is kept; never changes.</summary>
    public string Code { get; private set; }

    /// <summary>As it is read.</summary>
    public string Name { get; private set; }

    /// <summary>Whether it is no longer offered; entries under it stay.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>Gives another name, or takes it out of use or back.</summary>
    public void Change(string name, bool isRetired) => (Name, IsRetired) = (name, isRetired);
}
