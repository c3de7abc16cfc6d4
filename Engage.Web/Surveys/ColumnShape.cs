using System.Security.Cryptography;
using System.Text;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Web.Surveys;

/// <summary>What decides on the columns of a survey besides its responses: the questions of its newest version, and the groups.</summary>
public sealed class ColumnShape
{
    private readonly SurveyDefinition _definition;
    private readonly IReadOnlyList<Grouping> _groupings;

    /// <summary>The shape of a survey.</summary>
    /// <param name="survey">The survey with its versions.</param>
    /// <param name="definition">Its newest version.</param>
    /// <param name="groupings">The groupings to hold.</param>
    public ColumnShape(Survey survey, SurveyDefinition definition, IReadOnlyList<Grouping> groupings)
    {
        (_definition, _groupings) = (definition, groupings);
        var text = string.Join('\n', [survey.Newest.Definition, .. groupings.Select(g => string.Join('\t', [g.Code, .. g.Groups.Select(o => o.Code)]))]);
        Mark = $"{survey.Id} version {survey.Newest.Number} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    /// <summary>A line that is the same only for the same shape.</summary>
    public string Mark { get; }

    /// <summary>Empty columns.</summary>
    public ResponseColumns NewColumns() => new(_definition, _groupings);

    /// <summary>Columns over a store; null when it holds others.</summary>
    public ResponseColumns? Over(ColumnStore store) => ResponseColumns.Over(store, _definition, _groupings);
}
