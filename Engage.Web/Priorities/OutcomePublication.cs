using System.Globalization;
using Engage.Domain.Priorities;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>Publishes what became of a consultation: the frozen version, the audit entry and the messages to followers in one transaction.</summary>
public sealed class OutcomePublication(EngageDb db, AuditTrail audit, FollowerNews news, TimeProvider time, IOutputCacheStore? pages = null)
{
    /// <summary>Publishes the draft that was asked for.</summary>
    /// <param name="readAt">When what the person read was written: nobody approves what they have not seen.</param>
    /// <returns>The version; null when the draft is another one by now or is not asked for.</returns>
    /// <exception cref="InvalidOperationException">The same person wrote it down last.</exception>
    public async Task<OutcomeVersion?> PublishAsync(Survey survey, DateTimeOffset readAt, string by, CancellationToken cancellationToken = default)
    {
        OutcomeVersion? version = null;
        try
        {
            await db.WriteAsync(
                async inside =>
                {
                    var outcome = await inside.Outcomes.SingleAsync(o => o.SurveyId == survey.Id, cancellationToken);
                    if (outcome.AskedForAt is null || outcome.PreparedAt != readAt) { return; }
                    version = outcome.Publish(by, time.GetUtcNow());
                    audit.Record(inside, by, "outcome-published", SurveyLifecycle.Subject(survey), $"Version {version.Number}");
                    await news.TellAsync(
                        inside, FollowSubjects.OfSurvey(survey.Slug), $"outcome-v{version.Number.ToString(CultureInfo.InvariantCulture)}",
                        version.Number == 1 ? $"{survey.Title}: what was decided" : $"{survey.Title}: what was done since",
                        FirstLine.Of(version.Number > 1 && version.Done.Length > 0 ? version.Done : version.Decided), SurveyAddress.Outcome(survey.Slug), cancellationToken);
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
        if (pages is not null) { await pages.EvictByTagAsync(PublicPageCache.Tag, CancellationToken.None); }
        return version;
    }
}
