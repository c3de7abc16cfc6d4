using Engage.Domain.Messages;

namespace Engage.Web.Mail.Templates;

/// <summary>The subject and text of a message, with placeholders.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Markdown">The text.</param>
public sealed record MessageText(string Subject, string Markdown);

/// <summary>What messages say until staff write something else: a file for each kind.</summary>
public static class BuiltInTexts
{
    private const string SubjectLine = "Subject: ";

    private static readonly Dictionary<MessageKind, MessageText> Texts = MessageKinds.All.ToDictionary(k => k.Kind, k => Read(k.Code));

    /// <summary>The built-in text of a kind.</summary>
    public static MessageText Of(MessageKind kind) => Texts[kind];

    private static MessageText Read(string code)
    {
        using var stream = typeof(BuiltInTexts).Assembly.GetManifestResourceStream($"messages/{code}.md") ?? throw new InvalidOperationException($"There is no text for messages of the kind {code}.");
        using var reader = new StreamReader(stream);
        var subject = reader.ReadLine()!;
        return new MessageText(subject[SubjectLine.Length..], reader.ReadToEnd().ReplaceLineEndings("\n").Trim());
    }
}
