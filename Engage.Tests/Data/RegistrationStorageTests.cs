using System.Text;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Sortition.Invitations;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data.Places;
using Engage.Web.Mail;
using Engage.Web.Security;
using Engage.Web.Security.Contacts;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data;

public sealed class RegistrationsOnSqlite() : RegistrationStorageTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class RegistrationsOnPostgres() : RegistrationStorageTests(TestDatabase.PostgresAsync);

/// <summary>Draws of letters and registrations on either database.</summary>
public abstract class RegistrationStorageTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    private readonly AssemblyProgramme _programme = new(Make.NewId(), "programme", "Europe/London", DateTimeOffset.UnixEpoch);

    [DatabaseFact]
    public async Task Of_many_who_use_one_code_at_once_two_are_registered()
    {
        var assembly = await AssemblyAsync();
        var households = await DrawnAsync(assembly, letters: 1);

        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => RegisterAsync(assembly, households[0].Id, $"person{i}@example.org"))));

        Assert.Equal(Household.MostRegistrations, kept.Count(k => k));
        Assert.Equal(Household.MostRegistrations, await ReadAsync(db => db.Registrations.CountAsync()));
    }

    [DatabaseFact]
    public async Task A_draw_is_read_back_as_it_was_and_no_address_is_drawn_twice()
    {
        var assembly = await AssemblyAsync();
        var households = await DrawnAsync(assembly, letters: 6);

        var round = await ReadAsync(db => db.InvitationRounds.AsNoTracking().SingleAsync());
        Assert.Equal((ulong.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture), 6, 20), (round.Seed, round.Letters, round.Addresses));
        Assert.Equal([new InvitationStratum("north", false, 20, 6)], round.Strata);
        Assert.All(households, h => Assert.Equal(0.3, h.Chance));
        // What is stored says nothing of the place.
        Assert.All(households, h => Assert.DoesNotContain("Street", h.Address! + h.AddressHash + h.CodeHash + h.Code, StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Database.SaveAsync(db => db.Households.Add(Copy(households[0]))));
    }

    [DatabaseFact]
    public async Task Erasing_leaves_rows_without_a_person()
    {
        var assembly = await AssemblyAsync();
        var household = (await DrawnAsync(assembly, letters: 1))[0];
        await RegisterAsync(assembly, household.Id, "gone@example.org");

        await Database.WithAsync(async db =>
        {
            var erasure = new ParticipantErasure(db, [new RegistrationData(Contacts)], Database.Services.GetRequiredService<AuditTrail>(), Database.Time);
            await erasure.EraseAsync(await db.Registrations.SingleAsync(), "participant", CancellationToken.None);
            return 0;
        });

        var person = await ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync());
        Assert.Equal((null, null, null, null, null), (person.Name, person.Email, person.EmailHash, person.Telephone, person.Address));
        Assert.Null((await ReadAsync(db => db.Households.AsNoTracking().SingleAsync())).Address);
        Assert.Equal(0, await ReadAsync(db => db.OutboxMessages.CountAsync()));
    }

    private ParticipantContacts Contacts => new(Database.Services.GetRequiredService<ContactCipher>(), Database.Services.GetRequiredService<ContactHash>());

    private HouseholdAddresses Addresses => new(Database.Services.GetRequiredService<ContactCipher>(), Database.Services.GetRequiredService<ContactHash>());

    private static Household Copy(Household household) => new()
    {
        Id = Make.NewId(),
        ProgrammeId = household.ProgrammeId,
        AssemblyId = household.AssemblyId,
        RoundId = household.RoundId,
        AddressHash = household.AddressHash,
        AreaCode = household.AreaCode,
        Chance = household.Chance,
        CodeHash = new string('0', ContactHash.Length),
    };

    private async Task<Assembly> AssemblyAsync()
    {
        // As the site does at its start: makes the first key of the ring.
        Database.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([1]);
        _programme.Describe("Title", "Question?", "", "", "");
        var assembly = new Assembly(Make.NewId(), _programme.Id, "assembly", "Assembly", "area", 4);
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Registering] = new(2026, 1, 1) });
        await Database.SaveAsync(db =>
        {
            db.AssemblyProgrammes.Add(_programme);
            db.Assemblies.Add(assembly);
        });
        return assembly;
    }

    private async Task<IReadOnlyList<Household>> DrawnAsync(Assembly assembly, int letters)
    {
        var file = Encoding.UTF8.GetBytes("id,address_1,town,postcode,area\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"{i},{i} Test Street,Testville,CW7 2UA,north\n")));
        await Database.WithAsync(async db =>
        {
            using var places = new GazetteerSource(Database.Services.GetRequiredService<IServiceScopeFactory>());
            var draw = new LetterDraw(db, Addresses, places, Database.Services.GetRequiredService<AuditTrail>(), Database.Time);
            var (_, drawn) = await draw.DrawAsync(assembly, file, "addresses.csv", new InvitationPlan(letters) { Boost = 0.2, Seed = ulong.MaxValue }, CancellationToken.None);
            return await draw.KeepAsync(assembly, drawn!, "test", CancellationToken.None);
        });
        return await ReadAsync(db => db.Households.AsNoTracking().OrderBy(h => h.Id).ToListAsync());
    }

    private Task<bool> RegisterAsync(Assembly assembly, string household, string email) => Database.WithAsync(db =>
    {
        var desk = new RegistrationDesk(db, Contacts, Addresses, Database.Services.GetRequiredService<ActLinks>(), Database.Services.GetRequiredService<Outbox>(), Database.Time);
        return desk.RegisterAsync(_programme, assembly, new RegistrationEntry(Make.NewId(), household, new Dictionary<string, string>(), "Robin Sample", email, null, ParticipantNeeds.None, RegistrationChannel.Web));
    });
}
