using System.Globalization;
using Microsoft.Playwright;

namespace Engage.BrowserTests.Support;

/// <summary>A person at the keyboard, who needs to see where they are: every stop is checked.</summary>
public sealed class Keyboard(IPage page)
{
    private const int MostStops = 60;

    // Names the element that has the focus as a person would: its label, or its words.
    private const string Name = """
        () => {
          const at = document.activeElement;
          const words = at.getAttribute('aria-label') ?? (at.labels?.length ? at.labels[0].textContent : at.textContent);
          return words.replace(/\s+/g, ' ').trim();
        }
        """;

    // Whether the focus shows, on the element or on the box that stands for it, and is on the screen.
    private const string Shows = """
        () => {
          const at = document.activeElement;
          const marked = style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
          const label = at.labels?.[0];
          const box = at.getBoundingClientRect();
          return (marked(getComputedStyle(at)) || (!!label && marked(getComputedStyle(label, '::before'))))
            && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        }
        """;

    // 1: the focus is further on in the page than the element left; -1: it went back.
    private const string Follows = "last => last && last.isConnected && (last.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_PRECEDING) ? -1 : 1";

    private readonly List<string> _unseen = [];

    /// <summary>Stops at which the focus did not show, or that came out of order.</summary>
    public IReadOnlyList<string> Unseen => _unseen;

    /// <summary>Goes to the next stop and gives its name.</summary>
    public async Task<string> TabAsync()
    {
        var last = await page.EvaluateHandleAsync("document.activeElement");
        await page.Keyboard.PressAsync("Tab");
        var name = await FocusedNameAsync();
        if (!await page.EvaluateAsync<bool>(Shows)) { _unseen.Add($"{page.Url}: the focus does not show at \"{name}\""); }
        if (await page.EvaluateAsync<int>(Follows, last) < 0) { _unseen.Add($"{page.Url}: the focus goes back to \"{name}\""); }
        return name;
    }

    /// <summary>Goes on until a stop has this name.</summary>
    public async Task TabToAsync(string name)
    {
        List<string> passed = [];
        for (var stop = 0; stop < MostStops; stop++)
        {
            var here = await TabAsync();
            if (here == name) { return; }
            passed.Add(here);
        }
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"\"{name}\" did not come in {MostStops} stops of {page.Url}: {string.Join(", ", passed)}"));
    }

    /// <summary>Presses a key.</summary>
    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>The name of what has the focus.</summary>
    public Task<string> FocusedNameAsync() => page.EvaluateAsync<string>(Name);

    /// <summary>The kind of element that has the focus.</summary>
    public Task<string> FocusedTagAsync() => page.EvaluateAsync<string>("document.activeElement.localName");
}
