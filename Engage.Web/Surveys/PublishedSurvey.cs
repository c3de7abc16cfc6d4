using Engage.Domain;
using Engage.Domain.Surveys;

namespace Engage.Web.Surveys;

/// <summary>A survey as the public sees it at one moment.</summary>
/// <param name="Survey">The survey, loaded without its versions.</param>
/// <param name="Version">The number of the newest version.</param>
/// <param name="Definition">The newest version.</param>
/// <param name="Now">The moment.</param>
public sealed record PublishedSurvey(Survey Survey, int Version, SurveyDefinition Definition, DateTimeOffset Now)
{
    /// <summary>Where it stands.</summary>
    public SurveyPhase Phase { get; } = Survey.PhaseAt(Now);

    /// <summary>Whether the basis of a consultation is published with it.</summary>
    public bool HasBasis { get; init; }

    /// <summary>Its address.</summary>
    public string Slug => Survey.Slug;

    /// <summary>Its title.</summary>
    public string Title => Definition.Title;

    /// <summary>The day in the survey's own zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(Now));

    /// <summary>When it opens, in words.</summary>
    public string OpensInWords => Survey.OpensInWords ?? "";

    /// <summary>When it closes or closed, in words.</summary>
    public string ClosesInWords => Survey.ClosesInWords ?? "";

    /// <summary>How long it takes, in words.</summary>
    public string MinutesInWords => Wording.Count(Definition.MinutesToComplete, "minute", "minutes");

    /// <summary>How long what is shown now stays true: until it opens or closes; null when nothing more will happen by itself.</summary>
    public TimeSpan? UntilNextPhase => Phase switch
    {
        SurveyPhase.Scheduled => Survey.OpensAt - Now,
        SurveyPhase.Open => Survey.ClosesAt - Now,
        _ => null,
    };

    private DateTime Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById(Survey.TimeZone)).DateTime;
}
