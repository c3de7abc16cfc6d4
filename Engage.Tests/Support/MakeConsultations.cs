using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;

namespace Engage.Tests.Support;

/// <summary>Records of consultations; a test names only what it is about.</summary>
internal static class MakeConsultations
{
    /// <summary>A basis that lacks nothing, decided on 1 February 2027.</summary>
    public static ConsultationBasis Basis() => new()
    {
        Reasons = "Costs rise by £5 million.",
        Options = [NoChange, new BasisOption("£10 more", "It raises £4 million.", "Officers stay.", "Bills rise."), Discarded],
        DecisionMaker = "The Commissioner",
        DecisionDate = new DateOnly(2027, 2, 1),
        EqualityReference = "EIA 1",
        EqualityDate = new DateOnly(2026, 11, 2),
        DataProtectionReference = "DPIA 1",
        DataProtectionDate = new DateOnly(2026, 11, 3),
        TimeReasons = "Two weeks were added for Christmas.",
        People = "Online and on paper",
        Ratepayers = "Letters to the chambers of commerce",
        Victims = "Through victim support",
        Publicity = "Posters in libraries.",
    };

    /// <summary>The option that changes nothing.</summary>
    public static BasisOption NoChange { get; } = new("No increase", "The precept stays.", "No bill rises.", "Officers go.") { IsNoChange = true };

    /// <summary>An option put aside.</summary>
    public static BasisOption Discarded { get; } = new("A lower precept", "£5 less.", "", "") { DiscardedBecause = "Calls could not be answered." };

    /// <summary>What an officer writes of a letter of a ratepayers' body, received on 9 January 2027.</summary>
    public static SubmissionDetails Details() => new(
        SubmissionForm.Letter, SenderKind.RatepayerBody, "Chamber of Commerce", null, new DateOnly(2027, 1, 9), "Asks for no increase.", [], null, "");

    /// <summary>A submission in a register.</summary>
    public static WrittenSubmission Submission(int number = 1, SubmissionDetails? details = null, string? surveyId = null) =>
        new(Make.NewId(), surveyId ?? Make.NewId(), number, details ?? Details(), new DateTimeOffset(2027, 1, 10, 9, 0, 0, TimeSpan.Zero), "editor@office.example");

    /// <summary>Gives a survey its basis, so that it can open.</summary>
    public static async Task<Consultation> BasisAsync(this SiteFactory site, Survey survey, ConsultationBasis? basis = null)
    {
        var consultation = new Consultation(Make.NewId(), survey.Id, basis ?? Basis(), survey.CreatedAt, "editor@office.example");
        await site.WriteAsync(db => Task.FromResult(db.Consultations.Add(consultation)));
        return consultation;
    }
}
