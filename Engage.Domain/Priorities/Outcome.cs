namespace Engage.Domain.Priorities;

/// <summary>What is said of a consultation afterwards; each text is Markdown.</summary>
/// <param name="Asked">What was asked, and why.</param>
/// <param name="Said">What people said, with its figures.</param>
/// <param name="Decided">What was decided.</param>
/// <param name="WhyNot">Why it was not decided otherwise.</param>
/// <param name="Done">What was done so far; empty while nothing was.</param>
/// <param name="ReviewOn">The day it is looked at next; null when nothing is left to do.</param>
/// <param name="ReportNumber">The version of the report the figures come from; null when none is named.</param>
public sealed record OutcomeText(string Asked, string Said, string Decided, string WhyNot, string Done, DateOnly? ReviewOn, int? ReportNumber)
{
    /// <summary>The most characters of each text.</summary>
    public const int MaxLength = 10_000;

    /// <summary>Nothing said yet.</summary>
    public static OutcomeText Empty { get; } = new("", "", "", "", "", null, null);

    /// <summary>Whether everything that has to be said is said.</summary>
    public bool IsComplete => new[] { Asked, Said, Decided, WhyNot }.All(text => !string.IsNullOrWhiteSpace(text));
}

/// <summary>
/// What became of a consultation: we asked, you said, we did. A draft is written, asked for and published by a second person as a
/// frozen version; the next version is the update that says what was done since.
/// </summary>
public sealed class Outcome
{
    private readonly List<OutcomeVersion> _versions = [];

    /// <summary>The survey it is about.</summary>
    public required string SurveyId { get; init; }

    /// <summary>What was asked.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>What people said.</summary>
    public string Said { get; private set; } = "";

    /// <summary>What was decided.</summary>
    public string Decided { get; private set; } = "";

    /// <summary>Why not otherwise.</summary>
    public string WhyNot { get; private set; } = "";

    /// <summary>What was done so far.</summary>
    public string Done { get; private set; } = "";

    /// <summary>When it is looked at next.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>The version of the report the figures come from.</summary>
    public int? ReportNumber { get; private set; }

    /// <summary>When the draft was changed last.</summary>
    public DateTimeOffset PreparedAt { get; private set; }

    /// <summary>Who changed it last, and so cannot publish it.</summary>
    public string PreparedBy { get; private set; } = "";

    /// <summary>When its publication was asked for; null while it is being written.</summary>
    public DateTimeOffset? AskedForAt { get; private set; }

    /// <summary>The draft.</summary>
    public OutcomeText Text => new(Asked, Said, Decided, WhyNot, Done, ReviewOn, ReportNumber);

    /// <summary>The published versions, from the first on.</summary>
    public IReadOnlyList<OutcomeVersion> Versions => [.. _versions.OrderBy(v => v.Number)];

    /// <summary>The version the public reads; null before the first.</summary>
    public OutcomeVersion? Newest => _versions.MaxBy(v => v.Number);

    /// <summary>Whether the draft says anything that is not public.</summary>
    public bool HasChanges => Newest is not { } newest ? Text != OutcomeText.Empty : Text != newest.Text;

    /// <summary>Writes the draft down. What was asked for before is no longer asked for.</summary>
    /// <exception cref="ArgumentException">A text is too long.</exception>
    public void Write(OutcomeText text, DateTimeOffset now, string by)
    {
        if (new[] { text.Asked, text.Said, text.Decided, text.WhyNot, text.Done }.Any(t => t.Length > OutcomeText.MaxLength)) { throw new ArgumentException($"A text has {OutcomeText.MaxLength} characters at most.", nameof(text)); }
        (Asked, Said, Decided, WhyNot, Done, ReviewOn, ReportNumber) = (text.Asked, text.Said, text.Decided, text.WhyNot, text.Done, text.ReviewOn, text.ReportNumber);
        (PreparedAt, PreparedBy, AskedForAt) = (now, by, null);
    }

    /// <summary>Asks a second person to publish the draft.</summary>
    /// <exception cref="InvalidOperationException">Something that has to be said is missing, or nothing is new.</exception>
    public void AskForPublication(DateTimeOffset now)
    {
        if (!Text.IsComplete || !HasChanges) { throw new InvalidOperationException($"The outcome of survey {SurveyId} is not ready to be published."); }
        AskedForAt ??= now;
    }

    /// <summary>Takes the request back, to go on writing.</summary>
    public void TakeBack() => AskedForAt = null;

    /// <summary>Whether somebody may publish what is asked for: anybody but who wrote it down last.</summary>
    public bool MayBePublishedBy(string person) => AskedForAt is not null && !string.Equals(person, PreparedBy, StringComparison.OrdinalIgnoreCase);

    /// <summary>Freezes the draft as the next version and makes it public.</summary>
    /// <exception cref="InvalidOperationException">Nobody asked for it, or the same person wrote it down last.</exception>
    public OutcomeVersion Publish(string approvedBy, DateTimeOffset now)
    {
        if (AskedForAt is null) { throw new InvalidOperationException($"Nobody asked for publication of the outcome of survey {SurveyId}."); }
        if (!MayBePublishedBy(approvedBy)) { throw new InvalidOperationException("A second person must approve an outcome."); }
        var version = new OutcomeVersion
        {
            SurveyId = SurveyId,
            Number = 1 + (Newest?.Number ?? 0),
            Asked = Asked,
            Said = Said,
            Decided = Decided,
            WhyNot = WhyNot,
            Done = Done,
            ReviewOn = ReviewOn,
            ReportNumber = ReportNumber,
            PreparedBy = PreparedBy,
            ApprovedBy = approvedBy,
            PublishedAt = now,
        };
        _versions.Add(version);
        AskedForAt = null;
        return version;
    }
}

/// <summary>A published version of an outcome; never changed.</summary>
public sealed class OutcomeVersion
{
    /// <summary>The survey.</summary>
    public required string SurveyId { get; init; }

    /// <summary>From 1 upwards; part of its permanent address.</summary>
    public required int Number { get; init; }

    /// <summary>What was asked.</summary>
    public required string Asked { get; init; }

    /// <summary>What people said.</summary>
    public required string Said { get; init; }

    /// <summary>What was decided.</summary>
    public required string Decided { get; init; }

    /// <summary>Why not otherwise.</summary>
    public required string WhyNot { get; init; }

    /// <summary>What was done when it was published.</summary>
    public required string Done { get; init; }

    /// <summary>The day it was to be looked at next.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The version of the report the figures come from.</summary>
    public int? ReportNumber { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string PreparedBy { get; init; }

    /// <summary>The second person, who published it.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>When it became public.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>All of it.</summary>
    public OutcomeText Text => new(Asked, Said, Decided, WhyNot, Done, ReviewOn, ReportNumber);

    /// <summary>Whether the day of the next look has passed.</summary>
    public bool IsOverdueOn(DateOnly day) => ReviewOn < day;
}
