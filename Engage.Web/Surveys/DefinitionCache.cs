using System.Collections.Concurrent;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Surveys;

/// <summary>
/// The definitions of published surveys, read once and kept: a published version never changes. Ask only for those of
/// published surveys; a draft's version is still being written.
/// </summary>
public sealed class DefinitionCache
{
    private readonly ConcurrentDictionary<(string SurveyId, int Version), SurveyDefinition> _kept = [];

    /// <summary>The definition of a version; null when there is no such version.</summary>
    public async ValueTask<SurveyDefinition?> FindAsync(EngageDb db, string surveyId, int version, CancellationToken cancellationToken = default)
    {
        if (_kept.TryGetValue((surveyId, version), out var kept)) { return kept; }
        var json = await db.Set<SurveyVersion>().AsNoTracking()
            .Where(v => v.SurveyId == surveyId && v.Number == version)
            .Select(v => v.Definition)
            .FirstOrDefaultAsync(cancellationToken);
        return json is null ? null : _kept[(surveyId, version)] = SurveyDefinition.FromStored(json);
    }
}
