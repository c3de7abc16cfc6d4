namespace Engage.Domain.Assemblies.Invitations;

/// <summary>Where a household's letter stands.</summary>
public enum HouseholdState
{
    /// <summary>Drawn; the code waits for its letter.</summary>
    Drawn,

    /// <summary>The letter was made; the code is on it and nowhere else.</summary>
    LetterMade,

    /// <summary>The letter was posted.</summary>
    LetterSent,
}

/// <summary>An address drawn for a letter of invitation. Only addresses that were drawn are kept.</summary>
public sealed class Household
{
    /// <summary>The most people of one household who may register; at most one of them is selected.</summary>
    public const int MostRegistrations = 2;

    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The programme; no address gets two letters in it.</summary>
    public required string ProgrammeId { get; init; }

    /// <summary>The assembly its people are invited to.</summary>
    public required string AssemblyId { get; init; }

    /// <summary>The draw it was drawn in.</summary>
    public required string RoundId { get; init; }

    /// <summary>The lines of the address, the postcode last, encrypted; null once forgotten.</summary>
    public string? Address { get; set; }

    /// <summary>The keyed hash of the address, by which the same one is not drawn again.</summary>
    public required string AddressHash { get; init; }

    /// <summary>The area that letters were shared out by.</summary>
    public required string AreaCode { get; init; }

    /// <summary>The decile of deprivation, 1 the most deprived; null when it is not known.</summary>
    public int? Decile { get; init; }

    /// <summary>The chance with which the address was drawn.</summary>
    public required double Chance { get; init; }

    /// <summary>The keyed hash of the code.</summary>
    public required string CodeHash { get; init; }

    /// <summary>The code, encrypted, until its letter is made.</summary>
    public string? Code { get; set; }

    /// <summary>Where the letter stands.</summary>
    public HouseholdState State { get; set; }

    /// <summary>Takes the address away; that one was written to, with what chance and where about, stays.</summary>
    public void Forget() => (Address, Code) = (null, null);
}
