using System.CommandLine;
using Engage.Web.Data;
using Engage.Web.Security;

namespace Engage.Web.Commands;

/// <summary>Checks that the audit trail is what was written.</summary>
internal sealed class VerifyAuditCommand : EngageCommand
{
    private readonly Option<string?> _noted;

    /// <summary>Names the options.</summary>
    public VerifyAuditCommand() : base(
        "verify-audit",
        "Checks every entry of the audit trail from the first, and prints their number and the seal of the last. Note both: given with --noted next time, they show whether the end was cut off.",
        "verify-audit",
        "verify-audit --noted 1042:9f86d081…") =>
        _noted = AddOption<string?>("--noted", "A number and seal printed earlier; the trail must still contain them", valueName: "COUNT:HEAD");

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.Read;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var noted = ReadNoted(arguments.GetValue(_noted));
        var verdict = await context.Services.GetRequiredService<AuditTrail>().VerifyAsync(context.Db, noted, cancellationToken);
        await context.WriteJsonAsync(new { intact = verdict.Problem is null, verdict.End.Count, verdict.End.Head, verdict.FirstBad, verdict.Problem });
        if (verdict.Problem is not { } problem) { return ExitCode.Done; }

        await context.NoteAsync(problem);
        return ExitCode.CannotBeDone;
    }

    private static AuditAnchor? ReadNoted(string? text)
    {
        if (text is null) { return null; }
        return text.Split(':') is [var count, { Length: 64 } head] && head.All(char.IsAsciiHexDigit)
            && long.TryParse(count, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new AuditAnchor(number, head)
            : throw new BadInputException($"--noted has \"{text}\": write the count, a colon and the seal of 64 hexadecimal digits, as verify-audit printed them.");
    }
}
