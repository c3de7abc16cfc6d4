namespace Engage.Domain.Coding;

/// <summary>In what part somebody coded an answer.</summary>
public enum CodingRound
{
    /// <summary>The first coder, of every answer.</summary>
    First,

    /// <summary>The second coder, of a random part, without seeing the first one's codes.</summary>
    Second,

    /// <summary>The decision where the two differ; kept beside both.</summary>
    Settled,
}

/// <summary>The themes one person gave to one answer; none means that there was nothing to code.</summary>
public sealed class CodedAnswer
{
    /// <summary>The codebook.</summary>
    public required string CodebookId { get; init; }

    /// <summary>The response that holds the answer, by its internal number.</summary>
    public required long ResponseNumber { get; init; }

    /// <summary>In what part.</summary>
    public required CodingRound Round { get; init; }

    /// <summary>The version of the codebook it was coded by.</summary>
    public int Version { get; private set; }

    /// <summary>The codes of the themes as stored: in order, with blanks between.</summary>
    public string Codes { get; private set; } = "";

    /// <summary>The account that coded it.</summary>
    public string Coder { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset CodedAt { get; private set; }

    /// <summary>The codes of the themes; none when there was nothing to code.</summary>
    public IReadOnlyList<string> Themes => Codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether two people gave the same themes.</summary>
    public bool IsSameAs(CodedAnswer other) => string.Equals(Codes, other.Codes, StringComparison.Ordinal);

    /// <summary>Gives the answer its themes, in place of those given before.</summary>
    /// <param name="version">The frozen version coded by.</param>
    /// <param name="themes">The codes chosen; none when there is nothing to code.</param>
    /// <exception cref="ArgumentException">The version is not frozen or has no theme with such a code.</exception>
    public CodedAnswer Give(CodebookVersion version, IEnumerable<string> themes, string coder, DateTimeOffset now)
    {
        if (!version.IsFrozen) { throw new ArgumentException("Answers are coded by a frozen version.", nameof(version)); }
        var codes = themes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (codes.Find(c => version.Find(c) is null) is { } unknown) { throw new ArgumentException($"Version {version.Number} has no theme {unknown}.", nameof(themes)); }
        (Version, Codes, Coder, CodedAt) = (version.Number, string.Join(' ', codes), coder, now);
        return this;
    }
}
