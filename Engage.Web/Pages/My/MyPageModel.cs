using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security.Participants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.My;

/// <summary>What a participant's own pages share: a registration of theirs, found by the address they signed in with; anybody else's does not exist.</summary>
public abstract class MyPageModel(EngageDb db, TimeProvider time) : NoticePage
{
    /// <summary>The registration's id, from the address.</summary>
    [FromRoute(Name = "registration")]
    public string RegistrationId { get; init; } = "";

    /// <summary>Whose page it is, once found.</summary>
    public Registration Me { get; private set; } = null!;

    /// <summary>The assembly of the registration.</summary>
    public Assembly Assembly { get; private set; } = null!;

    /// <summary>The programme of the assembly.</summary>
    public AssemblyProgramme Programme { get; private set; } = null!;

    /// <summary>The address of the registration's first page; its other pages lie below.</summary>
    public string Root => $"/my/{Me.Id}";

    /// <summary>Today, on the programme's clocks.</summary>
    public DateOnly Today => WallClock.Day(Now, Programme.Zone);

    /// <summary>The keyed hash of the address that is signed in.</summary>
    protected string EmailHash => ParticipantSignIn.EmailHashOf(User) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The database.</summary>
    protected EngageDb Db => db;

    /// <summary>The time now.</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A page that takes no form answers one as it should, and not as if it had found somebody.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null) { context.Result = StatusCode(StatusCodes.Status405MethodNotAllowed); }
    }

    /// <summary>Loads the registration of the address if it is the person's own; false otherwise.</summary>
    protected async Task<bool> FindAsync()
    {
        var (hash, stop) = (EmailHash, HttpContext.RequestAborted);
        if (await db.Registrations.SingleOrDefaultAsync(r => r.Id == RegistrationId && r.EmailHash == hash, stop) is not { } mine) { return false; }
        Me = mine;
        Assembly = await db.Assemblies.SingleAsync(a => a.Id == mine.AssemblyId, stop);
        Programme = await db.AssemblyProgrammes.SingleAsync(p => p.Id == Assembly.ProgrammeId, stop);
        ViewData[Frame.Context] = Assembly.Title;
        ViewData[Frame.IsDemonstration] = Programme.IsDemonstration;
        return true;
    }
}
