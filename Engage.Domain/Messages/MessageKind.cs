namespace Engage.Domain.Messages;

/// <summary>The kinds of messages. Their codes, texts and placeholders are in <see cref="MessageKinds"/>.</summary>
public enum MessageKind
{
    /// <summary>The receipt of a response, mailed on request.</summary>
    Receipt,

    /// <summary>The link by which a resident comes back to a half-filled form.</summary>
    SaveAndReturn,

    /// <summary>Asks whether an address is the person's own.</summary>
    ConfirmAddress,

    /// <summary>Tells an address that it is not written to any more.</summary>
    AddressChanged,

    /// <summary>Interest in an assembly was registered.</summary>
    InterestRegistered,

    /// <summary>The person was drawn.</summary>
    Selected,

    /// <summary>The person was not drawn.</summary>
    NotSelected,

    /// <summary>The person may be asked to take the place of somebody else.</summary>
    Alternate,

    /// <summary>Asks to confirm or give up a place in an assembly.</summary>
    ConfirmPlace,

    /// <summary>A place in a session was booked.</summary>
    SessionPlace,

    /// <summary>A session is full; the person is on its waiting list.</summary>
    SessionWaitingList,

    /// <summary>A place became free.</summary>
    PlaceOffered,

    /// <summary>A session is in a week, or tomorrow.</summary>
    SessionReminder,

    /// <summary>The time or place of a session has changed.</summary>
    SessionChanged,

    /// <summary>A session does not take place.</summary>
    SessionCancelled,

    /// <summary>There is something to read before a session.</summary>
    PapersAvailable,

    /// <summary>The link by which a participant signs in.</summary>
    SignInLink,

    /// <summary>Participants can vote.</summary>
    VoteOpen,

    /// <summary>Participants can say what they think of the assembly.</summary>
    EvaluationOpen,

    /// <summary>What was decided about a claim for expenses.</summary>
    Expenses,

    /// <summary>Results were published.</summary>
    ResultsPublished,

    /// <summary>The body's response was published.</summary>
    ResponsePublished,

    /// <summary>News for those who asked for it.</summary>
    Newsletter,

    /// <summary>Something happened with a subject somebody follows.</summary>
    FollowerNews,
}
