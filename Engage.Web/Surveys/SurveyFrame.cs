using Engage.Web.Pages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Engage.Web.Surveys;

/// <summary>What every page of a survey tells its layout.</summary>
public static class SurveyFrame
{
    /// <summary>Names the page and the survey it belongs to, and marks a demonstration.</summary>
    public static void Introduce(this ViewDataDictionary view, PublishedSurvey survey, string title)
    {
        view[Frame.Title] = title;
        view[Frame.Context] = survey.Title;
        view[Frame.IsDemonstration] = survey.Survey.IsDemonstration;
    }
}
