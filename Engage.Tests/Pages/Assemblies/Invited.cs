using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Messages;
using Engage.Domain.Sortition.Invitations;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Assemblies;

/// <summary>Assemblies, households with codes, and people who registered, for the tests of letters and of the participants' area.</summary>
internal static partial class Invited
{
    private static int _made;

    /// <summary>Two questions: age and sex.</summary>
    public static SelectionTargets Targets { get; } = new(
    [
        new TargetFeature("age-band", "Age", "How old are you?", "On your last birthday", null, [new("16-34", "16 to 34", null, 1, 9), new("35+", "35 or over", null, 1, 9)]),
        new TargetFeature("sex", "Sex", "What is your sex?", null, null, [new("female", "Female", null, 1, 9), new("male", "Male", null, 1, 9)]),
    ]);

    /// <summary>A published assembly at an address of its own; people register from 10 January to 9 February 2027.</summary>
    public static async Task<(AssemblyProgramme Programme, Assembly Assembly)> AssemblyAsync(this SiteFactory site, AssemblyProgramme? programme = null, AssemblyPhase opens = AssemblyPhase.Registering)
    {
        var number = Interlocked.Increment(ref _made);
        var isNew = programme is null;
        programme ??= MakeAssemblies.Programme($"programme-{number}", site.Clock.GetUtcNow());
        var assembly = MakeAssemblies.Assembly(programme, $"assembly-{number}", 20, "area", $"Assembly {number}");
        assembly.Aim(Targets);
        assembly.Schedule(opens == AssemblyPhase.Registering
            ? new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Registering] = new(2027, 1, 10), [AssemblyPhase.Selecting] = new(2027, 2, 10) }
            : new Dictionary<AssemblyPhase, DateOnly> { [opens] = new(2027, 1, 10) });
        await site.WriteAsync(db =>
        {
            if (isNew) { db.AssemblyProgrammes.Add(programme); }
            db.Assemblies.Add(assembly);
            return Task.CompletedTask;
        });
        return (programme, assembly);
    }

    /// <summary>A household whose letter was posted, and its code.</summary>
    public static async Task<(Household Household, string Code)> HouseholdAsync(this SiteFactory site, Assembly assembly, string lines = "1 Test Street\nTestville\nCW7 2UA", int? decile = 2, string area = "north")
    {
        var addresses = site.Services.GetRequiredService<HouseholdAddresses>();
        var code = HouseholdCode.Complete(RandomNumberGenerator.GetString(ReadableSymbols.All, HouseholdCode.RandomLength));
        var drawn = new InvitationsDrawn([0], [new InvitationStratum(area, false, 100, 4)], [0]);
        var round = new InvitationRound(Make.NewId(), assembly.Id, Interlocked.Increment(ref _made), new InvitationPlan(4) { Seed = 7 }, new InvitationFrame(100, 0, 0, new string('0', 64)), drawn, site.Clock.GetUtcNow(), "test");
        round.NoteLetters(site.Clock.GetUtcNow());
        var household = new Household
        {
            Id = Make.NewId(),
            ProgrammeId = assembly.ProgrammeId,
            AssemblyId = assembly.Id,
            RoundId = round.Id,
            Address = addresses.Close(lines.Split('\n')),
            AddressHash = addresses.HashOf([Make.NewId()]),
            AreaCode = area,
            Decile = decile,
            Chance = 0.04,
            CodeHash = addresses.HashOfCode(code),
            State = HouseholdState.LetterSent,
        };
        await site.WriteAsync(db =>
        {
            db.InvitationRounds.Add(round);
            db.Households.Add(household);
            return Task.CompletedTask;
        });
        return (household, code);
    }

    /// <summary>Somebody in the pool.</summary>
    public static async Task<Registration> RegisteredAsync(this SiteFactory site, AssemblyProgramme programme, Assembly assembly, string email, string name = "Robin Sample", RegistrationChannel channel = RegistrationChannel.Telephone)
    {
        var (household, _) = await site.HouseholdAsync(assembly);
        var entry = new RegistrationEntry(
            Make.NewId(), household.Id, new Dictionary<string, string>(StringComparer.Ordinal) { ["age-band"] = "35+", ["sex"] = "female" }, name, email, "01606 364000", new ParticipantNeeds("A ramp", "No nuts", "", ""), channel);
        await using var scope = site.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<RegistrationDesk>().RegisterAsync(programme, assembly, entry));
        return await site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == entry.Id));
    }

    /// <summary>The newest message of a kind to an address, opened; null when there is none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> MailAsync(this SiteFactory site, MessageKind kind, string email)
    {
        var outbox = site.Services.GetRequiredService<Outbox>();
        var messages = await site.ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.Kind == kind).OrderByDescending(m => m.QueuedAt).ToListAsync());
        return messages.Select(outbox.Open).FirstOrDefault(c => string.Equals(c?.Address, email.Trim(), StringComparison.OrdinalIgnoreCase))?.Values;
    }

    /// <summary>The link of the newest message of a kind to an address.</summary>
    public static async Task<string> LinkAsync(this SiteFactory site, MessageKind kind, string email) =>
        (await site.MailAsync(kind, email) ?? throw new InvalidOperationException($"No {kind} went to {email}."))["link"];

    /// <summary>Signs somebody in through the mailed link.</summary>
    public static async Task<Resident> ParticipantAsync(this StaffSite site, string email)
    {
        var visitor = site.NewVisitor();
        Assert.Equal("/my/sign-in/sent", (await visitor.FillInAsync("/my/sign-in", ("Email", email))).Path);
        Assert.Equal("/my", (await visitor.FillInAsync(await site.LinkAsync(MessageKind.SignInLink, email))).Path);
        return visitor;
    }

    /// <summary>The value of the session cookie of a reply, if it sets one.</summary>
    public static string? CookieOf(Reply reply, string name) =>
        reply.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Select(c => CookieValue().Match(c)).FirstOrDefault(m => m.Groups["name"].Value == name)?.Groups["value"].Value : null;

    [GeneratedRegex("^(?<name>[^=]+)=(?<value>[^;]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CookieValue();
}
