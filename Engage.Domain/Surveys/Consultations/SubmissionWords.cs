namespace Engage.Domain.Surveys.Consultations;

/// <summary>How pages, files and reports speak of written submissions.</summary>
public static class SubmissionWords
{
    /// <summary>A form.</summary>
    public static string Of(SubmissionForm form) => form switch
    {
        SubmissionForm.Letter => "Letter",
        SubmissionForm.Email => "E-mail",
        SubmissionForm.Petition => "Petition",
        SubmissionForm.Presentation => "Presentation",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    /// <summary>A kind of sender.</summary>
    public static string Of(SenderKind kind) => kind switch
    {
        SenderKind.Resident => "Resident",
        SenderKind.Business => "Business",
        SenderKind.RatepayerBody => "Body that speaks for ratepayers",
        SenderKind.Charity => "Charity or community group",
        SenderKind.Council => "Council or public body",
        SenderKind.ParishCouncil => "Parish or town council",
        SenderKind.PoliceStaff => "Police officers, staff or volunteers",
        SenderKind.Representative => "MP or councillor",
        SenderKind.Other => "Other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A sender without a name that may be published.</summary>
    public static string Nameless(SenderKind kind) => kind switch
    {
        SenderKind.Resident => "A resident",
        SenderKind.Business => "A business",
        SenderKind.RatepayerBody => "A body that speaks for ratepayers",
        SenderKind.Charity => "A charity or community group",
        SenderKind.Council => "A council or public body",
        SenderKind.ParishCouncil => "A parish or town council",
        SenderKind.PoliceStaff => "Somebody who works or volunteers for the police",
        SenderKind.Representative => "An MP or councillor",
        _ => "Another sender",
    };

    /// <summary>Why one is no longer shown.</summary>
    public static string Of(TakenDown why) => why == TakenDown.Redacted ? "Taken down" : "Withdrawn by the sender";

    /// <summary>A form with its number of signatures: "Petition, 1,204 signatures".</summary>
    public static string WithSignatures(SubmissionForm form, int? signatures) =>
        signatures is { } count ? $"{Of(form)}, {Wording.Count(count, "signature", "signatures")}" : Of(form);
}
