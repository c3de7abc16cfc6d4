using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>A question of a survey whose published report can put priorities forward.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="VersionId">The newest published version of its report.</param>
/// <param name="Question">The question.</param>
/// <param name="Table">The table of the report that shows it by Local Policing Unit.</param>
public sealed record ProposalQuestion(Survey Survey, string VersionId, Question Question, ReportTable Table)
{
    /// <summary>Survey and question, as the form sends them.</summary>
    public string Key => $"{Survey.Slug}:{Question.Code}";
}

/// <summary>A proposal as the page lists it.</summary>
/// <param name="Proposal">What the rule found.</param>
/// <param name="Question">Where it comes from.</param>
/// <param name="IsTaken">Whether the same figure stands behind a priority of the area already.</param>
public sealed record ProposalRow(PriorityProposal Proposal, ProposalQuestion Question, bool IsTaken)
{
    /// <summary>Area and answer, as the form sends them.</summary>
    public string Key => $"{Proposal.Area.Code}:{Proposal.Option.Code}";
}

/// <summary>Reads published results by <see cref="ProposalRule"/> and makes proposals with their evidence.</summary>
public sealed class ProposalDesk(EngageDb db, SurveyAnalysis analysis, EvidenceDesk evidence, PriorityRegister register)
{
    private static readonly Disclosure _disclosure = new();

    /// <summary>The questions there are to propose from.</summary>
    public async Task<IReadOnlyList<ProposalQuestion>> QuestionsAsync(CancellationToken cancellationToken = default)
    {
        var questions = new List<ProposalQuestion>();
        foreach (var source in await evidence.ReportsAsync(cancellationToken))
        {
            var subject = await db.ReportVersions.Where(v => v.Id == source.Id).Select(v => v.SubjectId).SingleAsync(cancellationToken);
            if (await db.Surveys.AsNoTracking().SingleOrDefaultAsync(s => s.Id == subject, cancellationToken) is not { } survey) { continue; }
            var tables = await evidence.TablesAsync(source.Id, cancellationToken) ?? [];
            foreach (var question in SurveyDefinition.FromStored(survey.Newest.Definition).Questions.Where(ProposalRule.Suits))
            {
                if (tables.FirstOrDefault(t => IsOf(t.Table, question)) is { } table) { questions.Add(new(survey, source.Id, question, table)); }
            }
        }
        // Several choices and rankings say what comes first; one choice among several seldom does.
        return [.. questions.OrderBy(q => q.Question.NewTally() is RankingTally or OptionTally { IsSeveral: true } ? 0 : 1)];
    }

    /// <summary>What the rule proposes from a question.</summary>
    public async Task<IReadOnlyList<ProposalRow>> RowsAsync(ProposalQuestion question, CancellationToken cancellationToken = default)
    {
        var (results, _) = await analysis.RecentAsync(question.Survey, cancellationToken);
        if (results.FindGrouping(Groupings.LocalPolicingUnit) is not { } units) { return []; }
        // Words may have been changed since; the figure behind them was not.
        var taken = await db.Evidence.AsNoTracking().Where(e => e.SourceId == question.VersionId)
            .Join(db.LocalPriorities.Where(p => p.Status != PriorityStatus.NotTakenUp), e => e.PriorityId, p => p.Id, (e, p) => new { p.AreaCode, e.Finding }).ToListAsync(cancellationToken);
        return [.. ProposalRule.Of(results, units, question.Question.Code, _disclosure)
            .Select(p => new ProposalRow(p, question, taken.Exists(t => t.AreaCode == p.Area.Code && t.Finding == p.InWords)))];
    }

    /// <summary>Adds a proposal with its evidence to the context.</summary>
    public async Task<LocalPriority> ProposeAsync(ProposalRow row, string by, bool isDemonstration = false, CancellationToken cancellationToken = default)
    {
        var (proposal, question) = (row.Proposal, row.Question);
        var note = $"Proposed by rule from “{question.Survey.Title}”: number {proposal.Rank} in {proposal.Area.Name}.";
        var priority = await register.ProposeAsync(proposal.Area.Code, PriorityKind.Priority, proposal.Option.Text, null, note, by, isDemonstration, cancellationToken);
        var frozen = await evidence.FreezeTableAsync(priority, question.VersionId, question.Table.Index, AreaRow(question.Table.Table, proposal), proposal.InWords, by, cancellationToken);
        db.Evidence.Add(frozen ?? throw new InvalidOperationException($"Report {question.VersionId} lost a table."));
        return priority;
    }

    private static string? AreaRow(TableBlock table, PriorityProposal proposal) => table.Rows.Any(r => EvidenceComparison.Is(r, proposal.Area.Name)) ? proposal.Area.Name : null;

    // The caption a report gives such a table: see GroupTables.
    private static bool IsOf(TableBlock table, Question question) => table.Caption.StartsWith(question.Text, StringComparison.Ordinal) && table.Caption.EndsWith("By Local Policing Unit", StringComparison.Ordinal);
}
