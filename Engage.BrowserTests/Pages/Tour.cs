using System.Collections.Concurrent;
using Engage.BrowserTests.Support;

namespace Engage.BrowserTests.Pages;

/// <summary>Goes to pages and has each looked at once, several windows at a time.</summary>
/// <param name="arrive">Opens a browser for somebody new, or for somebody who has signed in, by address.</param>
/// <param name="look">Told of each page, by a name of its own.</param>
internal abstract class Tour(Func<string?, Task<Visitor>> arrive, Func<Visitor, string, Task> look)
{
    // The browser works on one page per processor; one window more keeps them busy while the site answers.
    private static readonly int Windows = Math.Clamp(Environment.ProcessorCount + 1, 2, 6);

    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _faults = new();

    /// <summary>Goes everywhere.</summary>
    /// <returns>What went wrong in the browsers.</returns>
    public async Task<IEnumerable<string>> GoAsync()
    {
        await GoEverywhereAsync();
        return _faults;
    }

    /// <summary>Goes everywhere.</summary>
    protected abstract Task GoEverywhereAsync();

    /// <summary>Whether what a browser reported is wrong; a page that is not there is meant to be reported.</summary>
    protected virtual bool IsFault(string fault) => true;

    /// <summary>Goes to addresses that lead nowhere else, in any order.</summary>
    /// <param name="email">Who signs in; null for the public.</param>
    /// <param name="addresses">The addresses.</param>
    /// <param name="status">The status each must have; null for any.</param>
    protected Task VisitAsync(string? email, IEnumerable<string> addresses, int? status = 200)
    {
        var waiting = new ConcurrentQueue<string>(addresses);
        return Task.WhenAll(Enumerable.Range(0, Math.Min(Windows, waiting.Count)).Select(_ => AsAsync(email, async visitor =>
        {
            while (waiting.TryDequeue(out var address))
            {
                var answered = await visitor.GoAsync(address);
                if (status is not null && answered != status) { throw new InvalidOperationException($"{address} answered {answered}."); }
                await LookAsync(visitor, address);
            }
        })));
    }

    /// <summary>Does something with one window, and notes what went wrong in it.</summary>
    protected async Task AsAsync(string? email, Func<Visitor, Task> work)
    {
        await using var visitor = await arrive(email);
        await work(visitor);
        foreach (var fault in visitor.Faults.Where(IsFault)) { _faults.Enqueue(fault); }
    }

    /// <summary>Looks at the page in front of the visitor, unless that was done.</summary>
    protected async Task LookAsync(Visitor visitor, string name)
    {
        if (_seen.TryAdd(name, value: true)) { await look(visitor, name); }
    }
}
