using Engage.Domain.Places;
using Engage.Domain.Surveys;
using Engage.Web.Data.Responses;

namespace Engage.Web.Surveys;

/// <summary>Turns a finished draft into a response, once, however often its form is sent.</summary>
public sealed class Submission(ResponseStore store, TimeProvider time)
{
    /// <summary>Nobody reads and answers a whole survey in less.</summary>
    private static readonly TimeSpan TooFast = TimeSpan.FromSeconds(3);

    /// <summary>Submits. When this returns, the response is on the disk.</summary>
    /// <param name="inProgress">A response with a draft and nothing left unanswered.</param>
    /// <param name="noticed">What the form gave away.</param>
    public Task<SubmitOutcome> SendAsync(ResponseInProgress inProgress, ResponseFlags noticed)
    {
        var draft = inProgress.Draft ?? throw new InvalidOperationException("There is no draft to submit.");
        var now = time.GetUtcNow();
        var answers = inProgress.Route.Answers;
        var place = PlaceIn(inProgress.Definition, answers);
        draft.UpdatedAt = now;
        var response = new Response
        {
            Id = draft.ResponseId,
            SurveyId = draft.SurveyId,
            Version = draft.Version,
            Channel = Channel.Web,
            Flags = draft.Flags | noticed | (now - draft.StartedAt < TooFast ? ResponseFlags.TooFast : ResponseFlags.None),
            Reference = ReceiptReference.New(),
            Answers = answers.ToJson(),
            LocalAuthorityCode = place.LocalAuthorityCode,
            LocalPolicingUnitCode = place.LocalPolicingUnitCode,
            CommunityCode = place.CommunityCode,
            SubmittedHour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero),
        };
        // Not cancelled when the connection breaks: the person cannot know how far it came, and a retry finds the same row.
        return store.SubmitAsync(response, draft, CancellationToken.None);
    }

    private static Place PlaceIn(SurveyDefinition definition, AnswerSheet answers) =>
        definition.Questions.Select(q => answers.Find(q.Code)).OfType<PlaceAnswer>().FirstOrDefault()?.Place ?? Place.Unknown;
}
