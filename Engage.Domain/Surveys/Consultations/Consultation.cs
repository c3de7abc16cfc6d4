using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Surveys.Consultations;

/// <summary>
/// The record of a survey that is a consultation: its basis in versions, an exception from what it needs to open, and the days
/// of the precept calendar. While the survey is a draft the basis may change; once it is published a change is a new version.
/// </summary>
public sealed class Consultation
{
    /// <summary>The most characters of a reason.</summary>
    public const int MaxReasonLength = 1000;

    private readonly List<BasisVersion> _versions = [];
    private readonly List<CalendarEntry> _calendar = [];
    private ConsultationBasis? _read;
    private string? _readFrom;

    /// <summary>Begins the record.</summary>
    /// <param name="id">A <see cref="PublicId"/>; documents of the consultation, such as its decision packs, are kept under it.</param>
    /// <param name="surveyId">The survey.</param>
    public Consultation(string id, string surveyId, ConsultationBasis basis, DateTimeOffset now, string by)
    {
        (Id, SurveyId) = (id, surveyId);
        _versions.Add(new BasisVersion(id, 1, basis.ToJson(), now, by, "First version"));
    }

    private Consultation(string id, string surveyId) => (Id, SurveyId) = (id, surveyId);

    /// <summary>A <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>The survey.</summary>
    public string SurveyId { get; private set; }

    /// <summary>Why it may open with something missing; null without an exception.</summary>
    public string? ExceptionReason { get; private set; }

    /// <summary>Who allowed that.</summary>
    public string? ExceptionBy { get; private set; }

    /// <summary>When that was allowed.</summary>
    public DateTimeOffset? ExceptionAt { get; private set; }

    /// <summary>All versions of the basis, in order of number from 1.</summary>
    public IReadOnlyList<BasisVersion> Versions => [.. _versions.OrderBy(v => v.Number)];

    /// <summary>Everything ever noted in the calendar, in order.</summary>
    public IReadOnlyList<CalendarEntry> Calendar => [.. _calendar.OrderBy(e => e.Number)];

    /// <summary>The newest version of the basis.</summary>
    public BasisVersion Newest => _versions.MaxBy(v => v.Number) ?? throw new InvalidOperationException("The consultation was loaded without its versions.");

    /// <summary>The basis as it stands.</summary>
    public ConsultationBasis Basis
    {
        get
        {
            if (_readFrom != Newest.Content) { (_read, _readFrom) = (ConsultationBasis.Parse(Newest.Content), Newest.Content); }
            return _read!;
        }
    }

    /// <summary>Whether a survey must be run as a consultation: an officer said so, or it asks about a precept, on which the law demands one.</summary>
    public static bool IsNeededFor(Survey survey, SurveyDefinition definition) => survey.IsConsultation || definition.Questions.Any(q => q is PreceptQuestion);

    /// <summary>Changes the basis: a draft's only version is replaced, a published survey's gets a new version.</summary>
    /// <param name="isPublished">Whether the survey is published.</param>
    /// <param name="note">Why, once it is published; shown to everybody.</param>
    /// <exception cref="ArgumentException">A published basis changes without a reason.</exception>
    public void Revise(ConsultationBasis basis, bool isPublished, DateTimeOffset now, string by, string note)
    {
        if (isPublished && string.IsNullOrWhiteSpace(note)) { throw new ArgumentException("A change of a published basis has a reason.", nameof(note)); }
        if (Basis.SaysTheSameAs(basis)) { return; }
        var number = isPublished ? Newest.Number + 1 : Newest.Number;
        _versions.RemoveAll(v => v.Number == number);
        _versions.Add(new BasisVersion(Id, number, basis.ToJson(), now, by, isPublished ? note : "First version"));
    }

    /// <summary>Lets it open although something is missing. An exception stands: it is part of the record.</summary>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    /// <exception cref="ArgumentException">There is no reason, or it is too long.</exception>
    public void Except(string reason, DateTimeOffset now, string by)
    {
        if (ExceptionAt is not null) { throw new InvalidOperationException("An exception was allowed already."); }
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReasonLength) { throw new ArgumentException($"A reason has 1 to {MaxReasonLength} characters.", nameof(reason)); }
        (ExceptionReason, ExceptionBy, ExceptionAt) = (reason, by, now);
    }

    /// <summary>Notes when a step of the precept calendar is planned or was done; what was noted before stays in the record.</summary>
    public void Note(PreceptStep step, CalendarNote note, DateTimeOffset now, string by) =>
        _calendar.Add(new CalendarEntry(Id, _calendar.Count + 1, step, note.PlannedOn, note.DoneOn, note.IsNotNeeded, note.Remark, now, by));

    /// <summary>What was noted last of a step; null when nothing was.</summary>
    public CalendarEntry? LastOf(PreceptStep step) => _calendar.Where(e => e.Step == step).MaxBy(e => e.Number);
}

/// <summary>One wording of the basis.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="Number">From 1 upwards.</param>
/// <param name="Content">The <see cref="ConsultationBasis"/> as JSON.</param>
/// <param name="CreatedAt">When it was saved.</param>
/// <param name="CreatedBy">The account that saved it.</param>
/// <param name="Note">Why it was changed.</param>
public sealed record BasisVersion(string ConsultationId, int Number, string Content, DateTimeOffset CreatedAt, string CreatedBy, string Note);

/// <summary>What an officer says of a step of the calendar.</summary>
/// <param name="PlannedOn">When it is planned.</param>
/// <param name="DoneOn">When it was done.</param>
/// <param name="IsNotNeeded">Whether it is not needed, as a response to a veto when there was none.</param>
/// <param name="Remark">A word on it; may be empty.</param>
public sealed record CalendarNote(DateOnly? PlannedOn, DateOnly? DoneOn, bool IsNotNeeded, string Remark)
{
    /// <summary>The most characters of a remark.</summary>
    public const int MaxRemarkLength = 500;
}

/// <summary>One entry in the calendar; never changed, never removed.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="Number">From 1 upwards.</param>
/// <param name="Step">The step.</param>
/// <param name="PlannedOn">When it is planned.</param>
/// <param name="DoneOn">When it was done.</param>
/// <param name="IsNotNeeded">Whether it is not needed.</param>
/// <param name="Remark">A word on it; may be empty.</param>
/// <param name="At">When it was written.</param>
/// <param name="By">The account that wrote it.</param>
public sealed record CalendarEntry(
    string ConsultationId, int Number, PreceptStep Step, DateOnly? PlannedOn, DateOnly? DoneOn, bool IsNotNeeded, string Remark, DateTimeOffset At, string By);
