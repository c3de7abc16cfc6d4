namespace Engage.Domain.Assemblies;

/// <summary>Where somebody's registration of interest stands.</summary>
public enum RegistrationState
{
    /// <summary>The e-mail address was not confirmed yet.</summary>
    Unconfirmed,

    /// <summary>Registered and eligible: in the pool.</summary>
    InPool,

    /// <summary>Taken back by the person, or by an officer for a reason.</summary>
    Withdrawn,
}

/// <summary>How somebody registered.</summary>
public enum RegistrationChannel
{
    /// <summary>On the site.</summary>
    Web,

    /// <summary>By telephone; an officer keyed it in.</summary>
    Telephone,

    /// <summary>On paper; an officer keyed it in.</summary>
    Paper,
}

/// <summary>What the draw meant for somebody, and what they made of it.</summary>
public enum SeatState
{
    /// <summary>No draw has taken place.</summary>
    Undrawn,

    /// <summary>Was in the pool of a draw and did not get a seat.</summary>
    NotSelected,

    /// <summary>Drawn to step in when a member cannot come.</summary>
    Alternate,

    /// <summary>Drawn, and asked to confirm the seat.</summary>
    Offered,

    /// <summary>Has confirmed the seat: a member of the assembly.</summary>
    Confirmed,

    /// <summary>Did not want the seat, or did not answer in time.</summary>
    Declined,

    /// <summary>Gave the seat up after having confirmed it.</summary>
    GivenUp,
}

/// <summary>
/// One person's registration of interest in an assembly. Contact details are kept encrypted, by field; the answers that
/// the quotas need stand apart from them; erasing takes the first away and leaves the second without a person.
/// </summary>
public sealed class Registration
{
    /// <summary>The internal id, a <see cref="PublicId"/>; also how messages and links name the person.</summary>
    public required string Id { get; init; }

    /// <summary>The assembly.</summary>
    public required string AssemblyId { get; init; }

    /// <summary>The address that was drawn for a letter and whose code was used; members of one household share it.</summary>
    public required string HouseholdId { get; init; }

    /// <summary>How the lottery names the person: random, and of no use outside it. Unique within the assembly.</summary>
    public required string Pseudonym { get; init; }

    /// <summary>The name, encrypted; null once erased.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail address, encrypted; null when none was given or once erased.</summary>
    public string? Email { get; set; }

    /// <summary>The keyed hash by which an e-mail address is found; null like <see cref="Email"/>.</summary>
    public string? EmailHash { get; set; }

    /// <summary>The telephone number, encrypted; null when none was given or once erased.</summary>
    public string? Telephone { get; set; }

    /// <summary>The postal address, encrypted; null once erased.</summary>
    public string? Address { get; set; }

    /// <summary>What the person needs in order to take part, encrypted; null when nothing or once erased.</summary>
    public string? Needs { get; set; }

    /// <summary>The answers that the quotas need: a JSON object of feature code and value code.</summary>
    public required string FeaturesJson { get; set; }

    /// <summary>How they registered.</summary>
    public RegistrationChannel Channel { get; init; }

    /// <summary>When they registered, to the hour.</summary>
    public required DateTimeOffset RegisteredHour { get; init; }

    /// <summary>When the e-mail address was confirmed.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When the contact details were erased.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Where the registration stands.</summary>
    public RegistrationState State { get; private set; }

    /// <summary>What the draw meant for them.</summary>
    public SeatState Seat { get; private set; }

    /// <summary>When <see cref="Seat"/> last changed.</summary>
    public DateTimeOffset? SeatAt { get; private set; }

    /// <summary>Whether they sit on the panel.</summary>
    public bool IsMember => Seat == SeatState.Confirmed;

    /// <summary>Puts the person into the pool: the address is theirs.</summary>
    public void Confirm(DateTimeOffset now)
    {
        if (State == RegistrationState.Unconfirmed) { (State, ConfirmedAt) = (RegistrationState.InPool, now); }
    }

    /// <summary>Takes the registration back; a seat is given up with it.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        State = RegistrationState.Withdrawn;
        if (Seat is SeatState.Confirmed) { SeatTo(SeatState.GivenUp, now); }
        else if (Seat is SeatState.Offered or SeatState.Alternate) { SeatTo(SeatState.Declined, now); }
    }

    /// <summary>Notes what the draw meant for them, or what they made of it.</summary>
    public void SeatTo(SeatState seat, DateTimeOffset now) => (Seat, SeatAt) = (seat, now);

    /// <summary>Takes away everything that says who the person is; what they were counted as stays.</summary>
    public void Erase(DateTimeOffset now)
    {
        if (State != RegistrationState.Withdrawn) { Withdraw(now); }
        (Name, Email, EmailHash, Telephone, Address, Needs, ErasedAt) = (null, null, null, null, null, null, now);
    }
}
