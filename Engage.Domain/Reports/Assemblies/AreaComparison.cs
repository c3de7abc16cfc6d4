using Engage.Domain.Reports.Charts;
using Engage.Domain.Reports.Consultation;

namespace Engage.Domain.Reports.Assemblies;

/// <summary>One assembly of a programme in numbers; what is not known is null.</summary>
/// <param name="Name">The assembly.</param>
/// <param name="Phase">Where it stands, in words.</param>
/// <param name="Recruitment">How people were found.</param>
/// <param name="Attendance">The part of the members expected at sessions that came, from 0 to 1.</param>
/// <param name="Recommendations">Recommendations that are public.</param>
/// <param name="Adopted">Those that were adopted.</param>
/// <param name="MeanSupport">The mean share in favour over the recommendations whose numbers are printed, from 0 to 1.</param>
/// <param name="Accepted">Responses that accept.</param>
/// <param name="AcceptedInPart">Responses that accept in part.</param>
/// <param name="Rejected">Responses that reject.</param>
/// <param name="Done">Promises kept.</param>
/// <param name="Overdue">Promises whose day has passed.</param>
public sealed record AreaFigures(
    string Name, string Phase, RecruitmentFacts Recruitment, double? Attendance, int Recommendations, int Adopted, double? MeanSupport, int Accepted, int AcceptedInPart, int Rejected, int Done, int Overdue);

/// <summary>The assemblies of a programme beside one another.</summary>
public static class AreaComparison
{
    /// <summary>The comparison as a document: three tables and a chart.</summary>
    /// <param name="areas">The assemblies in the programme's order.</param>
    public static ReportDocument Compose(ProgrammeFacts programme, IReadOnlyList<AreaFigures> areas, Publisher publisher, DateOnly today, bool isDemonstration) => new(
        $"{programme.Title}: the assemblies compared",
        programme.Question,
        publisher.Body,
        $"Letters, members, recommendations, votes and responses of the {Wording.Count(areas.Count)} assemblies of {programme.Title}.",
        "en-GB",
        today,
        [.. People(areas), .. Decisions(areas), .. Responses(areas, today)])
    {
        Notice = isDemonstration ? "Demonstration: these assemblies are made up" : null,
    };

    private static IEnumerable<Block> People(IReadOnlyList<AreaFigures> areas)
    {
        yield return new HeadingBlock(1, "Who took part", "people");
        yield return new TableBlock(
            "Letters, registrations, members and attendance",
            [new("Assembly", 2.6, IsRowHeader: true), new("Status", 1.8), new("Letters", 1.1, IsNumeric: true), new("Registered", 1.4, IsNumeric: true), new("Members", 1.5, IsNumeric: true), new("Attendance", 1.4, IsNumeric: true)],
            [.. areas.Select(a => (IReadOnlyList<string>)
            [
                a.Name, a.Phase,
                a.Recruitment.Letters is { } letters ? Wording.Count(letters) : Figures.None,
                Wording.Count(a.Recruitment.Registered),
                $"{Wording.Count(a.Recruitment.Members)} of {Wording.Count(a.Recruitment.Seats)}",
                a.Attendance is { } attendance ? Wording.Percent(attendance) : Figures.None,
            ])],
            ["Attendance: members who came to a session, of all who were expected, over all sessions held. Assemblies differ in how far they are: a dash means that there is nothing to count yet."]);
    }

    private static IEnumerable<Block> Decisions(IReadOnlyList<AreaFigures> areas)
    {
        yield return new HeadingBlock(1, "What they recommended", "recommended");
        var voted = areas.Where(a => a.MeanSupport is not null).ToList();
        if (voted.Count == 0)
        {
            yield return ParagraphBlock.Of("No assembly has published recommendations with votes yet.");
            yield break;
        }
        var chart = BarChart.Draw([.. voted.Select(a => new Bar(a.Name, 100 * a.MeanSupport))], ValueFormat.Percent);
        yield return chart.ToFigure("Mean support of the recommendations that were voted on");
        yield return ParagraphBlock.Of(chart.Finding);
        yield return new TableBlock(
            "Recommendations and their support",
            [new("Assembly", 3, IsRowHeader: true), new("Recommendations", 1.6, IsNumeric: true), new("Adopted", 1.2, IsNumeric: true), new("Mean support", 1.4, IsNumeric: true)],
            [.. areas.Select(a => (IReadOnlyList<string>)[a.Name, Wording.Count(a.Recommendations), Wording.Count(a.Adopted), a.MeanSupport is { } support ? Wording.Percent(support) : Figures.None])],
            ["Mean support: the mean over recommendations of the share in favour, of those who voted for or against. The assemblies voted on different recommendations, so a higher figure does not mean a better assembly."]);
    }

    private static IEnumerable<Block> Responses(IReadOnlyList<AreaFigures> areas, DateOnly today)
    {
        yield return new HeadingBlock(1, "What became of it", "responses");
        if (areas.All(a => a.Accepted + a.AcceptedInPart + a.Rejected == 0))
        {
            yield return ParagraphBlock.Of("No response is published yet.");
            yield break;
        }
        yield return new TableBlock(
            "Responses and where they stand",
            [new("Assembly", 3, IsRowHeader: true), new("Accepted", 1.2, IsNumeric: true), new("In part", 1.1, IsNumeric: true), new("Rejected", 1.2, IsNumeric: true), new("Done", 1, IsNumeric: true), new("Overdue", 1.2, IsNumeric: true)],
            [.. areas.Select(a => (IReadOnlyList<string>)[a.Name, Wording.Count(a.Accepted), Wording.Count(a.AcceptedInPart), Wording.Count(a.Rejected), Wording.Count(a.Done), Wording.Count(a.Overdue)])],
            [$"As of {Wording.Day(today)}."]);
    }
}
