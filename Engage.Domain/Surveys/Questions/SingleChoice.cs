using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Engage.Domain.Surveys.Questions;

/// <summary>Choose one option.</summary>
public sealed class SingleChoice : OneOf
{
    internal const string KindName = "single-choice";

    /// <summary>The options in order.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Choices => Options;

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public SingleChoice()
    {
    }

    [SetsRequiredMembers]
    internal SingleChoice(QuestionReader from)
        : base(from)
    {
        Options = from.Members.Options("options");
    }

    internal override void Check(QuestionCheck check) => check.Options("options", "option", Options, 2);

    internal override void WriteMembers(Utf8JsonWriter writer) => writer.WriteOptions("options", Options);
}

/// <summary>Yes or no, and where the definition says so "Don't know" and "Prefer not to say".</summary>
public sealed class YesNo : OneOf
{
    internal const string KindName = "yes-no";

    private static readonly Option[] Both = [new("yes", "Yes"), new("no", "No")];

    /// <summary>The options that may be added.</summary>
    public AddedOptions Added { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Choices => Added.After(Both);

    /// <inheritdoc/>
    protected override string DefaultWhenMissing => "Select yes or no";

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public YesNo()
    {
    }

    [SetsRequiredMembers]
    internal YesNo(QuestionReader from)
        : base(from)
    {
        Added = AddedOptions.Read(from.Members);
    }

    internal override void WriteMembers(Utf8JsonWriter writer) => Added.Write(writer);
}

/// <summary>One statement rated on a scale of ordered options.</summary>
public sealed class Likert : OneOf
{
    internal const string KindName = "likert";

    /// <summary>The scale from one end to the other; five points of agreement unless the definition brings its own.</summary>
    public IReadOnlyList<Option> Scale { get; init; } = Option.AgreementScale;

    /// <summary>The options outside the scale.</summary>
    public AddedOptions Added { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Choices => Added.After(Scale);

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public Likert()
    {
    }

    [SetsRequiredMembers]
    internal Likert(QuestionReader from)
        : base(from)
    {
        Scale = ScaleJson.Read(from.Members);
        Added = AddedOptions.Read(from.Members);
    }

    internal override void Check(QuestionCheck check) => ScaleJson.Check(check, Scale, Choices);

    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        ScaleJson.Write(writer, Scale);
        Added.Write(writer);
    }
}
