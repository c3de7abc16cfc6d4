using Engage.Domain.Messages;

namespace Engage.Web.Mail;

/// <summary>Holds what callers fill in to the kind's placeholders: a template must never meet a hole, nor an unknown word.</summary>
internal static class MessageValues
{
    /// <summary>The most characters of a value in words.</summary>
    public const int MaxText = 600;

    /// <summary>The most characters of a link.</summary>
    public const int MaxLink = 2000;

    private const int MaxName = 200;

    /// <summary>Checks a request.</summary>
    /// <exception cref="ArgumentException">It breaks a rule; the message names the placeholder and never its value.</exception>
    public static void Check(MessageRequest request)
    {
        if (!EmailAddress.IsUsable(request.Address.Trim()) && !PostalAddress.IsUsable(request.Address)) { throw new ArgumentException("The address is none that mail can be sent to.", nameof(request)); }
        if (request.Name.Length > MaxName) { throw new ArgumentException($"The name has at most {MaxName} characters.", nameof(request)); }
        if (request.Language is not { Length: >= 2 and <= 10 }) { throw new ArgumentException("The language is a short code, such as en.", nameof(request)); }

        var facts = request.Kind.Facts();
        var known = facts.Placeholders.ToDictionary(p => p.Name, StringComparer.Ordinal);
        if (request.Values.Keys.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
        {
            throw new ArgumentException($"A message of the kind {facts.Code} has no placeholder {unknown}.", nameof(request));
        }
        foreach (var placeholder in facts.Placeholders)
        {
            if (Problem(placeholder, request.Values.GetValueOrDefault(placeholder.Name)) is { } problem)
            {
                throw new ArgumentException($"The placeholder {placeholder.Name} of a message of the kind {facts.Code} {problem}.", nameof(request));
            }
        }
    }

    private static string? Problem(Placeholder placeholder, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) { return placeholder.IsOptional ? null : "is missing"; }
        var longest = placeholder.IsLink ? MaxLink : MaxText;
        if (value.Length > longest) { return $"has more than {longest} characters"; }
        if (!placeholder.IsLink) { return null; }
        return IsLocal(value) || value.StartsWith("https://", StringComparison.Ordinal) ? null : "is not a path of this site or an https address";
    }

    private static bool IsLocal(string value) => value[0] == '/' && (value.Length == 1 || value[1] is not ('/' or '\\'));
}
