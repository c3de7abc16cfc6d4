using Engage.Web.Data;

namespace Engage.Web.Pages;

/// <summary>What a page that could not be shown says.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Paragraphs">What happened and what to do.</param>
public sealed record StatusPage(string Title, params IReadOnlyList<string> Paragraphs)
{
    private static readonly StatusPage _problem = new(
        "Sorry, there is a problem with the service",
        "Try again later.",
        "If you were answering a survey, what you sent before is kept on this device for 30 days: open the survey again to carry on.");

    private static readonly Dictionary<int, StatusPage> _pages = new()
    {
        [400] = new("We could not read what was sent", "Go back, load the page again, and try once more.", "This can happen when a page was open for a long time, or when something in the browser changed what it sent."),
        [403] = new("You cannot see this page", "Your account does not have the right to open it. Ask an administrator if you need it."),
        [404] = new("Page not found", "If you typed the web address, check it is correct.", "If you pasted the web address, check you copied the whole of it.", "A survey's page can also be gone because the survey is not published."),
        [409] = new("Somebody changed this before you", "Go back, load the page again to see the change, and try once more."),
        [413] = new("That is too much to send at once", "Go back and make your answer shorter, then try again."),
        [429] = new("Too many attempts", "Wait a few minutes, then try again."),
        [503] = new("Sorry, the service is very busy", "Nothing you sent was lost on your device. Wait half a minute, then go back and send it again.", "Your answer is counted once, however often you send it."),
    };

    /// <summary>The page for a status.</summary>
    public static StatusPage For(int status) => _pages.GetValueOrDefault(status, status is >= 400 and < 500 ? _pages[400] : _problem);

    /// <summary>The status of an exception nobody caught.</summary>
    public static int StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException refused => refused.StatusCode,
        StoreBusyException or StoreUnavailableException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
