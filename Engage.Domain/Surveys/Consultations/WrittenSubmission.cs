namespace Engage.Domain.Surveys.Consultations;

/// <summary>In what form a written submission came.</summary>
public enum SubmissionForm
{
    /// <summary>A letter on paper.</summary>
    Letter,

    /// <summary>An e-mail.</summary>
    Email,

    /// <summary>A petition.</summary>
    Petition,

    /// <summary>A presentation, or a statement at a meeting.</summary>
    Presentation,
}

/// <summary>Who sent it.</summary>
public enum SenderKind
{
    /// <summary>A resident.</summary>
    Resident,

    /// <summary>A single business.</summary>
    Business,

    /// <summary>A body that speaks for ratepayers, such as a chamber of commerce.</summary>
    RatepayerBody,

    /// <summary>A charity or a community group.</summary>
    Charity,

    /// <summary>A principal council or another public body.</summary>
    Council,

    /// <summary>A parish or town council.</summary>
    ParishCouncil,

    /// <summary>Somebody who works or volunteers for the police, or their staff association.</summary>
    PoliceStaff,

    /// <summary>A member of Parliament or a councillor.</summary>
    Representative,

    /// <summary>Anybody else.</summary>
    Other,
}

/// <summary>Why a submission is no longer shown.</summary>
public enum TakenDown
{
    /// <summary>The office took it down, as where it names somebody.</summary>
    Redacted,

    /// <summary>The sender took it back.</summary>
    Withdrawn,
}

/// <summary>What an officer writes down of a submission.</summary>
/// <param name="Form">In what form it came.</param>
/// <param name="Sender">Who sent it.</param>
/// <param name="Organisation">The organisation's name; empty for a person on their own account.</param>
/// <param name="Signatures">How many signed; of a petition only.</param>
/// <param name="ReceivedOn">The day it came.</param>
/// <param name="Summary">What it says, in plain words; published, so without personal data.</param>
/// <param name="Themes">Codes of themes from the survey's codebook; may be empty.</param>
/// <param name="AcknowledgedOn">The day it was acknowledged; null while it was not.</param>
/// <param name="Consent">How the sender agreed that their own name is published; empty when they did not.</param>
public sealed record SubmissionDetails(
    SubmissionForm Form, SenderKind Sender, string Organisation, int? Signatures, DateOnly ReceivedOn, string Summary, IReadOnlyList<string> Themes, DateOnly? AcknowledgedOn, string Consent);

/// <summary>
/// A letter, petition, presentation or e-mail to a consultation, with what came of it. Its number in the register never
/// changes and is never given again. The name of a person is kept sealed; what is sealed the Domain cannot read.
/// </summary>
public sealed class WrittenSubmission
{
    /// <summary>The most characters of a summary.</summary>
    public const int MaxSummaryLength = 3000;

    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 200;

    /// <summary>The most characters of a reason or an outcome.</summary>
    public const int MaxReasonLength = 1000;

    private readonly List<ConsiderationEntry> _considered = [];

    /// <summary>Enters a submission in the register.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="number">The next number of the survey's register.</param>
    public WrittenSubmission(string id, string surveyId, int number, SubmissionDetails details, DateTimeOffset now, string by)
    {
        (Id, SurveyId, Number, EnteredAt, EnteredBy) = (id, surveyId, number, now, by);
        Describe(details);
    }

    private WrittenSubmission(string id, string surveyId, int number, string enteredBy) => (Id, SurveyId, Number, EnteredBy) = (id, surveyId, number, enteredBy);

    /// <summary>A <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>The survey.</summary>
    public string SurveyId { get; private set; }

    /// <summary>From 1 upwards within the register; part of its public address.</summary>
    public int Number { get; private set; }

    /// <summary>In what form it came.</summary>
    public SubmissionForm Form { get; private set; }

    /// <summary>Who sent it.</summary>
    public SenderKind Sender { get; private set; }

    /// <summary>The organisation's name; empty for a person on their own account.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>The name of the person who sent it, sealed; null when none is kept.</summary>
    public string? SealedName { get; private set; }

    /// <summary>How the sender agreed that their own name is published; empty when they did not.</summary>
    public string Consent { get; private set; } = "";

    /// <summary>How many signed a petition.</summary>
    public int? Signatures { get; private set; }

    /// <summary>The day it came.</summary>
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>What it says.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>The codes of its themes, with spaces between.</summary>
    public string ThemeCodes { get; private set; } = "";

