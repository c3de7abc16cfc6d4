namespace Engage.Domain.Assemblies.Sessions;

/// <summary>Where a booking stands.</summary>
public enum BookingState
{
    /// <summary>Asked for from outside; the e-mail address was not confirmed yet, and no place is held.</summary>
    Unconfirmed,

    /// <summary>Has a place.</summary>
    Booked,

    /// <summary>On the waiting list.</summary>
    Waiting,

    /// <summary>A place came free and is held for them until they answer or their time is up.</summary>
    Offered,

    /// <summary>Given up by the person, or by an officer for them.</summary>
    Cancelled,
}

/// <summary>One person's booking for one session: a member's, or somebody's from outside. Contact details and needs are kept encrypted.</summary>
public sealed class Booking
{
    /// <summary>The internal id, a <see cref="PublicId"/>; also how messages name somebody from outside.</summary>
    public required string Id { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>Whose booking it is: a registration's id, or the keyed hash of an e-mail address. One person has one booking.</summary>
    public required string Person { get; set; }

    /// <summary>The member's registration; null for somebody from outside.</summary>
    public string? RegistrationId { get; init; }

    /// <summary>The name of somebody from outside, encrypted.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail address of somebody from outside, encrypted.</summary>
    public string? Email { get; set; }

    /// <summary>What the person needs in order to take part, encrypted JSON of <see cref="Interest.ParticipantNeeds"/>; null when nothing and for members, whose needs are with their registration.</summary>
    public string? Needs { get; set; }

    /// <summary>Where it stands.</summary>
    public BookingState State { get; private set; }

    /// <summary>The place in the order in which people asked.</summary>
    public long Turn { get; private set; }

    /// <summary>When it was last asked for.</summary>
    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>Until when a place that came free is held.</summary>
    public DateTimeOffset? OfferedUntil { get; private set; }

    /// <summary>How often something was sent about it: keeps messages of the same kind apart.</summary>
    public int Steps { get; private set; }

    /// <summary>When the person arrived.</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    /// <summary>When the person left before the end; null when they stayed.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Whether a place is theirs or held for them.</summary>
    public bool HoldsPlace => State is BookingState.Booked or BookingState.Offered;

    /// <summary>Whether it is of any account: neither unconfirmed nor given up.</summary>
    public bool IsLive => HoldsPlace || State == BookingState.Waiting;

    /// <summary>Who messages are for: the registration, or the booking itself.</summary>
    public string Recipient => RegistrationId ?? Id;

    /// <summary>Begins anew: asked for from outside, to be confirmed.</summary>
    public void Ask(DateTimeOffset now)
    {
        (State, AskedAt, OfferedUntil) = (BookingState.Unconfirmed, now, null);
        Steps++;
    }

    /// <summary>Gives them a place.</summary>
    public void Seat(long? turn = null)
    {
        (State, OfferedUntil) = (BookingState.Booked, null);
        Turn = turn ?? Turn;
        Steps++;
    }

    /// <summary>Puts them on the waiting list.</summary>
    public void Wait(long turn)
    {
        (State, Turn, OfferedUntil) = (BookingState.Waiting, turn, null);
        Steps++;
    }

    /// <summary>Holds a place for them until a moment.</summary>
    /// <exception cref="InvalidOperationException">They are not on the waiting list.</exception>
    public void Offer(DateTimeOffset until)
    {
        if (State != BookingState.Waiting) { throw new InvalidOperationException($"Booking {Id} is not on the waiting list."); }
        (State, OfferedUntil) = (BookingState.Offered, until);
        Steps++;
    }

    /// <summary>Gives up the place, the offer or the wait.</summary>
    public void Cancel()
    {
        (State, OfferedUntil) = (BookingState.Cancelled, null);
        Steps++;
    }

    /// <summary>Notes that the person is there; whoever comes without a booking has one from then on.</summary>
    public void Arrive(DateTimeOffset now)
    {
        if (State != BookingState.Booked) { Seat(); }
        (ArrivedAt, LeftAt) = (ArrivedAt ?? now, null);
    }

    /// <summary>Notes that the person left before the end.</summary>
    /// <exception cref="InvalidOperationException">They have not arrived.</exception>
    public void Leave(DateTimeOffset now) => LeftAt = ArrivedAt is null ? throw new InvalidOperationException($"Booking {Id} has not arrived.") : now;

    /// <summary>Takes away who somebody from outside was; whether they came stays counted.</summary>
    public void Forget() => (Name, Email, Needs, Person) = (null, null, null, Id);

    /// <summary>Takes back an arrival noted by mistake.</summary>
    public void UndoArrival() => (ArrivedAt, LeftAt) = (null, null);
}
