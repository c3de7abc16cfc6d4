using System.Text.RegularExpressions;

namespace Engage.Domain.Coding;

/// <summary>Where a quote stands.</summary>
public enum QuoteState
{
    /// <summary>Somebody would like to publish it.</summary>
    Proposed,

    /// <summary>A person has cleared it: the next report prints it.</summary>
    Cleared,

    /// <summary>It is not to be published, or no more.</summary>
    Withdrawn,
}

/// <summary>
/// Words of one answer for the report, as they are to be published. The answer itself stays with its response, unchanged;
/// this is kept beside it. Nothing is published that a person has not cleared.
/// </summary>
public sealed partial class Quote
{
    /// <summary>The most characters of a quote.</summary>
    public const int MaxLength = 600;

    /// <summary>A <see cref="PublicId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The codebook.</summary>
    public required string CodebookId { get; init; }

    /// <summary>The response that holds the answer, by its internal number.</summary>
    public required long ResponseNumber { get; init; }

    /// <summary>The code of the theme it stands for.</summary>
    public required string Theme { get; set; }

    /// <summary>The words as published: square brackets around what was put in, … where something was left out.</summary>
    public required string Text { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public QuoteState State { get; private set; }

    /// <summary>Who cleared it.</summary>
    public string? ClearedBy { get; private set; }

    /// <summary>When it was cleared.</summary>
    public DateTimeOffset? ClearedAt { get; private set; }

    /// <summary>Who withdrew it.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>When it was withdrawn.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>What is wrong with words offered as a quote from an answer, in a sentence; null when they may be proposed.</summary>
    public static string? Problem(string answer, string? quote)
    {
        var text = quote?.Trim() ?? "";
        if (text.Length == 0) { return "Enter the words to publish"; }
        if (text.Length > MaxLength) { return $"The quote must be {MaxLength} characters or fewer"; }
        var at = 0;
        var words = Plain(answer);
        foreach (var piece in PutIn().Split(text).Select(Plain).Where(p => p.Length > 0))
        {
            var found = words.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0) { return "Use the words of the answer: put square brackets around what you replace, and … where you leave words out"; }
            at = found + piece.Length;
        }
        return at == 0 ? "Keep some words of the answer" : null;
    }

    /// <summary>Why these words cannot be cleared whatever a person says, in a sentence; null when a person may decide.</summary>
    public static string? Obstacle(string text) =>
        new Redaction([]).Find(text).FirstOrDefault(d => d.IsCertain) is { } certain
            ? $"The quote still holds {(certain.Kind is PersonalKind.Email ? "an e-mail address" : certain.Kind is PersonalKind.Telephone ? "a telephone number" : "a postcode")}: withdraw it and propose it again without"
            : null;

    /// <summary>Clears it for publication.</summary>
    /// <exception cref="InvalidOperationException">It is not waiting, or holds what is never published.</exception>
    public void Clear(string by, DateTimeOffset now)
    {
        if (State != QuoteState.Proposed) { throw new InvalidOperationException("Only a proposed quote can be cleared."); }
        if (Obstacle(Text) is { } obstacle) { throw new InvalidOperationException(obstacle); }
        (State, ClearedBy, ClearedAt) = (QuoteState.Cleared, by, now);
    }

    /// <summary>Withdraws it: no later report prints it.</summary>
    /// <exception cref="InvalidOperationException">It is withdrawn already.</exception>
    public void Withdraw(string by, DateTimeOffset now)
    {
        if (State == QuoteState.Withdrawn) { throw new InvalidOperationException("The quote is withdrawn already."); }
        (State, WithdrawnBy, WithdrawnAt) = (QuoteState.Withdrawn, by, now);
    }

    // Blanks and line ends may differ; letters may not.
    private static string Plain(string text) => Blanks().Replace(text, " ").Trim(' ', '“', '”', '"');

    [GeneratedRegex(@"\[[^\]]*\]|…|\.\.\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PutIn();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
