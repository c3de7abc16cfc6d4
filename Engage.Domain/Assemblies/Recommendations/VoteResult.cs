namespace Engage.Domain.Assemblies.Recommendations;

/// <summary>What a vote came to for one recommendation.</summary>
/// <param name="Members">How many could vote.</param>
/// <param name="Support">How many were for it.</param>
/// <param name="Oppose">How many were against it.</param>
/// <param name="Abstain">How many abstained.</param>
/// <param name="RequiredPercent">What was needed: see <see cref="Vote.RequiredPercent"/>.</param>
public sealed record VoteResult(int Members, int Support, int Oppose, int Abstain, int RequiredPercent)
{
    /// <summary>Ballots, abstentions among them.</summary>
    public int Cast => Support + Oppose + Abstain;

    /// <summary>Those who voted for or against: the base of the percentage.</summary>
    public int Deciding => Support + Oppose;

    /// <summary>The part of the members that took part; null when there were none.</summary>
    public double? Turnout => Members == 0 ? null : (double)Cast / Members;

    /// <summary>The part of those voting for or against that was for it; null when nobody was either.</summary>
    public double? ShareInFavour => Deciding == 0 ? null : (double)Support / Deciding;

    /// <summary>Whether enough were for it.</summary>
    public bool IsAdopted => Deciding > 0 && (RequiredPercent == 50 ? 2 * Support > Deciding : 100 * Support >= RequiredPercent * Deciding);

    /// <summary>Whether so few took part that only the outcome is printed.</summary>
    public bool IsTooSmall => Cast < Poll.LeastPrinted;

    /// <summary>The outcome in a word.</summary>
    public string Outcome => IsAdopted ? "Adopted" : "Not adopted";

    /// <summary>The result in sentences, every share with its base.</summary>
    public string Sentence => IsTooSmall
        ? $"{Outcome}. Fewer than {Poll.LeastPrinted} of {Wording.Count(Members, "member", "members")} took part, so the numbers are not shown."
        : $"{Outcome}: {Wording.Count(Support)} of the {Wording.Count(Deciding)} who voted for or against it supported it{(ShareInFavour is { } share ? $" ({Wording.Percent(share)})" : "")}, {Wording.Count(Oppose)} opposed it and {Wording.Count(Abstain)} abstained. "
            + $"{Wording.Count(Cast)} of {Wording.Count(Members, "member", "members")} took part{(Turnout is { } turnout ? $" ({Wording.Percent(turnout)})" : "")}.";
}
