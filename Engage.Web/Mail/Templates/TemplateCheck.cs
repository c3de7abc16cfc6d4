using Engage.Domain;
using Engage.Domain.Messages;

namespace Engage.Web.Mail.Templates;

/// <summary>Judges a text before it is kept: a message must never go out with a hole, without its link, or to a strange place.</summary>
internal sealed class TemplateCheck(LinkHosts hosts)
{
    /// <summary>What is wrong with the subject, in a sentence; null when nothing is.</summary>
    public static string? SubjectProblem(MessageKindFacts kind, string? subject)
    {
        if (string.IsNullOrWhiteSpace(subject)) { return "Enter a subject"; }
        if (subject.Length > MessageTemplate.MaxSubject) { return $"The subject must be {MessageTemplate.MaxSubject} characters or fewer"; }
        if (subject.Any(char.IsControl)) { return "The subject must be one line"; }
        var names = ParsedTemplate.NamesIn(subject).ToList();
        if (UnknownProblem(kind, names) is { } unknown) { return unknown; }
        if (kind.Placeholders.FirstOrDefault(p => p.IsLink && names.Contains(p.Name)) is { } link) { return $"Take (({link.Name})) out of the subject: links belong in the text"; }
        if (names.FirstOrDefault(name => name == "name" || kind.Placeholders.Any(p => p.IsOptional && p.Name == name)) is { } optional) { return $"Take (({optional})) out of the subject: it is not always there"; }
        return OpenProblem(subject);
    }

    /// <summary>What is wrong with the text, in a sentence; null when nothing is.</summary>
    public string? TextProblem(MessageKindFacts kind, string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown)) { return "Enter the text"; }
        if (markdown.Length > MessageTemplate.MaxMarkdown) { return $"The text must be {Wording.Count(MessageTemplate.MaxMarkdown)} characters or fewer"; }
        var template = ParsedTemplate.Read(new MessageText("", markdown));
        var names = template.NamesInText.ToList();
        if (UnknownProblem(kind, names) is { } unknown) { return unknown; }
        if (OpenProblem(markdown) is { } open) { return open; }
        if (kind.Placeholders.FirstOrDefault(p => p.IsLink && !p.IsOptional && !names.Contains(p.Name)) is { } missing)
        {
            return $"Put (({missing.Name})) into the text, on its own or as [words](((" + missing.Name + ")))";
        }
        if (template.FixedLinks.FirstOrDefault(link => hosts.Of(link) is null) is { } strange)
        {
            return $"Take out the link to {strange}: links may lead to {Wording.List([.. hosts.Names])} only";
        }
        return null;
    }

    private static string? UnknownProblem(MessageKindFacts kind, IEnumerable<string> names) =>
        names.FirstOrDefault(name => !kind.Names.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? $"There is no placeholder (({unknown})) in this message. You can use {Wording.List([.. kind.Names.Select(name => $"(({name}))")])}"
            : null;

    private static string? OpenProblem(string text)
    {
        var rest = ParsedTemplate.Fill(text, _ => "");
        return rest.Contains("((", StringComparison.Ordinal) ? "Close each placeholder with two brackets, like ((name))" : null;
    }
}
