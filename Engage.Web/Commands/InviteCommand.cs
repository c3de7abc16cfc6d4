using System.CommandLine;
using System.Globalization;
using Engage.Domain.Sortition.Invitations;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Sortition;

namespace Engage.Web.Commands;

/// <summary>Draws the addresses that get a letter of invitation.</summary>
internal sealed class InviteCommand : EngageCommand
{
    private const double UsualBoost = 0.2;

    private readonly Option<FileInfo> _addresses;
    private readonly Option<int> _letters;
    private readonly Option<double?> _boost;
    private readonly Option<string?> _deciles;
    private readonly Option<int?> _perArea;
    private readonly Option<FileInfo?> _exclude;
    private readonly Option<ulong> _seed;
    private readonly Option<FileInfo> _out;

    /// <summary>Names the options.</summary>
    public InviteCommand() : base(
        "invite",
        "Draws the addresses that get a letter, about 200 a seat: most over the whole area, a share more in deprived deciles, at least so many in each area, none that was written to before. "
        + "Prints the chance of every address, by area and deprivation, to be published.",
        "invite --addresses-csv addresses.csv --letters 8000 --seed 20261122 --out invited.csv",
        "invite --addresses-csv addresses.csv --letters 8000 --boost 0.2 --boost-deciles 1-3 --per-area 500 --exclude invited-before.csv --seed 20261122 --out invited.csv")
    {
        _addresses = AddOption<FileInfo>("--addresses-csv", "The addresses: id (or uprn), area, decile of deprivation from 1; other columns are kept", isRequired: true, "FILE");
        _letters = AddOption<int>("--letters", "How many letters", isRequired: true, "N");
        _boost = AddOption<double?>("--boost", "The share of letters for deprived deciles alone (when left out: 0.2 where the file has deciles, else 0)", valueName: "SHARE");
        _deciles = AddOption<string?>("--boost-deciles", "Those deciles (when left out: 1-3)", valueName: "A-B");
        _perArea = AddOption<int?>("--per-area", "The fewest letters for each area (when left out: 0)", valueName: "MIN");
        _exclude = AddOption<FileInfo?>("--exclude", "A CSV file with the ids of addresses written to before", valueName: "FILE");
        _seed = AddOption<ulong>("--seed", "A whole number; the same seed draws the same addresses", isRequired: true, "S");
        _out = AddOption<FileInfo>("--out", "Where the addresses drawn go, with the chance each had", isRequired: true, "FILE");
    }

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.None;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var (letters, fewest) = (arguments.GetRequiredValue(_letters), arguments.GetValue(_perArea) ?? 0);
        if (letters < 1) { throw new BadInputException("--letters is a number from 1."); }
        if (fewest < 0) { throw new BadInputException("--per-area is a number from 0."); }
        var deciles = Deciles(arguments.GetValue(_deciles) ?? "1-3");
        var read = AddressFile.Read(SortitionTable.Read(arguments.GetRequiredValue(_addresses)), AddressFile.Excluded(arguments.GetValue(_exclude)), needsAreas: fewest > 0);
        var boost = arguments.GetValue(_boost) ?? (read.HasDeciles ? UsualBoost : 0);
        if (!(boost is >= 0 and < 1)) { throw new BadInputException("--boost is a share from 0 to below 1."); }
        if (boost > 0 && !read.HasDeciles) { throw new BadInputException($"--boost needs a column of deciles, and {read.Table.File} has none."); }

        var plan = new InvitationPlan(letters) { Boost = boost, BoostDeciles = deciles, FewestPerArea = fewest, Seed = arguments.GetRequiredValue(_seed) };
        var drawn = InvitationDraw.Draw(read.Addresses, plan)
            ?? throw new CannotBeDoneException($"{letters:N0} letters cannot be shared out: {read.Addresses.Count:N0} addresses may be written to, and each area is to have {fewest:N0} at least.");
        await CommandContext.WriteFileAsync(arguments.GetRequiredValue(_out), await CsvFile.ToBytesAsync(Rows(read, drawn), cancellationToken), cancellationToken);
        await context.NoteAsync($"{drawn.Invited.Count:N0} of {read.Addresses.Count:N0} addresses drawn; {read.Excluded:N0} were written to before.");
        await context.WriteJsonAsync(new
        {
            letters,
            boost,
            boostDeciles = $"{deciles.First}-{deciles.Last}",
            perArea = fewest,
            seed = plan.Seed,
            addresses = read.Addresses.Count,
            excluded = read.Excluded,
            strata = drawn.Strata.Select(s => new { s.Area, boosted = s.IsBoosted, s.Addresses, s.Letters, s.Chance }),
        });
        return ExitCode.Done;
    }

    private static (int First, int Last) Deciles(string text)
    {
        var parts = text.Split('-', StringSplitOptions.TrimEntries);
        return parts.Length is 1 or 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) && first >= 1 && first <= last && last <= 10
            ? (first, last)
            : throw new BadInputException($"--boost-deciles has \"{text}\": write deciles such as 1-3.");
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(AddressesRead read, InvitationsDrawn drawn)
    {
        yield return [.. read.Table.Headings, "chance"];
        foreach (var i in drawn.Invited)
        {
            yield return [.. Enumerable.Range(0, read.Table.Headings.Count).Select(c => read.Lines[i][c]), drawn.Strata[drawn.StratumOf[i]].Chance.ToString("G12", CultureInfo.InvariantCulture)];
        }
    }
}
