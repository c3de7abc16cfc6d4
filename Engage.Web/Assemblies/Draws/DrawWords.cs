using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Selection;

namespace Engage.Web.Assemblies.Draws;

/// <summary>How screens name what belongs to draws.</summary>
public static class DrawWords
{
    /// <summary>A draw's state and the colour of its tag.</summary>
    public static (string Words, string Colour) Tag(DrawState state) => state switch
    {
        DrawState.Computing => ("Being computed", "grey"),
        DrawState.Ready => ("Not announced", "yellow"),
        DrawState.Infeasible => ("Not possible", "red"),
        DrawState.Announced => ("Announced", "blue"),
        DrawState.Drawn => ("Drawn", "green"),
        DrawState.Abandoned => ("Given up", "grey"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>What is drawn.</summary>
    public static string Of(DrawKind kind) => kind == DrawKind.First ? "Draw of the panel" : "Draw for empty seats";

    /// <summary>How chances are chosen.</summary>
    public static string Of(SelectionAlgorithm algorithm) => algorithm switch
    {
        SelectionAlgorithm.Leximin => "The smallest chance as large as possible, then the next smallest, and so on (leximin)",
        SelectionAlgorithm.Maximin => "The smallest chance as large as possible (maximin)",
        SelectionAlgorithm.Nash => "The product of all chances as large as possible (Nash)",
        SelectionAlgorithm.Goldilocks => "Neither very small nor very large chances (Goldilocks)",
        SelectionAlgorithm.Legacy => "The greedy method used before 2021 (legacy)",
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    /// <summary>Which alternate steps in.</summary>
    public static string Of(StepInRule rule) => rule == StepInRule.InOrder
        ? "The alternate drawn first takes an empty seat."
        : "The alternate with whom the panel comes nearest to its quotas takes an empty seat; among equals the one drawn first.";

    /// <summary>What a draw meant for a person.</summary>
    public static string Of(SeatState seat) => seat switch
    {
        SeatState.Undrawn => "No draw yet",
        SeatState.NotSelected => "Not selected",
        SeatState.Alternate => "Alternate",
        SeatState.Offered => "Selected, answer awaited",
        SeatState.Confirmed => "Member of the assembly",
        SeatState.Declined => "Seat not taken",
        SeatState.GivenUp => "Seat given up",
        _ => throw new ArgumentOutOfRangeException(nameof(seat)),
    };

    /// <summary>Where the seat of somebody drawn stands.</summary>
    public static string Of(OfferState state) => state switch
    {
        OfferState.Waiting => "Stands by",
        OfferState.Offered => "Answer awaited",
        OfferState.Confirmed => "Confirmed",
        OfferState.Declined => "Declined or given up",
        OfferState.Lapsed => "No answer in time",
        OfferState.Superseded => "Drawn again later",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The colour of an offer's tag.</summary>
    public static string Colour(OfferState state) => state switch
    {
        OfferState.Confirmed => "green",
        OfferState.Offered => "yellow",
        OfferState.Waiting => "blue",
        _ => "grey",
    };
}
