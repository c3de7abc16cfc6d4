using System.Globalization;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Recommendations;

/// <summary>A member in the list of those who take part.</summary>
/// <param name="Id">The registration.</param>
/// <param name="Name">Who it is.</param>
/// <param name="State">How the turn was used.</param>
public sealed record MemberTurn(string Id, string Name, TurnState State);

/// <summary>Sheets of paper: who was given one, and the two countings.</summary>
[Authorize(Permissions.SeeParticipants)]
public sealed class PapersModel(EngageDb db, BallotBox box, ParticipantContacts contacts, AuditTrail audit, TimeProvider time) : PollPage(db, time)
{
    private const int MostPapers = 10_000;

    /// <summary>How many papers are in the box.</summary>
    [BindProperty]
    public string? InBox { get; set; }

    /// <summary>Which counting comes next.</summary>
    public CountingPass Pass { get; private set; }

    /// <summary>The members by name.</summary>
    public IReadOnlyList<MemberTurn> People { get; private set; } = [];

    /// <summary>The name of the box for one answer to one item.</summary>
    public static string FieldOf(string item, string choice) => $"count-{item}-{choice}";

    /// <summary>What was typed into such a box.</summary>
    public string? Typed(string item, string choice) => HttpMethods.IsPost(Request.Method) && Request.HasFormContentType ? Request.Form[FieldOf(item, choice)].ToString() : null;

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindPapersAsync() ? Page() : NotFound();

    /// <summary>Gives a member a sheet.</summary>
    public async Task<IActionResult> OnPostGiveAsync(string member)
    {
        if (!await FindPapersAsync() || People.FirstOrDefault(p => p.Id == member) is not { } person) { return NotFound(); }
        var outcome = CastOutcome.NotOpen;
        await Db.WriteAsync(
            async inside =>
            {
                outcome = await box.GivePaperAsync(inside, Poll, member, HttpContext.RequestAborted);
                if (outcome == CastOutcome.Counted) { audit.Record(inside, Actor, "paper-given", Subject, $"registration:{member}"); }
            },
            HttpContext.RequestAborted);
        return outcome switch
        {
            CastOutcome.Counted => Done($"{Root}/recommendations/polls/{Id}/papers", $"{person.Name} was given a sheet."),
            CastOutcome.TurnIsUsed => Wrong("", $"{person.Name} has taken part already: do not give them a sheet"),
            _ => Wrong("", "No more sheets can be given out"),
        };
    }

    /// <summary>Takes an unused sheet back.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string member)
    {
        if (!await FindPapersAsync() || People.FirstOrDefault(p => p.Id == member) is not { } person) { return NotFound(); }
        var isTaken = false;
        await Db.WriteAsync(
            async inside =>
            {
                isTaken = await box.TakePaperBackAsync(inside, Poll, member, HttpContext.RequestAborted);
                if (isTaken) { audit.Record(inside, Actor, "paper-taken-back", Subject, $"registration:{member}"); }
            },
            HttpContext.RequestAborted);
        return isTaken ? Done($"{Root}/recommendations/polls/{Id}/papers", $"{person.Name} can vote online again.") : Wrong("", "The sheet cannot be taken back any more");
    }

    /// <summary>Enters a counting.</summary>
    public async Task<IActionResult> OnPostCountAsync()
    {
        if (!await FindPapersAsync()) { return NotFound(); }
        if (ReadCounting() is not { } counting) { return Page(); }
        CountingOutcome outcome = new CountingOutcome.Kept();
        await Db.WriteAsync(
            async inside =>
            {
                outcome = await box.CountPapersAsync(inside, Poll, counting, HttpContext.RequestAborted);
                if (outcome is CountingOutcome.Kept or CountingOutcome.Agreed) { audit.Record(inside, Actor, "papers-counted", Subject, $"{counting.Pass} counting, {counting.Papers} papers"); }
            },
            HttpContext.RequestAborted);
        return outcome switch
        {
            CountingOutcome.Kept => Done($"{Root}/recommendations/polls/{Id}/papers", "The first counting is kept. Now somebody else counts."),
            CountingOutcome.Agreed => Done($"{Root}/recommendations/polls/{Id}", "Both countings agree: the papers are in the result."),
            CountingOutcome.Different different => Wrong("", $"The two countings differ on: {string.Join("; ", different.Items.Select(i => ItemNames[i]))}. Count again, or begin both countings again"),
            CountingOutcome.Refused refused => Wrong(nameof(InBox), refused.Sentence),
            _ => throw new InvalidOperationException("A counting has another outcome."),
        };
    }

    /// <summary>Forgets the first counting.</summary>
    public async Task<IActionResult> OnPostAgainAsync()
    {
        if (!await FindPapersAsync()) { return NotFound(); }
        audit.Record(Db, Actor, "papers-to-be-counted-again", Subject);
        await box.CountAgainAsync(Db, Poll, HttpContext.RequestAborted);
        return Done($"{Root}/recommendations/polls/{Id}/papers", "Both countings begin again.");
    }

    private PaperCount? ReadCounting()
    {
        if (Number(InBox) is not { } papers)
        {
            ModelState.AddModelError(nameof(InBox), "Enter how many papers there are, like 12");
            return null;
        }
        var counts = Poll.Items.ToDictionary(item => item, item => Poll.Choices.ToDictionary(c => c.Code, c => ReadBox(item, c), StringComparer.Ordinal), StringComparer.Ordinal);
        if (!ModelState.IsValid) { return null; }
        foreach (var (item, sentence) in PaperCount.Problems(Poll, papers, counts, ItemNames)) { ModelState.AddModelError(FieldOf(item, Poll.Choices[0].Code), sentence); }
        return ModelState.IsValid
            ? new PaperCount { PollId = Poll.Id, Pass = Pass, Papers = papers, CountsJson = PaperCount.Write(counts), At = Now, By = Actor }
            : null;
    }

    // An empty box is a nought: most are.
    private int ReadBox(string item, PollOption choice)
    {
        var text = Typed(item, choice.Code);
        if (string.IsNullOrWhiteSpace(text)) { return 0; }
        if (Number(text) is { } number) { return number; }
        ModelState.AddModelError(FieldOf(item, choice.Code), $"{ItemNames[item]}, {choice.Words}: enter a number, like 12");
        return 0;
    }

    private static int? Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostPapers ? number : null;

    private async Task<bool> FindPapersAsync()
    {
        if (!await FindPollAsync() || Poll.State == PollState.Draft) { return false; }
        var stop = HttpContext.RequestAborted;
        Pass = await Db.PaperCounts.AnyAsync(c => c.PollId == Poll.Id && c.Pass == CountingPass.First, stop) ? CountingPass.Second : CountingPass.First;
        var members = await Db.Registrations.AsNoTracking().Where(r => r.AssemblyId == Assembly.Id && r.Seat == Engage.Domain.Assemblies.SeatState.Confirmed).ToListAsync(stop);
        var turns = await Db.Turns.AsNoTracking().Where(t => t.PollId == Poll.Id).ToDictionaryAsync(t => t.Member, t => t.State, StringComparer.Ordinal, stop);
        People = [.. members.Select(m => new MemberTurn(m.Id, contacts.NameOf(m) ?? "Name not known", turns.GetValueOrDefault(m.Id))).OrderBy(m => m.Name, StringComparer.CurrentCulture)];
        return true;
    }
}
