namespace Engage.Web.Mail.Smtp;

/// <summary>How a session signs in.</summary>
/// <param name="UserName">The account.</param>
/// <param name="Password">Its password; empty with a token.</param>
/// <param name="AccessToken">A token instead of a password.</param>
internal sealed record SmtpAccount(string UserName, string Password, string? AccessToken = null);
