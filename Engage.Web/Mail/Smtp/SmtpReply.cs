namespace Engage.Web.Mail.Smtp;

/// <summary>A relay's answer.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Lines">What stands behind them, a line each.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>All of it in one line.</summary>
    public string Text => string.Join(' ', Lines);
}
