namespace Engage.Domain.Priorities;

/// <summary>Which part of a plan a question of a survey is about.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="QuestionCode">The question.</param>
/// <param name="Reference">A <see cref="PlanReference"/> as written.</param>
public sealed record QuestionReference(string SurveyId, string QuestionCode, string Reference);