    /// <summary>The day it was acknowledged.</summary>
    public DateOnly? AcknowledgedOn { get; private set; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>Who entered it.</summary>
    public string EnteredBy { get; private set; }

    /// <summary>When it was put in the public register; null while only staff see it.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What its file is called when taken out; null without a file.</summary>
    public string? FileName { get; private set; }

    /// <summary>The bytes of its file.</summary>
    public int FileSize { get; private set; }

    /// <summary>SHA-256 (hex) of its file.</summary>
    public string? FileHash { get; private set; }

    /// <summary>Whether everybody may read the file: it names nobody who did not agree.</summary>
    public bool IsFilePublic { get; private set; }

    /// <summary>Whether and why it is no longer shown.</summary>
    public TakenDown? TakenDown { get; private set; }

    /// <summary>When it was taken down.</summary>
    public DateTimeOffset? TakenDownAt { get; private set; }

    /// <summary>Who took it down.</summary>
    public string? TakenDownBy { get; private set; }

    /// <summary>Why it was taken down, as its page says.</summary>
    public string? TakenDownReason { get; private set; }

    /// <summary>When and by whom it was considered and what came of it, in order.</summary>
    public IReadOnlyList<ConsiderationEntry> Considered => [.. _considered.OrderBy(e => e.Number)];

    /// <summary>The codes of its themes.</summary>
    public IReadOnlyList<string> Themes => ThemeCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether it speaks for an organisation.</summary>
    public bool IsFromOrganisation => Organisation.Length > 0;

    /// <summary>Changes what is written of it.</summary>
    /// <exception cref="InvalidOperationException">It was taken down.</exception>
    /// <exception cref="ArgumentException">There is no summary, or a petition without signatures.</exception>
    public void Describe(SubmissionDetails details)
    {
        Stands();
        if (string.IsNullOrWhiteSpace(details.Summary)) { throw new ArgumentException("A submission has a summary.", nameof(details)); }
        if (details.Form == SubmissionForm.Petition != details.Signatures is > 0) { throw new ArgumentException("A petition, and nothing else, has signatures.", nameof(details)); }
        (Form, Sender, Organisation, Consent) = (details.Form, details.Sender, details.Organisation, details.Consent);
        (Signatures, ReceivedOn, Summary, AcknowledgedOn) = (details.Signatures, details.ReceivedOn, details.Summary, details.AcknowledgedOn);
        ThemeCodes = string.Join(' ', details.Themes);
    }

    /// <summary>Keeps the sealed name of the person who sent it, or forgets it.</summary>
    public void Name(string? sealedName) => SealedName = sealedName;

    /// <summary>Says which file belongs to it.</summary>
    /// <param name="isPublic">Whether everybody may read it.</param>
    public void Attach(string name, int size, string hash, bool isPublic)
    {
        Stands();
        (FileName, FileSize, FileHash, IsFilePublic) = (name, size, hash, isPublic);
    }

    /// <summary>Says whether everybody may read the file.</summary>
    public void ShowFile(bool isPublic) => IsFilePublic = FileName is not null && isPublic;

    /// <summary>Puts it in the public register; one that is there already stays.</summary>
    public void Publish(DateTimeOffset now)
    {
        Stands();
        PublishedAt ??= now;
    }

    /// <summary>Notes that it was considered; earlier entries stay.</summary>
    /// <param name="on">The day.</param>
    /// <param name="who">By office, such as the Commissioner.</param>
    /// <param name="outcome">What came of it.</param>
    /// <exception cref="ArgumentException">Who or the outcome is missing, or it is too early.</exception>
    public void Consider(DateOnly on, string who, string outcome, DateTimeOffset now, string by)
    {
        Stands();
        if (string.IsNullOrWhiteSpace(who) || string.IsNullOrWhiteSpace(outcome)) { throw new ArgumentException("It is said who considered it, and what came of it.", nameof(who)); }
        if (on < ReceivedOn) { throw new ArgumentException("Nothing is considered before it came.", nameof(on)); }
        _considered.Add(new ConsiderationEntry(Id, _considered.Count + 1, on, who, outcome, now, by));
    }

    /// <summary>Takes it down: its page says so, and neither its words nor its file are shown.</summary>
    /// <exception cref="InvalidOperationException">It was taken down already.</exception>
    /// <exception cref="ArgumentException">There is no reason, or it is too long.</exception>
    public void TakeDown(TakenDown why, string reason, DateTimeOffset now, string by)
    {
        Stands();
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReasonLength) { throw new ArgumentException($"A reason has 1 to {MaxReasonLength} characters.", nameof(reason)); }
        (TakenDown, TakenDownReason, TakenDownAt, TakenDownBy) = (why, reason, now, by);
    }

    /// <summary>Forgets the person: name and consent; a file that names a person must be deleted with it.</summary>
    public void Forget()
    {
        (SealedName, Consent) = (null, "");
        if (!IsFilePublic) { (FileName, FileSize, FileHash) = (null, 0, null); }
    }

    private void Stands()
    {
        if (TakenDown is not null) { throw new InvalidOperationException($"Submission {Number} was taken down."); }
    }
}

/// <summary>One note that a submission was considered; never changed, never removed.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="Number">From 1 upwards.</param>
/// <param name="On">The day it was considered.</param>
/// <param name="Who">Who considered it, by office.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="At">When this was written.</param>
/// <param name="By">The account that wrote it.</param>
public sealed record ConsiderationEntry(string SubmissionId, int Number, DateOnly On, string Who, string Outcome, DateTimeOffset At, string By);
