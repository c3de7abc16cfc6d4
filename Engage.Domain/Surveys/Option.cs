namespace Engage.Domain.Surveys;

/// <summary>How an option counts.</summary>
public enum OptionRole
{
    /// <summary>An answer like any other.</summary>
    Ordinary,

    /// <summary>Counted as unknown, never as a category.</summary>
    PreferNotToSay,

    /// <summary>Shown apart in tables.</summary>
    DontKnow,

    /// <summary>Has a text field beside it.</summary>
    Other,
}

/// <summary>One thing to choose, rate, rank or give to. Its code is stable; its text is what people read.</summary>
/// <param name="Code">Unique within the question; lower-case letters, digits and hyphens.</param>
/// <param name="Text">The words shown.</param>
public record Option(string Code, string Text)
{
    /// <summary>A line below the text.</summary>
    public string? Hint { get; init; }

    /// <summary>How it counts.</summary>
    public OptionRole Role { get; init; }

    /// <summary>Whether it excludes all others, such as "None of these".</summary>
    public bool IsExclusive { get; init; }

    /// <summary>Whether it can only be chosen alone.</summary>
    public bool StandsAlone => IsExclusive || Role is OptionRole.PreferNotToSay or OptionRole.DontKnow;

    internal static Option DontKnow { get; } = new("dont-know", "Don’t know") { Role = OptionRole.DontKnow };

    internal static Option PreferNotToSay { get; } = new("prefer-not-to-say", "Prefer not to say") { Role = OptionRole.PreferNotToSay };

    /// <summary>The agreement scale used when a question brings none of its own.</summary>
    public static IReadOnlyList<Option> AgreementScale { get; } =
    [
        new("strongly-agree", "Strongly agree"),
        new("agree", "Agree"),
        new("neither", "Neither agree nor disagree"),
        new("disagree", "Disagree"),
        new("strongly-disagree", "Strongly disagree"),
    ];
}
