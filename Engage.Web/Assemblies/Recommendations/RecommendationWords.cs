using Engage.Domain.Assemblies.Recommendations;

namespace Engage.Web.Assemblies.Recommendations;

/// <summary>How screens name where recommendations, polls and responses stand, with the colour of the tag.</summary>
public static class RecommendationWords
{
    /// <summary>A recommendation.</summary>
    public static (string Words, string Colour) Tag(RecommendationState state) => state switch
    {
        RecommendationState.Draft => ("Draft", "grey"),
        RecommendationState.Final => ("Final", "yellow"),
        RecommendationState.Published => ("Published", "green"),
        RecommendationState.Dropped => ("Dropped", "red"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>A poll.</summary>
    public static (string Words, string Colour) Tag(PollState state) => state switch
    {
        PollState.Draft => ("Being prepared", "grey"),
        PollState.Open => ("Open", "green"),
        PollState.Closed => ("Closed", "blue"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>A decision.</summary>
    public static (string Words, string Colour) Tag(Decision decision) => (ResponseWords.Of(decision), decision switch
    {
        Decision.Accept => "green",
        Decision.AcceptInPart => "turquoise",
        _ => "red",
    });

    /// <summary>How far a response has come on a day: what is overdue is said before anything else.</summary>
    public static (string Words, string Colour)? Tag(RecommendationResponse response, DateOnly today) => response switch
    {
        _ when response.IsOverdueOn(today) => ("Overdue", "red"),
        { Status: { } status } => (ResponseWords.Of(status), status switch
        {
            ProgressStatus.Done => "green",
            ProgressStatus.UnderWay => "blue",
            ProgressStatus.Planned => "light-blue",
            _ => "red",
        }),
        _ => null,
    };
}
