using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Recommendations;

/// <summary>One recommendation on a ballot.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Version">The words that are voted on.</param>
public sealed record BallotItem(int? Number, RecommendationVersion Version);

/// <summary>A ballot as a form: wherever members vote they see and send the same.</summary>
/// <param name="Poll">The vote or evaluation.</param>
/// <param name="Items">What is voted on; empty for an evaluation.</param>
/// <param name="Answers">What was chosen so far, by item.</param>
public sealed record BallotForm(Poll Poll, IReadOnlyList<BallotItem> Items, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>The name of the field of an item.</summary>
    public static string FieldOf(string item) => $"choice-{item}";

    /// <summary>The ballot with what the request sends.</summary>
    public static async Task<BallotForm> ReadAsync(EngageDb db, Poll poll, HttpRequest request, CancellationToken cancellationToken)
    {
        IFormCollection? sent = HttpMethods.IsPost(request.Method) && request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : null;
        var answers = poll.Items.Where(item => sent?.ContainsKey(FieldOf(item)) == true).ToDictionary(item => item, item => sent![FieldOf(item)].ToString(), StringComparer.Ordinal);
        return new BallotForm(poll, poll is Vote vote ? await ItemsAsync(db, vote, cancellationToken) : [], answers);
    }

    /// <summary>Says of each item without an answer what is missing; true when nothing is.</summary>
    public bool IsComplete(ModelStateDictionary model)
    {
        foreach (var item in Poll.Missing(Answers)) { model.AddModelError(FieldOf(item), Poll is Vote ? $"Select whether you support recommendation {Items.First(i => i.Version.RecommendationId == item).Number}" : $"Select how far you agree: {Evaluation.Statements.First(s => s.Code == item).Words}"); }
        return model.IsValid;
    }

    private static async Task<IReadOnlyList<BallotItem>> ItemsAsync(EngageDb db, Vote vote, CancellationToken cancellationToken)
    {
        var recommendations = await db.Recommendations.AsNoTracking().Where(r => r.AssemblyId == vote.AssemblyId).ToDictionaryAsync(r => r.Id, StringComparer.Ordinal, cancellationToken);
        return [.. vote.VoteItems.Select(i => new BallotItem(recommendations[i.RecommendationId].Number, recommendations[i.RecommendationId].VersionOf(i.Version)))];
    }
}
