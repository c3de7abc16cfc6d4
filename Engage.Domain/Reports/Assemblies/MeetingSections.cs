using Engage.Domain.Reports.Consultation;

namespace Engage.Domain.Reports.Assemblies;

/// <summary>The sessions: who came, and what happened.</summary>
internal sealed class MeetingsSection() : ReportPart<AssemblyReportInput>("meetings", "The meetings")
{
    public override string Guidance => "How the discussions were led, and what was changed when members asked for it.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        if (input.Sessions.Count == 0) { yield break; }
        yield return new TableBlock(
            "Sessions and attendance",
            [new("Session", 2.6, IsRowHeader: true), new("When", 2.4), new("Where", 2), new("Members who came", 1.2, IsNumeric: true), new("Share", 0.9, IsNumeric: true)],
            [.. input.Sessions.Select(s => (IReadOnlyList<string>)
            [
                s.Title, s.When, s.Where,
                s.Attended is { } came ? $"{Wording.Count(came)} of {Wording.Count(s.Expected)}" : Figures.None,
                s.Attended is { } there && s.Expected > 0 ? Wording.Percent((double)there / s.Expected) : Figures.None,
            ])],
            []);
        foreach (var (session, index) in input.Sessions.Select((s, i) => (s, i)).Where(s => s.s.Programme.Count > 0))
        {
            yield return new HeadingBlock(2, session.Title, $"meeting-{index + 1}");
            yield return ListBlock.Of(isOrdered: false, session.Programme);
        }
    }
}

/// <summary>Who spoke, and what they declared.</summary>
internal sealed class SpeakersSection() : ReportPart<AssemblyReportInput>("speakers", "Who spoke to the members")
{
    public override string Guidance => "How speakers were chosen, and which views were not heard.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        if (input.Speakers.Count == 0) { yield break; }
        yield return new TableBlock(
            "Speakers and what they declared",
            [new("Speaker", 1.6, IsRowHeader: true), new("Role", 2), new("Session", 1.6), new("Interests declared", 2.8)],
            [.. input.Speakers.Select(s => (IReadOnlyList<string>)[s.Name, s.Role, s.Sessions, s.Declaration])],
            []);
    }
}

/// <summary>What members were given to read.</summary>
internal sealed class EvidenceSection() : ReportPart<AssemblyReportInput>("evidence", "Evidence")
{
    public override string Guidance => "What members asked for and could not be given.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        if (input.Evidence.Count == 0) { yield break; }
        yield return new ListBlock(false, [.. input.Evidence.Select(e => (IReadOnlyList<Block>)[new ParagraphBlock([new Inline(e.Title, Href: e.Address), new Inline($", for {e.Session}")])])]);
    }
}
