using System.CommandLine;
using Engage.Domain.Sortition.Draws;
using Engage.Domain.Sortition.Optimisation;
using Engage.Web.Data;
using Engage.Web.Sortition;

namespace Engage.Web.Commands;

/// <summary>Re-checks a published lottery and its draw.</summary>
internal sealed class VerifyCommand : EngageCommand
{
    private readonly Option<FileInfo> _lottery;
    private readonly Option<FileInfo?> _draw;
    private readonly Option<string?> _sha256;

    /// <summary>Names the options.</summary>
    public VerifyCommand() : base(
        "verify",
        "Re-checks a lottery and its draw from their files alone: the hash, every panel against quotas and addresses, everybody's probability, the proof that nobody's minimum could have been "
        + "higher, and which panel the randomness draws. Exit code 0 only if everything checks.",
        "verify --lottery lottery.json --draw draw.json --sha256 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
        "verify --lottery lottery.json")
    {
        _lottery = AddOption<FileInfo>("--lottery", "The lottery as published", isRequired: true, "FILE");
        _draw = AddOption<FileInfo?>("--draw", "The record of the draw", valueName: "FILE");
        _sha256 = AddOption<string?>("--sha256", "The hash published before the draw, 64 hexadecimal digits", valueName: "HASH");
    }

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.None;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var published = arguments.GetValue(_sha256)?.Trim();
        if (published is not null && (published.Length != 64 || !published.All(char.IsAsciiHexDigit))) { throw new BadInputException($"--sha256 has \"{published}\": a hash has 64 hexadecimal digits."); }
        var lottery = await LotteryFiles.ReadAsync(arguments.GetRequiredValue(_lottery), cancellationToken);
        ReadOnlyMemory<byte>? draw = null;
        if (arguments.GetValue(_draw) is { } file) { draw = await LotteryFiles.ReadAsync(file, cancellationToken); }

        var checks = LotteryVerifier.Verify(lottery, draw, published, new SearchLimits(cancellationToken, CancellationToken.None));
        foreach (var check in checks) { await context.NoteAsync($"{(check.Passed switch { true => "yes", false => "NO", null => "-" }),-4}{check.What}: {check.Detail}"); }
        var isValid = checks.All(c => c.Passed != false);
        await context.WriteJsonAsync(new { valid = isValid, checks });
        return isValid ? ExitCode.Done : ExitCode.CannotBeDone;
    }
}
