using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Engage.BrowserTests.Support;
using Microsoft.Playwright;

namespace Engage.BrowserTests.Pages;

/// <summary>
/// What is asked of every page, whoever it is for. One visit does: the page as a telephone without scripts has it, then with
/// its scripts as a desk has it.
/// </summary>
internal sealed class PageInspection
{
    // Axe in the page itself: one reading of its rules for both looks, and only what is wrong comes back.
    private const string Axe = """
        () => axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
            resultTypes: ['violations'],
        }).then(result => result.violations.flatMap(v => v.nodes.map(node => `${v.id}: ${v.help}: ${node.html}`)))
        """;

    private const string InTheBrowsersType = """
        () => [...document.querySelectorAll('body *')]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !['SCRIPT', 'STYLE', 'NOSCRIPT', 'PROGRESS'].includes(e.tagName) && !e.closest('.govuk-visually-hidden'))
          .filter(e => /^("?Times|serif)/i.test(getComputedStyle(e).fontFamily))
          .map(e => `in the browser's own type: ${e.outerHTML.slice(0, 120)}`)
        """;

    private const string TooWide = """
        size => {
          const root = document.documentElement;
          root.style.fontSize = size;
          const [width, room] = [document.scrollingElement.scrollWidth, root.clientWidth];
          const widest = width <= room ? [] : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > room + 1).map(e => e.outerHTML.slice(0, 100)).slice(0, 3);
          root.style.fontSize = '';
          return width <= room ? [] : [`scrolls sideways, ${width} pixels in ${room}: ${widest.join(' | ')}`];
        }
        """;

    private static readonly string _axe = new BundledAxeScriptProvider().GetScript();

    // A folder for pictures of each page, for people to look at.
    private static readonly string? _pictures = Environment.GetEnvironmentVariable("ENGAGE_PICTURES");

    private readonly ConcurrentQueue<string> _faults = new();
    private int _pages;

    /// <summary>How many pages were looked at.</summary>
    public int Pages => _pages;

    /// <summary>What is wrong with them.</summary>
    public IEnumerable<string> Faults => _faults;

    /// <summary>Looks at a page on a telephone before its scripts have come, at 320 pixels, then with its scripts at a desk and with text twice as large.</summary>
    /// <param name="visitor">Somebody whose scripts are held back.</param>
    /// <param name="name">The page's name in what is reported.</param>
    public async Task LookAsync(Visitor visitor, string name)
    {
        var page = visitor.Page;
        await page.SetViewportSizeAsync(360, 740);
        await page.EvaluateAsync(_axe);
        await SeeAsync(page, $"{name} on a telephone");
        await page.SetViewportSizeAsync(320, 740);
        await NoteAsync(page, $"{name} at 320 pixels", TooWide, "");
        await page.SetViewportSizeAsync(1280, 900);
        await visitor.LetScriptsInAsync();
        await SeeAsync(page, name);
        await NoteAsync(page, name, TooWide, "");
        await NoteAsync(page, $"{name} with text twice as large", TooWide, "200%");
        Interlocked.Increment(ref _pages);
    }

    /// <summary>Looks at a page in the middle of a journey, as it is in front of the visitor.</summary>
    public async Task GlanceAsync(Visitor visitor, string name)
    {
        await visitor.Page.EvaluateAsync(_axe);
        await SeeAsync(visitor.Page, name);
        await NoteAsync(visitor.Page, name, TooWide, "");
        Interlocked.Increment(ref _pages);
    }

    private async Task SeeAsync(IPage page, string name)
    {
        if (_pictures is not null) { await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(_pictures, FileName(page, name)) }); }
        await NoteAsync(page, name, Axe);
        await NoteAsync(page, name, InTheBrowsersType);
    }

    private async Task NoteAsync(IPage page, string name, string question, string? argument = null)
    {
        foreach (var fault in await page.EvaluateAsync<string[]>(question, argument).WaitAsync(TimeSpan.FromMinutes(2))) { _faults.Enqueue($"{name}: {fault}"); }
    }

    // Links in messages carry long tokens.
    private static string FileName(IPage page, string name) =>
        $"{page.ViewportSize!.Width}-{string.Concat(name.Take(120).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-')}.png";
}
