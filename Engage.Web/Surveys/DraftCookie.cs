using Engage.Domain;
using Engage.Web.Security;

namespace Engage.Web.Surveys;

/// <summary>The cookie that leads back to a draft. One for each survey, so that two can be answered side by side.</summary>
public sealed class DraftCookie(SiteCookies cookies)
{
    /// <summary>How long browser and server keep a draft after its last change.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The draft's id; null when there is no cookie, or it holds something else.</summary>
    public string? Read(HttpContext context, string slug) =>
        context.Request.Cookies[NameOf(slug)] is { } id && PublicId.IsWellFormed(id) ? id : null;

    /// <summary>Sets the cookie, or lets it live on.</summary>
    public void Write(HttpContext context, string slug, string draftId) =>
        context.Response.Cookies.Append(NameOf(slug), draftId, cookies.Options(KeptFor));

    /// <summary>Takes the cookie away: the next person begins anew.</summary>
    public void Clear(HttpContext context, string slug) =>
        context.Response.Cookies.Delete(NameOf(slug), cookies.Options(keepFor: null));

    /// <summary>The cookie's name for a survey.</summary>
    public string NameOf(string slug) => cookies.NameOf($"{SiteCookies.Draft}-{slug}");
}
