namespace Engage.Domain.Surveys;

/// <summary>Where a survey stands at a moment.</summary>
public enum SurveyPhase
{
    /// <summary>Being written: the public sees nothing of it.</summary>
    Draft,

    /// <summary>Published, not open yet.</summary>
    Scheduled,

    /// <summary>Taking responses.</summary>
    Open,

    /// <summary>Closed, by its time or by an officer.</summary>
    Closed,
}

/// <summary>
/// A survey or consultation: its address, its window in local time, and its versions. Once published a version never
/// changes; a correction is a new version, and each response keeps the number of the one it answered.
/// </summary>
public sealed class Survey
{
    /// <summary>The most characters a slug has.</summary>
    public const int MaxSlugLength = 60;

    private readonly List<SurveyVersion> _versions = [];

    /// <summary>Starts a draft with its first version.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="slug">Lower-case letters, digits and single hyphens; the survey's address.</param>
    /// <param name="timeZone">An IANA zone, such as Europe/London.</param>
    /// <param name="definition">The definition in canonical JSON, already checked.</param>
    /// <exception cref="ArgumentException">The slug is not of its form.</exception>
    public Survey(string id, string slug, string title, string definition, string timeZone, DateTimeOffset now, string by)
    {
        if (!IsSlug(slug)) { throw new ArgumentException("A slug has 1 to 60 lower-case letters, digits and single hyphens.", nameof(slug)); }
        (Id, Slug, Title, TimeZone, CreatedAt) = (id, slug, title, timeZone, now);
        _versions.Add(new SurveyVersion(id, 1, definition, now, by, "First version"));
    }

    private Survey(string id, string slug, string title, string timeZone) => (Id, Slug, Title, TimeZone) = (id, slug, title, timeZone);

    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>The address of the survey: /surveys/{slug}.</summary>
    public string Slug { get; private set; }

    /// <summary>The title of the newest version.</summary>
    public string Title { get; private set; }

    /// <summary>Whether it is made-up demonstration content, said on every page and report.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Whether an officer said that it is a consultation: something is to be decided, and its basis is published with it.</summary>
    public bool IsConsultation { get; private set; }

    /// <summary>The zone of the two local times.</summary>
    public string TimeZone { get; private set; }

    /// <summary>When it opens, as people read it on a clock in <see cref="TimeZone"/>.</summary>
    public DateTime? OpensAtLocal { get; private set; }

    /// <summary>When it closes, as people read it on a clock in <see cref="TimeZone"/>: answers before this second count.</summary>
    public DateTime? ClosesAtLocal { get; private set; }

    /// <summary>When the draft was begun.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When an officer published it; null while it is a draft.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When an officer closed it before its time; null otherwise.</summary>
    public DateTimeOffset? ClosedEarlyAt { get; private set; }

    /// <summary>All versions, in order of number from 1.</summary>
    public IReadOnlyList<SurveyVersion> Versions => _versions;

    /// <summary>The version people answer now.</summary>
    public SurveyVersion Newest => _versions.MaxBy(v => v.Number) ?? throw new InvalidOperationException($"Survey {Slug} was loaded without its versions.");

    /// <summary>When it opens or opened, in words, on its own clocks; null without a window.</summary>
    public string? OpensInWords => OpensAtLocal is { } local ? Wording.Opening(local) : null;

    /// <summary>When it closes or closed, in words, on its own clocks; null without a window.</summary>
    public string? ClosesInWords =>
        ClosedEarlyAt is { } early ? Wording.Moment(early, TimeZoneInfo.FindSystemTimeZoneById(TimeZone))
        : ClosesAtLocal is { } local ? Wording.Closing(local)
        : null;

    /// <summary>When it opens, as an instant.</summary>
    public DateTimeOffset? OpensAt => Instant(OpensAtLocal);

    /// <summary>When it closes or closed, as an instant.</summary>
    public DateTimeOffset? ClosesAt => ClosedEarlyAt ?? Instant(ClosesAtLocal);

    /// <summary>Whether a text may be a slug.</summary>
    public static bool IsSlug(string? text) =>
        text is { Length: > 0 and <= MaxSlugLength }
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal);

    /// <summary>Where the survey stands at a moment, to the second of its local times.</summary>
    public SurveyPhase PhaseAt(DateTimeOffset now) =>
        PublishedAt is null ? SurveyPhase.Draft
        : now >= ClosesAt ? SurveyPhase.Closed
        : now < OpensAt ? SurveyPhase.Scheduled
        : SurveyPhase.Open;

    /// <summary>Sets the window, in local time.</summary>
    /// <exception cref="ArgumentException">It would close before it opens.</exception>
    public void Schedule(DateTime opensAtLocal, DateTime closesAtLocal)
    {
        if (closesAtLocal <= opensAtLocal) { throw new ArgumentException("A survey cannot close before it opens.", nameof(closesAtLocal)); }
        (OpensAtLocal, ClosesAtLocal) = (opensAtLocal, closesAtLocal);
    }

    /// <summary>Says whether a draft is a consultation.</summary>
    /// <exception cref="InvalidOperationException">It is published: what people were told cannot change.</exception>
    public void SetConsultation(bool isConsultation)
    {
        if (PublishedAt is not null) { throw new InvalidOperationException($"Survey {Slug} is published already."); }
        IsConsultation = isConsultation;
    }

    /// <summary>Publishes the draft: from now on its versions are locked, and it opens at its time.</summary>
    /// <exception cref="InvalidOperationException">It is published already, or has no window.</exception>
    public void Publish(DateTimeOffset now)
    {
        if (PublishedAt is not null) { throw new InvalidOperationException($"Survey {Slug} is published already."); }
        if (OpensAtLocal is null || ClosesAtLocal is null) { throw new InvalidOperationException($"Survey {Slug} has no opening and closing times."); }
        PublishedAt = now;
    }

    /// <summary>Closes an open survey before its time.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void Close(DateTimeOffset now)
    {
        if (PhaseAt(now) != SurveyPhase.Open) { throw new InvalidOperationException($"Survey {Slug} is not open."); }
        ClosedEarlyAt = now;
    }

    /// <summary>
    /// Takes a changed definition: a draft's only version is replaced, a published survey gets a new version. The caller
    /// has checked that codes kept their meaning.
    /// </summary>
    /// <param name="note">What was changed, for the report's list of changes.</param>
    public SurveyVersion Revise(string title, string definition, DateTimeOffset now, string by, string note)
    {
        Title = title;
        var number = PublishedAt is null ? Newest.Number : Newest.Number + 1;
        _versions.RemoveAll(v => v.Number == number);
        var version = new SurveyVersion(Id, number, definition, now, by, note);
        _versions.Add(version);
        return version;
    }

    private DateTimeOffset? Instant(DateTime? local) => local is { } time ? WallClock.Instant(time, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)) : null;
}

/// <summary>One wording of a survey, locked once the survey is published.</summary>
/// <param name="SurveyId">The survey it belongs to.</param>
/// <param name="Number">From 1 upwards.</param>
/// <param name="Definition">The definition in canonical JSON.</param>
/// <param name="CreatedAt">When it was saved.</param>
/// <param name="CreatedBy">The account that saved it.</param>
/// <param name="Note">What was changed.</param>
public sealed record SurveyVersion(string SurveyId, int Number, string Definition, DateTimeOffset CreatedAt, string CreatedBy, string Note);
