using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Invitations;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Invitations;

/// <summary>What came of a code somebody typed.</summary>
/// <param name="Household">The household; null when the code is wrong, unknown or used up, which is nobody's business.</param>
/// <param name="IsBusy">Whether it was not looked up, because too many wrong codes came in.</param>
public sealed record CodeOutcome(Household? Household, bool IsBusy = false);

/// <summary>Finds the household of a code.</summary>
public sealed class HouseholdCodes(EngageDb db, HouseholdAddresses addresses, RegistrationDesk desk, CodeBudget budget, ILogger<HouseholdCodes> log)
{
    /// <summary>Looks a code up. One with a wrong check symbol is a slip: it is not looked up and not counted.</summary>
    public async Task<CodeOutcome> FindAsync(Assembly assembly, string? typed, CancellationToken cancellationToken)
    {
        if (!HouseholdCode.TryRead(typed, out var code)) { return new CodeOutcome(null); }
        if (!budget.HasRoom) { return new CodeOutcome(null, IsBusy: true); }
        var hash = addresses.HashOfCode(code);
        var household = await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.CodeHash == hash && h.AssemblyId == assembly.Id, cancellationToken);
        if (household is not null && !await desk.IsFullAsync(household.Id, cancellationToken)) { return new CodeOutcome(household); }
        if (budget.NoteFailure()) { log.LogWarning("{Count} wrong household codes came in within an hour; codes are not looked up until it is over.", CodeBudget.Most); }
        return new CodeOutcome(null);
    }
}
