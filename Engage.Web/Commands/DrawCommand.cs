using System.CommandLine;
using Engage.Domain.Sortition.Draws;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Sortition;

namespace Engage.Web.Commands;

/// <summary>Draws one panel of a published lottery.</summary>
internal sealed class DrawCommand : EngageCommand
{
    private readonly Option<FileInfo> _lottery;
    private readonly Option<string> _randomness;
    private readonly Option<FileInfo> _out;
    private readonly Option<int?> _alternates;
    private readonly Option<FileInfo?> _key;
    private readonly Option<FileInfo?> _selected;

    /// <summary>Names the options.</summary>
    public DrawCommand() : base(
        "draw",
        "Draws one panel of a published lottery with public randomness: three physical digits are the panel's number; hexadecimal digits, such as the randomness of a drand round, give it by "
        + "HMAC-SHA256 under the lottery's hash. Anybody can repeat it.",
        "draw --lottery lottery.json --randomness 417 --out draw.json",
        "draw --lottery lottery.json --randomness 8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce --out draw.json --key-csv lottery.key.csv --selected-csv panel.csv")
    {
        _lottery = AddOption<FileInfo>("--lottery", "The lottery as published", isRequired: true, "FILE");
        _randomness = AddOption<string>("--randomness", "Digits, or at least 16 hexadecimal digits; several sources joined by +", isRequired: true, "HEX|DIGITS");
        _out = AddOption<FileInfo>("--out", "Where the record of the draw goes", isRequired: true, "FILE");
        _alternates = AddOption<int?>("--alternates", "How many alternates to draw with the panel (when left out: none)", valueName: "N");
        _key = AddOption<FileInfo?>("--key-csv", "The key to the pseudonyms, for --selected-csv", valueName: "FILE");
        _selected = AddOption<FileInfo?>("--selected-csv", "Where the ids of those drawn go: id,pseudonym,role", valueName: "FILE");
    }

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.None;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var file = arguments.GetRequiredValue(_lottery);
        var (lottery, problem) = LotteryDocument.Read(await LotteryFiles.ReadAsync(file, cancellationToken));
        if (lottery is null || problem is not null) { throw new BadInputException($"{file.Name}: {problem}"); }
        var text = arguments.GetRequiredValue(_randomness);
        var alternates = arguments.GetValue(_alternates) ?? 0;
        if (alternates < 0) { throw new BadInputException("--alternates is a number from 0."); }
        var record = DrawRandomness.Parse(text) is { } randomness ? DrawRecord.Of(lottery, randomness, alternates) : null;
        if (record is null) { throw new BadInputException($"--randomness has \"{text}\": write as many digits as number {lottery.Panels.Count:N0} panels, or at least 16 hexadecimal digits."); }

        var names = arguments.GetValue(_selected) is null ? null : Names(arguments.GetValue(_key) ?? throw new BadInputException("--selected-csv needs --key-csv."), record);
        await CommandContext.WriteFileAsync(arguments.GetRequiredValue(_out), record.ToBytes(), cancellationToken);
        if (names is not null) { await CommandContext.WriteFileAsync(arguments.GetRequiredValue(_selected)!, await CsvFile.ToBytesAsync(names, cancellationToken), cancellationToken); }
        await context.NoteAsync($"Panel {record.Panel} of {lottery.Panels.Count:N0} is drawn.");
        await context.WriteJsonAsync(new { record.Panel, record.Counter, record.Randomness, record.LotterySha256, record.Members, record.Alternates });
        return ExitCode.Done;
    }

    private static List<string[]> Names(FileInfo file, DrawRecord record)
    {
        var table = SortitionTable.Read(file);
        var (pseudonym, id) = (table.Require("pseudonym", "of the key"), table.Require("id", "of the key"));
        var idOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in table.Lines)
        {
            if (!idOf.TryAdd(line[pseudonym], line[id])) { throw new ImportException([table.Problem(line, pseudonym, "this pseudonym is there twice.")]); }
        }
        string Id(string name) => idOf.TryGetValue(name, out var found) ? found : throw new BadInputException($"{file.Name} does not say who {name} is: it is the key of another lottery.");
        return [["id", "pseudonym", "role"], .. record.Members.Select(m => (string[])[Id(m), m, "member"]), .. record.Alternates.Select(m => (string[])[Id(m), m, "alternate"])];
    }
}
