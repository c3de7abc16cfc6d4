using System.Globalization;
using Engage.Web.Data;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>Something that can be followed.</summary>
/// <param name="Key">Its name in the database, such as survey:precept-2027-28.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Href">Where it is shown.</param>
public sealed record FollowSubject(string Key, string Title, string Href);

/// <summary>Knows what can be followed: what the public sees, and nothing else.</summary>
public sealed class FollowSubjects(PublishedSurveys surveys, EngageDb db, BodySettings body)
{
    /// <summary>Everything that changes in the whole area.</summary>
    public const string County = "county";

    private const string SurveyKind = "survey:", PriorityKind = "priority:";

    /// <summary>The subject of a survey.</summary>
    public static string OfSurvey(string slug) => SurveyKind + slug;

    /// <summary>The subject of a key; null when there is none the public sees.</summary>
    public async Task<FollowSubject?> FindAsync(string? key, CancellationToken cancellationToken = default)
    {
        if (key == County) { return new FollowSubject(County, $"everything {body.Name} does about what people say", "/what-changed"); }
        if (key?.StartsWith(SurveyKind, StringComparison.Ordinal) == true && await surveys.FindAsync(key[SurveyKind.Length..], cancellationToken) is { } survey)
        {
            return new FollowSubject(key, survey.Title, SurveyAddress.Start(survey.Slug));
        }
        if (key?.StartsWith(PriorityKind, StringComparison.Ordinal) == true && int.TryParse(key[PriorityKind.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await db.LocalPriorities.AsNoTracking().SingleOrDefaultAsync(p => p.Number == number && p.PublishedAt != null, cancellationToken) is { } priority)
        {
            return new FollowSubject(PriorityAddress.Subject(priority), $"priority {priority.Number}, “{priority.Statement}”", PriorityAddress.Public(priority));
        }
        return null;
    }
}
