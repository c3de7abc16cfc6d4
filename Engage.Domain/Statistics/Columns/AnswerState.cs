namespace Engage.Domain.Statistics;

/// <summary>How one response dealt with one question. Everything but <see cref="Answered"/> is missing, of a kind that is kept.</summary>
public enum AnswerState
{
    /// <summary>Led past the question, or no such question in the version answered.</summary>
    NotAsked,

    /// <summary>Asked, and nothing given.</summary>
    PassedOver,

    /// <summary>Chose "Prefer not to say".</summary>
    PreferNotToSay,

    /// <summary>Chose "Don't know".</summary>
    DontKnow,

    /// <summary>Gave a substantive answer.</summary>
    Answered,
}
