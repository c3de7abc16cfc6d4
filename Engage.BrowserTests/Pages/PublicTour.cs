using Engage.BrowserTests.Support;

namespace Engage.BrowserTests.Pages;

/// <summary>Goes to every page a resident can reach, and answers the open surveys on the way.</summary>
/// <param name="arrive">Opens a browser for somebody new.</param>
/// <param name="look">Told of each page once, by a name of its own.</param>
internal sealed class PublicTour(Func<string?, Task<Visitor>> arrive, Func<Visitor, string, Task> look) : Tour(arrive, look)
{
    /// <summary>A page that is not there.</summary>
    public const string Missing = "/nothing-is-here";

    private static readonly string[] _addresses =
    [
        "/", "/areas", "/areas?postcode=nonsense", "/areas/lpu-crewe", "/areas/E05008611", "/engagements", "/engagements?area=lpu-crewe&kind=walkabout", "/engagements/1", "/engagements/11", "/areas/E06000049", "/accessibility", "/privacy", "/cookies", "/contact",
        "/surveys/precept-2027-28", "/surveys/precept-2027-28/all-questions", "/surveys/priorities-2027", "/surveys/priorities-2027/all-questions",
        "/surveys/precept-2026-27", "/surveys/precept-2026-27/all-questions", "/surveys/precept-2026-27?late=1",
        "/surveys/precept-2027-28/basis", "/surveys/precept-2026-27/basis", "/surveys/precept-2026-27/submissions", "/surveys/precept-2026-27/submissions/1", "/reports/precept-2026-27/decision-pack",
        "/assemblies", "/assemblies/local-policing", "/assemblies/local-policing/crewe", "/assemblies/local-policing/compare",
        "/assemblies/local-policing/crewe/recommendations", "/assemblies/local-policing/crewe/recommendations/5", "/assemblies/local-policing/crewe/report",
        "/priorities", "/priorities?status=Done", "/priorities/1", "/priorities/2", "/priorities/5", "/progress", "/plans", "/plans/2024-28", "/plans/2021-24", "/what-changed", "/surveys/precept-2026-27/outcome", "/surveys/precept-2026-27/outcome/v1", "/follow", "/follow?subject=survey:precept-2026-27", "/follow/confirm/any-token",
        "/reports/precept-2026-27", "/reports/precept-2026-27/v1", "/gallery", "/gallery?errors=true", "/gallery/staff", "/staff/sign-in", "/my/sign-in", "/my/sign-in/sent", "/my/sign-in/any-token", "/my/new-address/any-token", Missing,
    ];

    /// <inheritdoc/>
    protected override Task GoEverywhereAsync() => Task.WhenAll(
        VisitAsync(null, _addresses, status: null),
        AsAsync(null, visitor => AnswerAsync(visitor, "precept-2027-28", "resident")),
        AsAsync(null, visitor => AnswerAsync(visitor, "precept-2027-28", "business")),
        AsAsync(null, visitor => AnswerAsync(visitor, "priorities-2027", "resident")));

    /// <inheritdoc/>
    protected override bool IsFault(string fault) => !fault.Contains(Missing, StringComparison.Ordinal);

    private async Task AnswerAsync(Visitor visitor, string slug, string capacity)
    {
        await visitor.GoAsync($"/surveys/{slug}");
        await visitor.PressAsync("Start now");
        await visitor.ContinueAsync();
        await LookAsync(visitor, $"{slug}: a required question left empty");
        while (!visitor.Path.EndsWith("/check-your-answers", StringComparison.Ordinal)) { await AnswerPageAsync(visitor, capacity); }
        await LookAsync(visitor, visitor.Path);
        await visitor.PressAsync("Send my answers");
        if (!visitor.Path.EndsWith("/about-you", StringComparison.Ordinal)) { throw new InvalidOperationException($"The answers were sent and then came {visitor.Path}."); }
        await LookAsync(visitor, visitor.Path);
        await visitor.PressAsync("Answer the questions about you");
        while (!visitor.Path.EndsWith("/receipt", StringComparison.Ordinal)) { await AnswerPageAsync(visitor, "yes"); }
        await LookAsync(visitor, visitor.Path);
    }

    private async Task AnswerPageAsync(Visitor visitor, string wanted)
    {
        var before = visitor.Path;
        await LookAsync(visitor, before);
        await AnyAnswer.GiveAsync(visitor.Page, wanted);
        await visitor.ContinueAsync();
        if (visitor.Path == before) { throw new InvalidOperationException($"{before} does not take its answer."); }
    }
}
