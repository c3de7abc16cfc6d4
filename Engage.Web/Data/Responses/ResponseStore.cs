using Engage.Domain.Surveys;

namespace Engage.Web.Data.Responses;

/// <summary>What a submission came to.</summary>
/// <param name="Reference">The reference in the database, which is the one to show.</param>
/// <param name="WasNew">False when the same form had been submitted before and its row was found.</param>
public sealed record SubmitOutcome(string Reference, bool WasNew);

/// <summary>
/// Keeps responses and drafts: the hot path, written by hand. Whatever a method has returned from is on the disk. Methods
/// throw <see cref="StoreBusyException"/> when too much waits already and <see cref="StoreUnavailableException"/> when the
/// disk or the server refuses; in both cases the caller may try again with the same ids.
/// </summary>
public abstract class ResponseStore
{
    /// <summary>The draft with an id, or null.</summary>
    public abstract Task<Draft?> FindDraftAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Keeps a draft as it is now. One that was submitted meanwhile stays submitted and empty of answers.</summary>
    public abstract Task SaveDraftAsync(Draft draft, CancellationToken cancellationToken = default);

    /// <summary>Deletes a draft; does nothing when it is not there.</summary>
    public abstract Task DeleteDraftAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes all drafts that last changed before a time, and says how many.</summary>
    public abstract Task<int> DeleteDraftsBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps a response once, empties its draft of answers and gives it the reference, all together. A response whose id is
    /// there already is left as it is. A reference that another response of the survey has is replaced by a new one.
    /// </summary>
    public abstract Task<SubmitOutcome> SubmitAsync(Response response, Draft draft, CancellationToken cancellationToken = default);

    /// <summary>Keeps many responses that have no draft, by the same path; says how many were new.</summary>
    public abstract Task<int> SubmitManyAsync(IReadOnlyList<Response> responses, CancellationToken cancellationToken = default);

    /// <summary>Adds the equality answers to a response; false when there is no such response.</summary>
    public abstract Task<bool> SaveEqualityAsync(string responseId, string equality, CancellationToken cancellationToken = default);

    /// <summary>
    /// The responses of a survey in order of number, after a number. A reader who goes on from the last number it saw
    /// misses none.
    /// </summary>
    public abstract IAsyncEnumerable<Response> ReadAsync(string surveyId, long afterNumber = 0, CancellationToken cancellationToken = default);

    /// <summary>The equality answers of a survey's responses up to a number, with the number of each response, in any order.</summary>
    public abstract IAsyncEnumerable<(long Number, string Equality)> ReadEqualityAsync(string surveyId, long lastNumber, CancellationToken cancellationToken = default);

    /// <summary>The number of responses of each survey that has any, by survey id.</summary>
    public abstract Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancellationToken = default);
}
