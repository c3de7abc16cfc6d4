namespace Engage.Domain.Reports;

/// <summary>A section that a report may have, as the pages of staff list it.</summary>
/// <param name="code">Stable: commentary is kept under it, and links lead to it.</param>
/// <param name="title">Its heading.</param>
public abstract class ReportPart(string code, string title)
{
    /// <summary>Stable: commentary is kept under it, and links lead to it.</summary>
    public string Code => code;

    /// <summary>Its heading.</summary>
    public string Title => title;

    /// <summary>What staff are asked to write here, in one line.</summary>
    public abstract string Guidance { get; }
}

/// <summary>
/// A section that writes its blocks from one kind of input, or none when there is nothing to say. Staff commentary for the
/// section is put after its generated text.
/// </summary>
public abstract class ReportPart<TInput>(string code, string title) : ReportPart(code, title)
{
    /// <summary>The generated blocks, without the section's heading.</summary>
    public abstract IEnumerable<Block> Write(TInput input);
}

/// <summary>A section that staff write; left out while it is empty.</summary>
/// <param name="guidance">What staff are asked to write.</param>
public sealed class WrittenPart<TInput>(string code, string title, string guidance) : ReportPart<TInput>(code, title)
{
    /// <inheritdoc/>
    public override string Guidance => guidance;

    /// <inheritdoc/>
    public override IEnumerable<Block> Write(TInput input) => [];
}

/// <summary>Puts sections together.</summary>
public static class ReportBody
{
    /// <summary>Every section that has something to say, under its heading and followed by its commentary.</summary>
    /// <param name="commentary">What staff wrote, by section code, in Markdown.</param>
    /// <param name="markdown">Reads safe Markdown into blocks: the text, the level its headings lie below, and how their ids begin.</param>
    public static IReadOnlyList<Block> Compose<TInput>(
        IEnumerable<ReportPart<TInput>> parts, TInput input, IReadOnlyDictionary<string, string> commentary, Func<string, int, string, IReadOnlyList<Block>> markdown)
    {
        var body = new List<Block>();
        foreach (var part in parts)
        {
            var blocks = part.Write(input).ToList();
            var written = commentary.GetValueOrDefault(part.Code);
            if (!string.IsNullOrWhiteSpace(written)) { blocks.AddRange(markdown(written, 1, "commentary-" + part.Code)); }
            if (blocks.Count == 0) { continue; }
            body.Add(new HeadingBlock(1, part.Title, part.Code));
            body.AddRange(blocks);
        }
        return body;
    }
}
