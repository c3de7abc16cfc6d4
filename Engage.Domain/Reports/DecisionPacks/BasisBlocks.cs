using Engage.Domain.Surveys.Consultations;

namespace Engage.Domain.Reports.DecisionPacks;

/// <summary>The basis of a consultation as it is printed.</summary>
internal static class BasisBlocks
{
    public static IEnumerable<Block> Write(Surveys.Consultations.Consultation consultation, Func<string, int, string, IReadOnlyList<Block>> markdown, TimeZoneInfo zone)
    {
        var basis = consultation.Basis;
        yield return new HeadingBlock(1, "Why people were asked, and the options", "basis");
        foreach (var block in Text("The reasons", basis.Reasons, "basis-reasons", markdown)) { yield return block; }

        var put = basis.Options.Where(o => !o.IsDiscarded).ToList();
        if (put.Count > 0) { yield return new HeadingBlock(2, "Options put to people", "basis-options"); }
        for (var i = 0; i < put.Count; i++)
        {
            yield return new HeadingBlock(3, put[i].Title + Mark(put[i]), $"basis-option-{i + 1}");
            foreach (var block in markdown(put[i].Meaning, 3, $"basis-option-{i + 1}-meaning")) { yield return block; }
            foreach (var block in Side("What speaks for it", put[i].For, $"basis-option-{i + 1}-for", markdown)) { yield return block; }
            foreach (var block in Side("What speaks against it", put[i].Against, $"basis-option-{i + 1}-against", markdown)) { yield return block; }
        }

        var aside = basis.Options.Where(o => o.IsDiscarded).ToList();
        if (aside.Count > 0) { yield return new HeadingBlock(2, "Looked at and put aside", "basis-discarded"); }
        for (var i = 0; i < aside.Count; i++)
        {
            yield return new HeadingBlock(3, aside[i].Title, $"basis-discarded-{i + 1}");
            foreach (var block in markdown(aside[i].Meaning, 3, $"basis-discarded-{i + 1}-meaning")) { yield return block; }
            foreach (var block in Side("Why it was put aside", aside[i].DiscardedBecause!, $"basis-discarded-{i + 1}-why", markdown)) { yield return block; }
        }

        foreach (var block in Text("The time people had", basis.TimeReasons, "basis-time", markdown)) { yield return block; }
        if (basis.People.Length + basis.Ratepayers.Length + basis.Victims.Length > 0)
        {
            yield return new HeadingBlock(2, "Who was asked", "basis-asked");
            yield return new TableBlock(
                "How each was reached",
                [new("Who", 1.4, IsRowHeader: true), new("How", 4)],
                [.. new[] { ("The people", basis.People), ("Ratepayers’ representatives", basis.Ratepayers), ("Victims of crime", basis.Victims) }.Where(r => r.Item2.Length > 0).Select(r => (IReadOnlyList<string>)[r.Item1, r.Item2])],
                []);
        }
        foreach (var block in Text("How it was made known", basis.Publicity, "basis-publicity", markdown)) { yield return block; }

        yield return new HeadingBlock(2, "Changes of the basis", "basis-versions");
        yield return consultation.Versions.Count == 1
            ? ParagraphBlock.Of("The basis was not changed after the consultation was published.")
            : ListBlock.Of(false, consultation.Versions.Skip(1).Select(v => $"Version {v.Number}, {Wording.Moment(v.CreatedAt, zone)}: {v.Note}"));
    }

    private static string Mark(BasisOption option) =>
        option.IsPreferred ? " (preferred)" : option.IsNoChange ? " (no change)" : "";

    private static IEnumerable<Block> Text(string title, string text, string id, Func<string, int, string, IReadOnlyList<Block>> markdown)
    {
        if (text.Length == 0) { yield break; }
        yield return new HeadingBlock(2, title, id);
        foreach (var block in markdown(text, 2, id + "-text")) { yield return block; }
    }

    private static IEnumerable<Block> Side(string title, string text, string id, Func<string, int, string, IReadOnlyList<Block>> markdown)
    {
        if (text.Length == 0) { yield break; }
        yield return new ParagraphBlock([new(title + ":", IsBold: true)]);
        foreach (var block in markdown(text, 3, id)) { yield return block; }
    }
}
