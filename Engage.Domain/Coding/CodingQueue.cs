namespace Engage.Domain.Coding;

/// <summary>An answer in free text, without its words.</summary>
/// <param name="Number">The internal number of its response.</param>
/// <param name="Id">The random id of its response.</param>
public sealed record WrittenAnswer(long Number, string Id);

/// <summary>
/// What one coder still has to do, and what they may see. Answers come in the order of their random ids, each coder beginning
/// at a place of their own, so that a part coded is a random part and two people seldom meet.
/// </summary>
/// <param name="codebook">The codebook, with a frozen version.</param>
/// <param name="answers">All answers to the question.</param>
/// <param name="codings">All codings so far.</param>
/// <param name="coder">The account that codes.</param>
public sealed class CodingQueue(Codebook codebook, IReadOnlyList<WrittenAnswer> answers, IEnumerable<CodedAnswer> codings, string coder)
{
    private readonly List<WrittenAnswer> _order = [.. answers.OrderBy(a => a.Id, StringComparer.Ordinal)];
    private readonly Dictionary<(long Number, CodingRound Round), CodedAnswer> _codings = codings.ToDictionary(c => (c.ResponseNumber, c.Round));
    private readonly Lazy<IReadOnlySet<string>> _sample = new(() => DoubleCodingSample.Draw([.. answers.Select(a => a.Id)], codebook.Seed));

    /// <summary>What was given to an answer in a round; null when nothing yet.</summary>
    public CodedAnswer? Of(WrittenAnswer answer, CodingRound round) => _codings.GetValueOrDefault((answer.Number, round));

    /// <summary>The answer of a response; null when it is not there.</summary>
    public WrittenAnswer? Find(string responseId) => _order.Find(a => string.Equals(a.Id, responseId, StringComparison.Ordinal));

    /// <summary>Whether an answer waits to be coded in a round by this coder.</summary>
    public bool IsWaiting(WrittenAnswer answer, CodingRound round)
    {
        var (first, second) = (Of(answer, CodingRound.First), Of(answer, CodingRound.Second));
        return round switch
        {
            CodingRound.First => first is null || (second is null && !codebook.IsCurrent(first) && MayCode(answer, round)),
            CodingRound.Second => second is null && MayCode(answer, round),
            _ => first is not null && second is not null
                && (Of(answer, CodingRound.Settled) is { } settled ? !codebook.IsCurrent(settled) : !first.IsSameAs(second) || !codebook.IsCurrent(first)),
        };
    }

    /// <summary>
    /// Whether this coder may open an answer in a round: never where they would see codes that a second coder must not know,
    /// and never to change what was compared already.
    /// </summary>
    public bool MayCode(WrittenAnswer answer, CodingRound round)
    {
        var (first, second, settled) = (Of(answer, CodingRound.First), Of(answer, CodingRound.Second), Of(answer, CodingRound.Settled));
        return round switch
        {
            CodingRound.First => first is null || (second is null && (IsMine(first) || !IsDrawn(answer))),
            CodingRound.Second => first is not null && !IsMine(first) && second is null && IsDrawn(answer),
            _ => settled is not null || IsWaiting(answer, round),
        };
    }

    /// <summary>The next answer that waits after another one, round the whole list and back to that one; null when none does.</summary>
    /// <param name="round">The round.</param>
    /// <param name="after">The answer just looked at; null to begin at this coder's own place.</param>
    public WrittenAnswer? Next(CodingRound round, WrittenAnswer? after = null)
    {
        if (_order.Count == 0) { return null; }
        var start = after is null ? (int)(DoubleCodingSample.PlaceOf(coder, codebook.Seed) % (ulong)_order.Count) : _order.IndexOf(after) + 1;
        for (var i = 0; i < _order.Count; i++)
        {
            var answer = _order[(start + i) % _order.Count];
            if (IsWaiting(answer, round)) { return answer; }
        }
        return null;
    }

    /// <summary>The answer this coder coded last before another one, or last of all; null when there is none they may open.</summary>
    public WrittenAnswer? Before(CodingRound round, WrittenAnswer? answer)
    {
        var until = answer is not null && Of(answer, round) is { } coded && IsMine(coded) ? coded.CodedAt : DateTimeOffset.MaxValue;
        return _order.Where(a => a != answer && Of(a, round) is { } c && IsMine(c) && c.CodedAt < until && MayCode(a, round)).MaxBy(a => Of(a, round)!.CodedAt);
    }

    /// <summary>How many answers are done in a round, of how many.</summary>
    public (int Done, int Total) Progress(CodingRound round) => round switch
    {
        CodingRound.First => (_order.Count(a => Of(a, CodingRound.First) is not null && !IsWaiting(a, CodingRound.First)), _order.Count),
        CodingRound.Second => (_order.Count(a => Of(a, CodingRound.Second) is not null), DoubleCodingSample.SizeOf(_order.Count)),
        _ => (_order.Count(a => Of(a, CodingRound.Settled) is not null), _order.Count(a => Of(a, CodingRound.Settled) is not null || IsWaiting(a, CodingRound.Settled))),
    };

    /// <summary>How many answers wait for this coder in a round.</summary>
    public int Waiting(CodingRound round) => _order.Count(a => IsWaiting(a, round));

    private bool IsMine(CodedAnswer coding) => string.Equals(coding.Coder, coder, StringComparison.OrdinalIgnoreCase);

    private bool IsDrawn(WrittenAnswer answer) => _sample.Value.Contains(answer.Id);
}
