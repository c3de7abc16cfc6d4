using System.Globalization;
using System.Security.Cryptography;
using Engage.Domain;
using Engage.Domain.Surveys;
using Engage.Web.Data.Responses;

namespace Engage.Tests.Data;

/// <summary>Valid things to store; a test names only what it is about.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static string NewId() => PublicId.From(RandomNumberGenerator.GetBytes(16));

    public static Survey Survey(string slug = "precept-2027-28") => new(NewId(), slug, "Policing precept", """{"title":"Policing precept"}""", "Europe/London", Now, "editor@office.example");

    public static Response Response(Survey survey, string? id = null, string? reference = null, string answers = """{"support":"yes"}""") => new()
    {
        Id = id ?? NewId(),
        SurveyId = survey.Id,
        Version = 1,
        Channel = Channel.Web,
        Reference = reference ?? ReceiptReference.New(),
        Answers = answers,
        LocalAuthorityCode = "E06000049",
        SubmittedHour = Now,
    };

    public static Draft Draft(Survey survey, string? responseId = null, string answers = """{"support":"yes"}""") => new()
    {
        Id = NewId(),
        SurveyId = survey.Id,
        Version = 1,
        ResponseId = responseId ?? NewId(),
        Answers = answers,
        StartedAt = Now,
        UpdatedAt = Now,
    };

    public static List<Response> Responses(Survey survey, int count) =>
        [.. Enumerable.Range(1, count).Select(i => Response(survey, answers: string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{i}}}""")))];
}
