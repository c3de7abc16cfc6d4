using System.Text.Json;
using Engage.Domain.Sortition.Invitations;

namespace Engage.Domain.Assemblies.Invitations;

/// <summary>What a draw of letters started from.</summary>
/// <param name="Addresses">How many addresses could be drawn.</param>
/// <param name="WrittenToBefore">How many were left out because they had a letter in this programme already.</param>
/// <param name="Outside">How many were left out because they lie outside the assembly's area.</param>
/// <param name="FileHash">The SHA-256 of the file of addresses, 64 hex digits.</param>
public sealed record InvitationFrame(int Addresses, int WrittenToBefore, int Outside, string FileHash);

/// <summary>One draw of addresses for letters: what it started from, its seed and everybody's chance, kept to be published.</summary>
public sealed class InvitationRound
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true };

    /// <summary>Notes a draw.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="number">From 1 within the assembly.</param>
    public InvitationRound(string id, string assemblyId, int number, InvitationPlan plan, InvitationFrame frame, InvitationsDrawn drawn, DateTimeOffset now, string by)
        : this(id, assemblyId, number, now, by)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(drawn);
        (Seed, Letters, Boost, FirstDecile, LastDecile, FewestPerArea) = (plan.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), plan.Letters, plan.Boost, plan.BoostDeciles.First, plan.BoostDeciles.Last, plan.FewestPerArea);
        (Addresses, WrittenToBefore, Outside, FileHash) = (frame.Addresses, frame.WrittenToBefore, frame.Outside, frame.FileHash);
        StrataJson = JsonSerializer.Serialize(drawn.Strata, _json);
    }

    private InvitationRound(string id, string assemblyId, int number, DateTimeOffset drawnAt, string drawnBy) =>
        (Id, AssemblyId, Number, DrawnAt, DrawnBy) = (id, assemblyId, number, drawnAt, drawnBy);

    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>The assembly.</summary>
    public string AssemblyId { get; private set; }

    /// <summary>Its number within the assembly, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The seed of the draw, in digits.</summary>
    public string Seed { get; private set; } = "";

    /// <summary>How many letters were drawn.</summary>
    public int Letters { get; private set; }

    /// <summary>The share of letters for deprived deciles beside their share of the rest.</summary>
    public double Boost { get; private set; }

    /// <summary>The first of those deciles.</summary>
    public int FirstDecile { get; private set; }

    /// <summary>The last of them.</summary>
    public int LastDecile { get; private set; }

    /// <summary>The fewest letters for each area.</summary>
    public int FewestPerArea { get; private set; }

    /// <summary>How many addresses could be drawn.</summary>
    public int Addresses { get; private set; }

    /// <summary>How many had a letter in this programme before.</summary>
    public int WrittenToBefore { get; private set; }

    /// <summary>How many lay outside the assembly's area.</summary>
    public int Outside { get; private set; }

    /// <summary>The SHA-256 of the file of addresses.</summary>
    public string FileHash { get; private set; } = "";

    /// <summary>The strata with their chances, as JSON.</summary>
    public string StrataJson { get; private set; } = "[]";

    /// <summary>When it was drawn.</summary>
    public DateTimeOffset DrawnAt { get; private set; }

    /// <summary>The account that drew.</summary>
    public string DrawnBy { get; private set; }

    /// <summary>When the letters were made.</summary>
    public DateTimeOffset? LettersMadeAt { get; private set; }

    /// <summary>When they were posted.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The strata with their chances: addresses with the same area and deprivation had the same.</summary>
    public IReadOnlyList<InvitationStratum> Strata => JsonSerializer.Deserialize<List<InvitationStratum>>(StrataJson, _json)!;

    /// <summary>Notes that the letters were made.</summary>
    public void NoteLetters(DateTimeOffset now) => LettersMadeAt = now;

    /// <summary>Notes that the letters were posted.</summary>
    /// <exception cref="InvalidOperationException">They were not made, or posted before.</exception>
    public void NotePosting(DateTimeOffset now) =>
        SentAt = LettersMadeAt is not null && SentAt is null ? now : throw new InvalidOperationException($"The letters of round {Number} cannot be posted now.");
}
