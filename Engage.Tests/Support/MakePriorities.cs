using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Tests.Pages.Staff;
using Engage.Web.Data;
using Engage.Web.Data.Responses;
using Engage.Web.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Support;

/// <summary>A survey with answers by area and a published report, from which priorities follow.</summary>
internal static class MakePriorities
{
    /// <summary>What people were asked.</summary>
    public const string Question = """
        {"kind":"multiple-choice","code":"first","text":"What should come first?","options":[{"code":"walks","text":"Officers on foot"},{"code":"speeding","text":"Speeding"},{"code":"asb","text":"Anti-social behaviour"}]}
        """;

    /// <summary>The caption of the table that reports give it.</summary>
    public const string Caption = "What should come first? By Local Policing Unit";

    /// <summary>
    /// A survey with 40 answers in Aston and 40 in Barton, and its published report. Aston: 30 named officers on foot, 20 speeding,
    /// 12 anti-social behaviour; Barton 12, 30 and 20. The places must be there.
    /// </summary>
    public static async Task<Survey> ReportedSurveyAsync(this StaffSite site, string slug)
    {
        await StaffSurveys.AddOpenAsync(site, slug, Question);
        var survey = await StaffSurveys.FindAsync(site, slug);
        await AnswerAsync(site, survey, "unit-a", i => (i < 30, i is >= 10 and < 30, i >= 28));
        await AnswerAsync(site, survey, "unit-b", i => (i < 12, i >= 10, i < 20));
        await PublishAsync(site, survey, document => document);
        return survey;
    }

    /// <summary>Publishes the next version of a survey's report, with something changed in it.</summary>
    public static async Task PublishAsync(this StaffSite site, Survey survey, Func<ReportDocument, ReportDocument> change)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var (db, maker) = (scope.ServiceProvider.GetRequiredService<EngageDb>(), scope.ServiceProvider.GetRequiredService<ReportMaker>());
        var known = await db.Surveys.SingleAsync(s => s.Id == survey.Id);
        var number = 1 + await db.ReportVersions.CountAsync(v => v.SubjectId == survey.Id);
        var (document, hash, responses) = await maker.ComposeAsync(known, number);
        var version = new ReportVersion
        {
            Id = Make.NewId(),
            SubjectId = survey.Id,
            Number = number,
            Content = change(document).ToJson(),
            Pdf = [],
            DataHash = hash,
            Responses = responses,
            PreparedAt = site.Clock.GetUtcNow(),
            PreparedBy = "first@office.example",
        };
        version.Publish("second@office.example", site.Clock.GetUtcNow());
        db.ReportVersions.Add(version);
        await db.SaveChangesAsync();
    }

    /// <summary>The row of an area in a table, changed.</summary>
    public static ReportDocument ChangeRow(ReportDocument document, string area, Func<string, string> cell) => document with
    {
        Body =
        [
            .. document.Body.Select(b => b is TableBlock { Caption: Caption } table
                ? table with { Rows = [.. table.Rows.Select(r => r[0] == area ? (IReadOnlyList<string>)[r[0], .. r.Skip(1).Select(cell)] : r)] }
                : b),
        ],
    };

    private static async Task AnswerAsync(StaffSite site, Survey survey, string unit, Func<int, (bool Walks, bool Speeding, bool Behaviour)> named)
    {
        var responses = Enumerable.Range(0, 40).Select(i =>
        {
            var (walks, speeding, behaviour) = named(i);
            var codes = new[] { walks ? "\"walks\"" : null, speeding ? "\"speeding\"" : null, behaviour ? "\"asb\"" : null }.OfType<string>();
            return new Response
            {
                Id = Make.NewId(),
                SurveyId = survey.Id,
                Version = 1,
                Channel = Channel.Web,
                Reference = ReceiptReference.New(),
                Answers = $$"""{"first":[{{string.Join(',', codes)}}]}""",
                LocalAuthorityCode = "east",
                LocalPolicingUnitCode = unit,
                SubmittedHour = new DateTimeOffset(2027, 1, 20, 11, 0, 0, TimeSpan.Zero),
            };
        }).ToList();
        await site.Services.GetRequiredService<ResponseStore>().SubmitManyAsync(responses);
    }
}
