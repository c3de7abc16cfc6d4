using System.Linq.Expressions;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;

namespace Engage.Web.Pages.My;

/// <summary>A member says what they think of the assembly, once and in secret.</summary>
public sealed class EvaluationModel(EngageDb db, BallotBox box, TimeProvider time) : MyPollPageModel<Evaluation>(db, box, time)
{
    /// <inheritdoc/>
    // An assembly has one.
    protected override Expression<Func<Evaluation, bool>> IsMeant => evaluation => true;

    /// <inheritdoc/>
    protected override string Here => $"{Root}/evaluation";
}
