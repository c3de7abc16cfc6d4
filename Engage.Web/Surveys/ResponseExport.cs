using System.Globalization;
using Engage.Domain.Surveys;

namespace Engage.Web.Surveys;

/// <summary>The responses of a survey as rows of a file, and the codebook of its columns.</summary>
public static class ResponseExport
{
    private static readonly (string Name, string Label)[] Fixed =
    [
        ("id", "Random id of the response"),
        ("version", "Version of the survey that was answered"),
        ("channel", "How it reached the office"),
        ("grade", "How sure the office is that it is one resident's only response"),
        ("flags", "What was noticed about it; empty for nothing"),
        ("submitted_hour", "When it was submitted, cut to the hour, in UTC"),
        ("local_authority", "Code of the respondent's local authority, where given"),
        ("local_policing_unit", "Code of the respondent's Local Policing Unit, where given"),
        ("policing_community", "Code of the respondent's policing community, where known"),
    ];

    /// <summary>The heading and a row for each response, in the order of their random ids.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(Survey survey, IEnumerable<Response> responses)
    {
        var definitions = survey.Versions.ToDictionary(v => v.Number, v => SurveyDefinition.FromStored(v.Definition));
        var newest = definitions[survey.Newest.Number];
        var questions = newest.Questions.ToList();
        var equality = newest.EqualityQuestions.ToList();

        yield return [.. Fixed.Select(c => c.Name), .. questions.Concat(equality).SelectMany(q => q.Columns).Select(c => c.Name)];
        foreach (var response in responses.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            var definition = definitions[response.Version];
            var answers = AnswerSheet.Parse(response.Answers, definition);
            var about = response.Equality is { } text ? AnswerSheet.Parse(text, definition) : AnswerSheet.Empty;
            yield return
            [
                response.Id,
                response.Version.ToString(CultureInfo.InvariantCulture),
                response.Channel.ToString(),
                response.Grade.ToString(),
                response.Flags == ResponseFlags.None ? "" : response.Flags.ToString(),
                response.SubmittedHour.ToString("yyyy-MM-dd'T'HH':00Z'", CultureInfo.InvariantCulture),
                response.LocalAuthorityCode ?? "",
                response.LocalPolicingUnitCode ?? "",
                response.CommunityCode ?? "",
                .. questions.SelectMany(q => q.Cells(answers.Find(q.Code))),
                .. equality.SelectMany(q => q.Cells(about.Find(q.Code))),
            ];
        }
    }

    /// <summary>A row for each code a column may hold, and one for each column without codes.</summary>
    public static IEnumerable<IReadOnlyList<string>> Codebook(Survey survey)
    {
        var newest = SurveyDefinition.FromStored(survey.Newest.Definition);
        yield return ["column", "label", "content", "code", "meaning"];
        foreach (var (name, label) in Fixed) { yield return [name, label, "text", "", ""]; }
        foreach (var entry in newest.Questions.Concat(newest.EqualityQuestions).SelectMany(q => q.Codebook))
        {
            if (entry.Values.Count == 0) { yield return [entry.Column, entry.Label, entry.Content, "", ""]; }
            foreach (var value in entry.Values) { yield return [entry.Column, entry.Label, entry.Content, value.Code, value.Label]; }
        }
    }
}
