using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Engage.BrowserTests.Support;
using Microsoft.Playwright;

namespace Engage.BrowserTests.Pages;

/// <summary>What is asked of every page, whoever it is for.</summary>
internal sealed class PageInspection
{
    private static readonly AxeRunOptions _axe = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    // A folder for a picture of each page, for people to look at.
    private static readonly string? _pictures = Environment.GetEnvironmentVariable("ENGAGE_PICTURES");

    private readonly List<string> _faults = [];

    /// <summary>How many pages were looked at.</summary>
    public int Pages { get; private set; }

    /// <summary>What is wrong with them.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Looks at a page as wide as it is, then at 320 pixels.</summary>
    public async Task OnAPhoneAsync(Visitor visitor, string name)
    {
        await LookAsync(visitor, name);
        var size = visitor.Page.ViewportSize!;
        await visitor.Page.SetViewportSizeAsync(320, size.Height);
        await FitsAsync(visitor.Page, $"{name} at 320 pixels");
        await visitor.Page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>Looks at a page, then with its text twice as large.</summary>
    public async Task AtADeskAsync(Visitor visitor, string name)
    {
        await LookAsync(visitor, name);
        await FitsAsync(visitor.Page, name);
        await visitor.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        await FitsAsync(visitor.Page, $"{name} with text twice as large");
        await visitor.Page.EvaluateAsync("document.documentElement.style.fontSize = ''");
    }

    private async Task LookAsync(Visitor visitor, string name)
    {
        Pages++;
        if (_pictures is not null) { await visitor.Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(_pictures, FileName(visitor, name)) }); }
        var result = await visitor.Page.RunAxe(_axe).WaitAsync(TimeSpan.FromMinutes(2));
        foreach (var violation in result.Violations)
        {
            _faults.AddRange(violation.Nodes.Select(node => $"{name}: {violation.Id}: {violation.Help}: {node.Html}"));
        }
        var plain = await visitor.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('body *')]
              .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !['SCRIPT', 'STYLE', 'NOSCRIPT', 'PROGRESS'].includes(e.tagName) && !e.closest('.govuk-visually-hidden'))
              .filter(e => /^("?Times|serif)/i.test(getComputedStyle(e).fontFamily))
              .map(e => e.outerHTML.slice(0, 120))
            """);
        _faults.AddRange(plain.Select(html => $"{name}: in the browser's own type: {html}"));
    }

    private static string FileName(Visitor visitor, string name) =>
        $"{visitor.Page.ViewportSize!.Width}-{string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-')}.png";

    private async Task FitsAsync(IPage page, string name)
    {
        var widths = await page.EvaluateAsync<int[]>("[document.scrollingElement.scrollWidth, document.documentElement.clientWidth]");
        if (widths[0] <= widths[1]) { return; }
        var widest = await page.EvaluateAsync<string>("""
            () => [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .map(e => e.outerHTML.slice(0, 100)).slice(0, 3).join(' | ')
            """);
        _faults.Add($"{name}: scrolls sideways, {widths[0]} pixels in {widths[1]}: {widest}");
    }
}
