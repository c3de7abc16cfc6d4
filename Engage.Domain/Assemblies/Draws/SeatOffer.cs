namespace Engage.Domain.Assemblies.Draws;

/// <summary>How somebody was drawn.</summary>
public enum DrawnAs
{
    /// <summary>On the panel.</summary>
    Member,

    /// <summary>To step in.</summary>
    Alternate,
}

/// <summary>Where a drawn person's seat stands.</summary>
public enum OfferState
{
    /// <summary>Stands by.</summary>
    Waiting,

    /// <summary>Asked to take the seat.</summary>
    Offered,

    /// <summary>Has taken it.</summary>
    Confirmed,

    /// <summary>Did not want it, or gave it up.</summary>
    Declined,

    /// <summary>Did not answer in time.</summary>
    Lapsed,

    /// <summary>Stood by, and was drawn again in a later draw, which counts from then on.</summary>
    Superseded,
}

/// <summary>One person drawn in one draw, and what became of the seat. Nothing of it is deleted: the history of a panel stays.</summary>
public sealed class SeatOffer
{
    /// <summary>The internal id, a <see cref="PublicId"/>; what a one-act link is bound to.</summary>
    public required string Id { get; init; }

    /// <summary>The draw.</summary>
    public required string DrawId { get; init; }

    /// <summary>The assembly.</summary>
    public required string AssemblyId { get; init; }

    /// <summary>The person's registration.</summary>
    public required string RegistrationId { get; init; }

    /// <summary>How the person was drawn.</summary>
    public required DrawnAs As { get; init; }

    /// <summary>The place in the draw's record, from 0; alternates are asked by it where nothing else decides.</summary>
    public required int Order { get; init; }

    /// <summary>Where it stands.</summary>
    public OfferState State { get; private set; }

    /// <summary>When the seat was offered.</summary>
    public DateTimeOffset? OfferedAt { get; private set; }

    /// <summary>Until when the person can answer.</summary>
    public DateTimeOffset? AnswerBy { get; private set; }

    /// <summary>When it was answered, lapsed or given up.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The officer who keyed the answer in; null when the person gave it, or nobody did.</summary>
    public string? KeyedBy { get; private set; }

    /// <summary>Whether the person holds the seat or is asked to take it.</summary>
    public bool HoldsSeat => State is OfferState.Offered or OfferState.Confirmed;

    /// <summary>Offers the seat.</summary>
    public void Offer(DateTimeOffset answerBy, DateTimeOffset now)
    {
        if (State != OfferState.Waiting) { throw new InvalidOperationException($"A seat that is {State} cannot be offered."); }
        (State, OfferedAt, AnswerBy) = (OfferState.Offered, now, answerBy);
    }

    /// <summary>The person takes the seat. By a link they can do so until the answer is due; an officer can key it in as long as the seat is theirs.</summary>
    /// <param name="keyedBy">The officer who keys it in; null for the person.</param>
    /// <returns>False when it is too late: the seat is no longer theirs.</returns>
    public bool Confirm(string? keyedBy, DateTimeOffset now)
    {
        if (State == OfferState.Confirmed) { return true; }
        if (State != OfferState.Offered || (keyedBy is null && now >= AnswerBy)) { return false; }
        (State, EndedAt, KeyedBy) = (OfferState.Confirmed, now, keyedBy);
        return true;
    }

    /// <summary>The person does not want the seat, gives it up, or no longer stands by.</summary>
    /// <returns>False when there was nothing to give up.</returns>
    public bool Decline(string? keyedBy, DateTimeOffset now)
    {
        if (State is OfferState.Declined or OfferState.Lapsed or OfferState.Superseded) { return State == OfferState.Declined; }
        (State, EndedAt, KeyedBy) = (OfferState.Declined, now, keyedBy);
        return true;
    }

    /// <summary>Ends a waiting place because the person was drawn again.</summary>
    public void Supersede(DateTimeOffset now)
    {
        if (State == OfferState.Waiting) { (State, EndedAt) = (OfferState.Superseded, now); }
    }

    /// <summary>Takes the offer back when it was not answered in time.</summary>
    /// <returns>Whether it lapsed now.</returns>
    public bool LapseIfDue(DateTimeOffset now)
    {
        if (State != OfferState.Offered || now < AnswerBy) { return false; }
        (State, EndedAt) = (OfferState.Lapsed, now);
        return true;
    }
}
