using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages;

/// <summary>A page of somebody who is signed in: a word about what was just done goes with them to the next one.</summary>
public abstract class NoticePage : PageModel
{
    private const string NoticeKey = "notice";

    /// <summary>What was just done, said at the top of the next page.</summary>
    public string? Notice => TempData[NoticeKey] as string;

    /// <summary>Goes to a page and says there what was done.</summary>
    protected IActionResult Done(string address, string notice)
    {
        TempData[NoticeKey] = notice;
        return LocalRedirect(address);
    }
}
