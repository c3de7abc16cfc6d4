using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Places;
using Engage.Domain.Sortition.Invitations;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Sortition;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Invitations;

/// <summary>A draw that was made and not kept yet.</summary>
/// <param name="Plan">How many letters go where.</param>
/// <param name="Frame">What it started from.</param>
/// <param name="Drawn">Who gets a letter, and everybody's chance.</param>
/// <param name="Addresses">The addresses, in the order of the draw.</param>
internal sealed record LettersDrawn(InvitationPlan Plan, InvitationFrame Frame, InvitationsDrawn Drawn, IReadOnlyList<ListedAddress> Addresses);

/// <summary>Draws the addresses of an assembly that get a letter, and keeps those drawn with a code each.</summary>
internal sealed class LetterDraw(EngageDb db, HouseholdAddresses addresses, GazetteerSource places, AuditTrail audit, TimeProvider time)
{
    /// <summary>A seed by chance, for those who bring none.</summary>
    public static ulong NewSeed() => BinaryPrimitives.ReadUInt64BigEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Draws from a file.</summary>
    /// <returns>Null when the letters cannot be shared out as asked.</returns>
    /// <exception cref="ImportException">Something is wrong with the file.</exception>
    public async Task<(AddressListRead Read, LettersDrawn? Drawn)> DrawAsync(Assembly assembly, byte[] file, string name, InvitationPlan plan, CancellationToken cancellationToken)
    {
        var table = SortitionTable.Read(new MemoryStream(file, writable: false), name);
        var before = await db.Households.Where(h => h.ProgrammeId == assembly.ProgrammeId).Select(h => h.AddressHash).ToListAsync(cancellationToken);
        var gazetteer = places.Current;
        var within = new Dictionary<string, bool>(StringComparer.Ordinal);
        var read = new AddressList(addresses).Read(table, code => within.TryGetValue(code, out var known) ? known : within[code] = IsWithin(gazetteer, assembly.AreaCode, code), before.ToHashSet(StringComparer.Ordinal));
        var drawn = InvitationDraw.Draw([.. read.Addresses.Select(a => a.Address)], read.HasDeciles ? plan : plan with { Boost = 0 });
        var frame = new InvitationFrame(read.Addresses.Count, read.WrittenToBefore, read.Outside, Convert.ToHexStringLower(SHA256.HashData(file)));
        return (read, drawn is null ? null : new LettersDrawn(read.HasDeciles ? plan : plan with { Boost = 0 }, frame, drawn, read.Addresses));
    }

    /// <summary>Keeps a draw: the addresses drawn, each with its chance and a code; of the others nothing.</summary>
    public async Task<InvitationRound> KeepAsync(Assembly assembly, LettersDrawn made, string by, CancellationToken cancellationToken)
    {
        var number = await db.InvitationRounds.Where(r => r.AssemblyId == assembly.Id).MaxAsync(r => (int?)r.Number, cancellationToken) ?? 0;
        var round = new InvitationRound(NewId.Make(), assembly.Id, number + 1, made.Plan, made.Frame, made.Drawn, time.GetUtcNow(), by);
        var households = made.Drawn.Invited.Select(i => Household(assembly, round, made.Addresses[i], made.Drawn.Strata[made.Drawn.StratumOf[i]].Chance)).ToList();
        db.InvitationRounds.Add(round);
        db.Households.AddRange(households);
        audit.Record(db, by, "letters-drawn", AssemblyAddress.Subject(assembly), string.Create(CultureInfo.InvariantCulture, $"Round {round.Number}: {households.Count} of {made.Frame.Addresses} addresses, seed {round.Seed}, file {made.Frame.FileHash[..16]}."));
        await db.SaveChangesAsync(cancellationToken);
        return round;
    }

    private Household Household(Assembly assembly, InvitationRound round, ListedAddress address, double chance)
    {
        var code = HouseholdCode.Complete(RandomNumberGenerator.GetString(ReadableSymbols.All, HouseholdCode.RandomLength));
        return new Household
        {
            Id = NewId.Make(),
            ProgrammeId = assembly.ProgrammeId,
            AssemblyId = assembly.Id,
            RoundId = round.Id,
            Address = addresses.Close(address.Lines),
            AddressHash = address.Hash,
            AreaCode = address.Address.Area,
            Decile = address.Address.Decile,
            Chance = chance,
            CodeHash = addresses.HashOfCode(code),
            Code = addresses.CloseCode(code),
        };
    }

    /// <summary>Whether an area is or lies in another one. One that the gazetteer does not know is taken on the file's word.</summary>
    private static bool IsWithin(Gazetteer gazetteer, string wanted, string code)
    {
        if (gazetteer.Find(code) is not { } area) { return true; }
        for (var above = area; above is not null; above = gazetteer.Find(above.ParentCode))
        {
            if (string.Equals(above.Code, wanted, StringComparison.Ordinal)) { return true; }
        }
        return false;
    }
}
