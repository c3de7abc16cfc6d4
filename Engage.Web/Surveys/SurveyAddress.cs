namespace Engage.Web.Surveys;

/// <summary>The addresses of a survey's public pages, in one place.</summary>
public static class SurveyAddress
{
    /// <summary>What it is about, and the button that starts it.</summary>
    public static string Start(string slug) => $"/surveys/{slug}";

    /// <summary>The same page for somebody whose answers came after the close.</summary>
    public static string TooLate(string slug) => $"/surveys/{slug}?late=1";

    /// <summary>One question.</summary>
    /// <param name="slug">The survey.</param>
    /// <param name="code">The question.</param>
    /// <param name="isChange">Whether it was opened from "check your answers", and leads back there.</param>
    public static string Question(string slug, string code, bool isChange = false) =>
        $"/surveys/{slug}/questions/{code}{(isChange ? "?change=1" : "")}";

    /// <summary>Check your answers.</summary>
    public static string Check(string slug) => $"/surveys/{slug}/check-your-answers";

    /// <summary>The first page after sending: the optional questions.</summary>
    public static string AboutYou(string slug) => $"/surveys/{slug}/about-you";

    /// <summary>One of the optional questions.</summary>
    public static string AboutYou(string slug, string code) => $"/surveys/{slug}/about-you/{code}";

    /// <summary>The receipt.</summary>
    public static string Receipt(string slug) => $"/surveys/{slug}/receipt";

    /// <summary>Every question on one page.</summary>
    public static string AllQuestions(string slug) => $"/surveys/{slug}/all-questions";

    /// <summary>Why it asks, and the options.</summary>
    public static string Basis(string slug) => $"/surveys/{slug}/basis";

    /// <summary>The register of written submissions.</summary>
    public static string Submissions(string slug) => $"/surveys/{slug}/submissions";

    /// <summary>One written submission.</summary>
    public static string Submission(string slug, int number) => $"/surveys/{slug}/submissions/{number}";

    /// <summary>What became of it: we asked, you said, we did.</summary>
    public static string Outcome(string slug) => $"/surveys/{slug}/outcome";

    /// <summary>The report, once published.</summary>
    public static string Report(string slug) => $"/reports/{slug}";
}
