using System.Globalization;
using Engage.Domain.Engagements;
using Engage.Domain.Places;

namespace Engage.Web.Engagements;

/// <summary>Published engagements as open data: one line each, with one column for what was heard.</summary>
internal static class EngagementCsv
{
    /// <summary>The rows, heading first. Who follows up is left out, and small numbers of people are not printed.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<Engagement> engagements, Gazetteer places, IReadOnlyDictionary<string, string> themes)
    {
        yield return ["number", "date", "kind", "title", "place", "area_code", "area_name", "audience", "people_reached", "people_spoken_with", "heard", "follow_up", "withdrawn_because"];
        foreach (var engagement in engagements)
        {
            var content = engagement.Content;
            string[] row = engagement.IsWithdrawn
                ? ["", "", "", "", "", "", ""]
                : [content.Title, content.Place, string.Join("; ", content.Audience), EngagementWords.Number(content.Reached), EngagementWords.Number(content.SpokeWith),
                    string.Join("; ", content.Heard.Select(h => $"{themes.GetValueOrDefault(h.Theme, h.Theme)} ({EngagementWords.Number(h.People)}): {h.Sentence}")),
                    string.Join("; ", content.FollowUps.Select(f => f.DoneOn is { } done ? $"{f.What} (done {Day(done)})" : $"{f.What} (by {Day(f.DueOn)})"))];
            yield return
            [
                engagement.Number.ToString(CultureInfo.InvariantCulture), Day(engagement.On), EngagementWords.Code(engagement.Kind), row[0], row[1], engagement.AreaCode, places.Find(engagement.AreaCode)?.Name ?? "",
                row[2], row[3], row[4], row[5], row[6], engagement.WithdrawnBecause ?? "",
            ];
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
