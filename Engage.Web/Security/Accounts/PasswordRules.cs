using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Security.Accounts;

/// <summary>
/// What a password must be: long, and not one that is tried first. No rule about kinds of characters: they make passwords
/// harder to remember and hardly harder to guess (NIST SP 800-63B, NCSC).
/// </summary>
public sealed class PasswordRules : IPasswordValidator<StaffAccount>
{
    /// <summary>The fewest characters.</summary>
    public const int MinLength = 12;

    /// <summary>The most characters.</summary>
    public const int MaxLength = 128;

    private const int FewestKinds = 5;

    // Stems of the long passwords that lists of leaked ones are full of.
    private static readonly string[] _common =
    [
        "password", "passw0rd", "qwerty", "letmein", "welcome", "iloveyou", "administrator", "admin123", "changeme", "football", "123456", "abc123", "1q2w3e", "monkey", "dragon",
        "sunshine", "princess", "liverpool", "manchester", "police", "engage",
    ];

    /// <summary>What is wrong with a password, as a sentence; null when nothing is.</summary>
    public static string? ProblemWith(string? password, string? email)
    {
        if (password is null || password.Length < MinLength) { return $"Password must have {MinLength} characters or more"; }
        if (password.Length > MaxLength) { return $"Password must have {MaxLength} characters or fewer"; }
        if (password.Distinct().Count() < FewestKinds) { return "Password must not repeat the same few characters"; }
        if (email?.Split('@')[0] is { Length: > 3 } person && password.Contains(person, StringComparison.OrdinalIgnoreCase)) { return "Password must not contain your e-mail address"; }
        // A common word is no harm within a long sentence; with a few digits behind it, it is the first thing tried.
        return Array.Exists(_common, stem => password.Contains(stem, StringComparison.OrdinalIgnoreCase) && password.Length - stem.Length < 8)
            ? "Password is too easy to guess. Try three random words"
            : null;
    }

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password) =>
        Task.FromResult(ProblemWith(password, user.Email) is { } sentence ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = sentence }) : IdentityResult.Success);
}
