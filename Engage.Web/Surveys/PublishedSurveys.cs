using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Surveys;

/// <summary>
/// Finds surveys for the public. Where one stands is known as the database has it at that moment, so that an officer who
/// closes it closes it at once on every instance; only the definitions, which never change, are kept for longer.
/// </summary>
public sealed class PublishedSurveys(Lazy<EngageDb> db, PublishedShelf shelf, DefinitionCache definitions, TimeProvider time)
{
    /// <summary>The survey at an address; null when there is none, or it is not published: the public cannot tell which.</summary>
    public async Task<PublishedSurvey?> FindAsync(string slug, CancellationToken cancellationToken = default) =>
        Survey.IsSlug(slug) && await ListAsync(slug, cancellationToken) is [var found] ? found : null;

    /// <summary>Every published survey.</summary>
    public Task<IReadOnlyList<PublishedSurvey>> AllAsync(CancellationToken cancellationToken = default) => ListAsync(slug: null, cancellationToken);

    /// <summary>The definition of one version of a survey, which may be older than the newest.</summary>
    public ValueTask<SurveyDefinition?> VersionAsync(PublishedSurvey survey, int version, CancellationToken cancellationToken = default) =>
        version == survey.Version ? new(survey.Definition) : definitions.FindAsync(db.Value, survey.Survey.Id, version, cancellationToken);

    /// <summary>Keeps a page in the cache no longer than what it says of these surveys stays true.</summary>
    public static void KeepPage(HttpContext context, params IEnumerable<PublishedSurvey> shown)
    {
        var next = shown.Select(s => s.UntilNextPhase).Min();
        if (next is { } most) { PublicPageCache.KeepFor(context, most); }
    }

    private async Task<IReadOnlyList<PublishedSurvey>> ListAsync(string? slug, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await shelf.AllAsync(() => ReadAsync(slug: null, cancellationToken)) ?? await ReadAsync(slug, cancellationToken);
        return [.. rows.Where(r => slug is null || r.Survey.Slug == slug).Select(r => new PublishedSurvey(r.Survey, r.Version, r.Definition, now) { HasBasis = r.HasBasis })];
    }

    private async Task<IReadOnlyList<PublishedRow>> ReadAsync(string? slug, CancellationToken cancellationToken)
    {
        var rows = await db.Value.Surveys.AsNoTracking().IgnoreAutoIncludes()
            .Where(s => s.PublishedAt != null && (slug == null || s.Slug == slug))
            .Select(s => new { Survey = s, Newest = s.Versions.Max(v => v.Number), HasBasis = db.Value.Consultations.Any(c => c.SurveyId == s.Id) })
            .ToListAsync(cancellationToken);

        var found = new List<PublishedRow>(rows.Count);
        foreach (var row in rows)
        {
            var definition = await definitions.FindAsync(db.Value, row.Survey.Id, row.Newest, cancellationToken);
            if (definition is not null) { found.Add(new PublishedRow(row.Survey, row.Newest, definition, row.HasBasis)); }
        }
        return found;
    }
}
