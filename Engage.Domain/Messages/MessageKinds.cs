namespace Engage.Domain.Messages;

/// <summary>What is fixed about a kind of message.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Code">Its name in the database and in addresses; never changed.</param>
/// <param name="Title">Its name on the pages of staff.</param>
/// <param name="Placeholders">What its sender fills in.</param>
public sealed record MessageKindFacts(MessageKind Kind, string Code, string Title, params IReadOnlyList<Placeholder> Placeholders)
{
    /// <summary>Whether it is not sent at night.</summary>
    public bool RespectsQuietHours => Kind is MessageKind.SessionReminder;

    /// <summary>Whether it goes only to those who asked for it, and says how to stop it.</summary>
    public bool CanBeUnsubscribed => Kind is MessageKind.Newsletter or MessageKind.FollowerNews;

    /// <summary>Whether it is news of the body as a whole, which one word stops: news of one subject is stopped subject by subject.</summary>
    public bool IsNewsletter => Kind is MessageKind.Newsletter;

    /// <summary>The names a template of this kind may use: its own and those every message has.</summary>
    public IEnumerable<string> Names => Placeholders.Select(p => p.Name).Concat(MessageKinds.Everywhere);
}

/// <summary>All kinds.</summary>
public static class MessageKinds
{
    /// <summary>What every message can say, filled in by the program: the person's name and who the body is.</summary>
    public static readonly IReadOnlyList<string> Everywhere = ["name", "body", "service", "contact-email", "contact-telephone"];

    private static readonly Placeholder Link = new("link", "/example", IsLink: true);
    private static readonly Placeholder Survey = new("survey", "Policing budget 2027 to 2028");
    private static readonly Placeholder Assembly = new("assembly", "Winsford policing assembly");
    private static readonly Placeholder Session = new("session", "Session 2: what we heard");
    private static readonly Placeholder When = new("when", "Saturday 27 March 2027, 10am to 2pm");
    private static readonly Placeholder Where = new("where", "Winsford Lifestyle Centre, The Drumber, CW7 1AD", IsOptional: true);
    private static readonly Placeholder Until = new("until", "20 March 2027 at 12 noon");
    private static readonly Placeholder Detail = new("detail", "We will ring you about lifts and other needs.", IsOptional: true);

    /// <summary>Every kind, in the order of a person's way.</summary>
    public static IReadOnlyList<MessageKindFacts> All { get; } =
    [
        new(MessageKind.Receipt, "receipt", "Receipt", Survey, new("reference", "7K3M-9Q2D"), Link),
        new(MessageKind.SaveAndReturn, "save-and-return", "Link to come back", Survey, Link, Until),
        new(MessageKind.ConfirmAddress, "confirm-address", "Confirm an address", Survey, Link, Until),
        new(MessageKind.AddressChanged, "address-changed", "Address changed", Assembly),
        new(MessageKind.InterestRegistered, "interest-registered", "Interest registered", Assembly, Detail),
        new(MessageKind.Selected, "selected", "Selected", Assembly, Link, Until, Detail),
        new(MessageKind.NotSelected, "not-selected", "Not selected", Assembly, Detail),
        new(MessageKind.Alternate, "alternate", "Alternate", Assembly, Detail),
        new(MessageKind.ConfirmPlace, "confirm-place", "Confirm a place", Assembly, Link, Until),
        new(MessageKind.SessionPlace, "session-place", "Place in a session", Session, When, Where, Link, Detail),
        new(MessageKind.SessionWaitingList, "session-waiting-list", "Session waiting list", Session, When, Link),
        new(MessageKind.PlaceOffered, "place-offered", "Place offered", Session, When, Where, Link, Until),
        new(MessageKind.SessionReminder, "session-reminder", "Session reminder", Session, When, Where, Link, Detail),
        new(MessageKind.SessionChanged, "session-changed", "Session changed", Session, When, Where, Link, Detail),
        new(MessageKind.SessionCancelled, "session-cancelled", "Session cancelled", Session, When, Detail),
        new(MessageKind.PapersAvailable, "papers-available", "Papers available", Session, Link),
        new(MessageKind.SignInLink, "sign-in-link", "Sign-in link", Link, Until),
        new(MessageKind.VoteOpen, "vote-open", "Vote open", Assembly, Link, Until),
        new(MessageKind.EvaluationOpen, "evaluation-open", "Evaluation open", Assembly, Link, Until),
        new(MessageKind.Expenses, "expenses", "Expenses", new("amount", "£23.40"), Detail),
        new(MessageKind.ResultsPublished, "results-published", "Results published", Survey, Link),
        new(MessageKind.ResponsePublished, "response-published", "Response published", new("title", "Winsford policing assembly"), Link),
        new(MessageKind.Newsletter, "newsletter", "Newsletter", new("title", "What changed this spring"), new("summary", "Two new officers walk the town centre on Friday nights."), Link),
        new(MessageKind.FollowerNews, "follower-news", "News of a subject", new("title", "Policing budget 2026 to 2027: what was decided"), new("summary", "Each community now has a named officer."), Link),
    ];

    private static readonly Dictionary<string, MessageKindFacts> ByCode = All.ToDictionary(k => k.Code, StringComparer.Ordinal);

    /// <summary>What is fixed about a kind.</summary>
    public static MessageKindFacts Facts(this MessageKind kind) => All[(int)kind];

    /// <summary>The code of a kind.</summary>
    public static string Code(this MessageKind kind) => kind.Facts().Code;

    /// <summary>The kind of a code; null when there is none.</summary>
    public static MessageKind? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var facts) ? facts.Kind : null;
}
