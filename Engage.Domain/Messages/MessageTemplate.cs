namespace Engage.Domain.Messages;

/// <summary>A version of what messages of a kind say, written by staff. The newest is in use; without one, the built-in text is.</summary>
public sealed class MessageTemplate
{
    /// <summary>The most characters of a subject.</summary>
    public const int MaxSubject = 150;

    /// <summary>The most characters of a text.</summary>
    public const int MaxMarkdown = 10_000;

    /// <summary>The kind it is for.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>Its language, such as en.</summary>
    public required string Language { get; init; }

    /// <summary>From 1; 0 is the built-in text.</summary>
    public required int Version { get; init; }

    /// <summary>The subject, with placeholders.</summary>
    public required string Subject { get; init; }

    /// <summary>The text in Markdown, with placeholders.</summary>
    public required string Markdown { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
