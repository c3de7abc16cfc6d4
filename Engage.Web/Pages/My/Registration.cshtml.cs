using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.My;

/// <summary>Where a person's registration stands, and everything they can do: each part of the program adds its own.</summary>
public sealed class RegistrationModel(EngageDb db, IEnumerable<IParticipantTasks> parts, ParticipantContacts contacts, TimeProvider time) : MyPageModel(db, time)
{
    /// <summary>What there is to do and to read, by group.</summary>
    public IReadOnlyList<IGrouping<TaskGroup, ParticipantTask>> Tasks { get; private set; } = [];

    /// <summary>The person's name.</summary>
    public string Name => contacts.NameOf(Me) ?? "";

    /// <summary>Where they stand, in a sentence or two.</summary>
    public string Standing => RegistrationWords.Tell(Me, Assembly, Assembly.StartOf(AssemblyPhase.Selecting) is { } day ? Wording.Day(day) : null);

    /// <summary>The heading of a group.</summary>
    public static string Heading(TaskGroup group) => group switch
    {
        TaskGroup.Seat => "Your seat",
        TaskGroup.Sessions => "Sessions",
        TaskGroup.Decisions => "Recommendations",
        _ => "Your details",
    };

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var place = new ParticipantPlace(Me, Assembly, Programme, Now);
        List<ParticipantTask> tasks = [];
        foreach (var part in parts) { tasks.AddRange(await part.ListAsync(Db, place, HttpContext.RequestAborted)); }
        Tasks = [.. tasks.GroupBy(t => t.Group).OrderBy(g => g.Key)];
        return Page();
    }
}
