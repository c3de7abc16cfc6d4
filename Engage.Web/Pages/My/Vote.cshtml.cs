using System.Linq.Expressions;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.My;

/// <summary>A member votes, once and in secret.</summary>
public sealed class VoteModel(EngageDb db, BallotBox box, TimeProvider time) : MyPollPageModel<Vote>(db, box, time)
{
    /// <summary>The vote's id, from the address.</summary>
    [FromRoute(Name = "vote")]
    public string VoteId { get; init; } = "";

    /// <inheritdoc/>
    protected override Expression<Func<Vote, bool>> IsMeant => vote => vote.Id == VoteId;

    /// <inheritdoc/>
    protected override string Here => $"{Root}/vote/{VoteId}";
}
