using System.Security.Cryptography;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Sortition.Invitations;
using Engage.Domain.Sortition.Selection;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.BrowserTests.Support;

/// <summary>An assembly of a test's own that people can register for, with a household whose code is known and one member.</summary>
internal sealed class InvitedAssembly
{
    private static readonly string[] _address = ["1 Test Street", "Northford", "CW7 2UA"];

    private readonly IServiceProvider _services;

    private InvitedAssembly(IServiceProvider services, AssemblyProgramme programme, Assembly assembly) => (_services, Programme, Assembly) = (services, programme, assembly);

    /// <summary>Its programme.</summary>
    public AssemblyProgramme Programme { get; }

    /// <summary>The assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>The code of the household's letter.</summary>
    public string Code { get; } = HouseholdCode.Complete(RandomNumberGenerator.GetString(ReadableSymbols.All, HouseholdCode.RandomLength));

    /// <summary>The member.</summary>
    public Registration Member { get; private set; } = null!;

    /// <summary>Its public address.</summary>
    public string Public => $"/assemblies/{Programme.Slug}/{Assembly.Slug}";

    /// <summary>Its address for staff.</summary>
    public string Staff => $"/staff{Public}";

    /// <summary>Makes one: people register from yesterday on, for a fortnight.</summary>
    /// <param name="services">The site's services.</param>
    /// <param name="slug">The address of its programme.</param>
    public static async Task<InvitedAssembly> MakeAsync(IServiceProvider services, string slug)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var programme = new AssemblyProgramme(NewId.Make(), slug, "Europe/London", now) { IsDemonstration = true };
        programme.Describe("Policing priorities", "What should the police do first?", "", "", "");
        programme.Publish(now);
        var today = WallClock.Day(now, programme.Zone);
        var assembly = new Assembly(NewId.Make(), programme.Id, "northford", "Northford citizens’ assembly", "E1", 14) { HonorariumPence = 7_500 };
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Registering] = today.AddDays(-1), [AssemblyPhase.Selecting] = today.AddDays(14) });
        assembly.Aim(new SelectionTargets(
        [
            new TargetFeature("age-band", "Age", "How old are you?", "On your last birthday", null, [new("16-34", "16 to 34", null, 1, 9), new("35+", "35 or over", null, 1, 9)]),
            new TargetFeature("trust", "Trust in the police", "How much do you trust the police where you live?", null, null, [new("a-lot", "A lot", null, 1, 9), new("little", "Little or not at all", null, 1, 9)]),
        ]));
        var made = new InvitedAssembly(services, programme, assembly);
        await made.WriteAsync(db =>
        {
            db.AddRange(programme, assembly);
            made.AddHousehold(db, now);
            made.AddMember(db, now);
            return Task.CompletedTask;
        });
        return made;
    }

    /// <summary>Opens a vote on one recommendation, and the evaluation, until tomorrow.</summary>
    public async Task<Vote> OpenPollsAsync()
    {
        var now = _services.GetRequiredService<TimeProvider>().GetUtcNow();
        const string Author = "editor@engage.example";
        var recommendation = new Recommendation(NewId.Make(), Assembly.Id, 1, new RecommendationText("A named officer", "Give each area a **named** officer.", "People do not know whom to ask.", "Within a year.", ""), now, Author);
        var vote = new Vote(NewId.Make(), Assembly.Id, "Vote of the last workshop", 50, now, Author);
        var evaluation = new Evaluation(NewId.Make(), Assembly.Id, now, Author);
        vote.Put(recommendation);
        await WriteAsync(async db =>
        {
            db.Recommendations.Add(recommendation);
            db.Polls.AddRange(vote, evaluation);
            var box = new BallotBox(_services.GetRequiredService<TimeProvider>());
            await box.OpenAsync(db, vote, now.AddDays(1));
            await box.OpenAsync(db, evaluation, now.AddDays(1));
        });
        return vote;
    }

    /// <summary>Asks somebody else to take a seat, within a week.</summary>
    public async Task<(Registration Person, SeatOffer Offer)> OfferASeatAsync()
    {
        var now = _services.GetRequiredService<TimeProvider>().GetUtcNow();
        var draw = new PanelDraw(NewId.Make(), Assembly.Id, 1, Assembly.Targets, new DrawOptions(DrawKind.First, SelectionAlgorithm.Leximin, 2, StepInRule.NearestToQuotas, 7, 5), "editor@engage.example", now);
        var person = NewPerson("Alex Drawn", "alex.drawn@northford.example", now);
        var offer = new SeatOffer { Id = NewId.Make(), DrawId = draw.Id, AssemblyId = Assembly.Id, RegistrationId = person.Id, As = DrawnAs.Member, Order = 0 };
        offer.Offer(now.AddDays(7), now);
        person.SeatTo(SeatState.Offered, now);
        await WriteAsync(db =>
        {
            db.AddRange(draw, person, offer);
            return Task.CompletedTask;
        });
        return (person, offer);
    }

    private void AddHousehold(EngageDb db, DateTimeOffset now)
    {
        var addresses = _services.GetRequiredService<HouseholdAddresses>();
        var drawn = new InvitationsDrawn([0], [new InvitationStratum("E1", false, 100, 4)], [0]);
        var round = new InvitationRound(NewId.Make(), Assembly.Id, 1, new InvitationPlan(4) { Seed = 7 }, new InvitationFrame(100, 0, 0, new string('0', 64)), drawn, now, "editor@engage.example");
        round.NoteLetters(now);
        db.AddRange(round, new Household
        {
            Id = NewId.Make(),
            ProgrammeId = Programme.Id,
            AssemblyId = Assembly.Id,
            RoundId = round.Id,
            Address = addresses.Close(_address),
            AddressHash = addresses.HashOf(_address),
            AreaCode = "E1",
            Chance = 0.04,
            CodeHash = addresses.HashOfCode(Code),
            State = HouseholdState.LetterSent,
        });
    }

    private void AddMember(EngageDb db, DateTimeOffset now)
    {
        Member = NewPerson("Sam Member", "sam.member@northford.example", now);
        Member.SeatTo(SeatState.Confirmed, now);
        db.Add(Member);
    }

    private Registration NewPerson(string name, string email, DateTimeOffset now)
    {
        var id = NewId.Make();
        var person = new Registration { Id = id, AssemblyId = Assembly.Id, HouseholdId = NewId.Make(), Pseudonym = id[..6].ToUpperInvariant(), FeaturesJson = """{"age-band":"35+","trust":"a-lot"}""", RegisteredHour = now };
        _services.GetRequiredService<ParticipantContacts>().Write(person, new ParticipantContact(name, email, null, null, ParticipantNeeds.None));
        person.Confirm(now);
        return person;
    }

    private async Task WriteAsync(Func<EngageDb, Task> write)
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EngageDb>().WriteAsync(write);
    }
}
