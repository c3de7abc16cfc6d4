using System.Runtime.InteropServices;

namespace Engage.Domain.Statistics;

/// <summary>How people dealt with a question: five kinds that no table may mix.</summary>
/// <param name="Answered">Gave a substantive answer: the base of percentages.</param>
/// <param name="DontKnow">Chose "Don't know".</param>
/// <param name="PreferNotToSay">Chose "Prefer not to say".</param>
/// <param name="PassedOver">Were asked and gave nothing: item non-response.</param>
/// <param name="NotAsked">Were led past the question by their earlier answers.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Bases(int Answered, int DontKnow, int PreferNotToSay, int PassedOver, int NotAsked)
{
    /// <summary>Everybody who saw the question.</summary>
    public int Asked => Answered + DontKnow + PreferNotToSay + PassedOver;
}
