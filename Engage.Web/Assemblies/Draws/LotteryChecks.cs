using Engage.Domain.Sortition.Draws;
using Engage.Domain.Sortition.Optimisation;

namespace Engage.Web.Assemblies.Draws;

/// <summary>Re-checks lotteries for visitors: few at a time and not for long, so that nobody can keep the site busy with it.</summary>
public sealed class LotteryChecks(TimeProvider time) : IDisposable
{
    /// <summary>The most bytes of a lottery that a visitor may send.</summary>
    public const int LargestFile = 4 << 20;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Checks files.</summary>
    /// <returns>What was found; null when others are checking at the moment.</returns>
    public async Task<IReadOnlyList<LotteryCheck>?> RunAsync(ReadOnlyMemory<byte> lottery, ReadOnlyMemory<byte>? draw, string publishedSha256, CancellationToken cancellationToken)
    {
        if (!await _one.WaitAsync(Patience, cancellationToken)) { return null; }
        try
        {
            using var timeUp = new CancellationTokenSource(Longest, time);
            return await Task.Run(() => LotteryVerifier.Verify(lottery, draw, publishedSha256, new SearchLimits(cancellationToken, timeUp.Token)), CancellationToken.None);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
