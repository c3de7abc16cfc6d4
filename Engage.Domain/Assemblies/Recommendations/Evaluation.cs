namespace Engage.Domain.Assemblies.Recommendations;

/// <summary>What members thought of the assembly itself, asked after its last session in the same secrecy as a vote.</summary>
public sealed class Evaluation : Poll
{
    /// <summary>The code of the choice that says nothing.</summary>
    public const string NoAnswer = "no-answer";

    /// <summary>Prepares an evaluation.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    public Evaluation(string id, string assemblyId, DateTimeOffset now, string by) : base(id, assemblyId, now, by)
    {
    }

    private Evaluation(string id, string assemblyId, string createdBy) : base(id, assemblyId, createdBy)
    {
    }

    /// <summary>What members agree or disagree with: being heard, learning, balance, influence, and the whole.</summary>
    public static IReadOnlyList<PollOption> Statements { get; } =
    [
        new("heard", "I had enough chances to say what I think."),
        new("respect", "Members listened to each other with respect."),
        new("balance", "What we heard from speakers and read was fair and balanced."),
        new("understand", "I had the information and the time to understand the issues."),
        new("worthwhile", "Taking part was worth my time."),
    ];

    /// <summary>The scale from agreement to disagreement, without the choice that says nothing.</summary>
    public static IReadOnlyList<PollOption> Scale { get; } =
    [
        new("strongly-agree", "Strongly agree"), new("agree", "Agree"), new("neither", "Neither agree nor disagree"), new("disagree", "Disagree"), new("strongly-disagree", "Strongly disagree"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Items { get; } = [.. Statements.Select(s => s.Code)];

    /// <inheritdoc/>
    public override IReadOnlyList<PollOption> Choices { get; } = [.. Scale, new(NoAnswer, "I would rather not say")];
}
