using Engage.Web.Commands;

namespace Engage.Web.Sortition;

/// <summary>Reads the small files of a draw whole.</summary>
internal static class LotteryFiles
{
    private const int Largest = 256 << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">It is not there, cannot be read, or is too large to be what it should.</exception>
    public static async Task<byte[]> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var stream = CommandContext.OpenFile(file);
        if (stream.Length > Largest) { throw new BadInputException($"The file {file.FullName} is larger than any lottery."); }
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
