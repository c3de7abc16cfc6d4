using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Engage.Domain.Surveys.Questions;

/// <summary>Choose any number of options between two bounds.</summary>
public sealed class MultipleChoice : SeveralOf
{
    internal const string KindName = "multiple-choice";

    /// <summary>The fewest, as the definition says; null for one.</summary>
    public int? AtLeast { get; init; }

    /// <summary>The most, as the definition says; null for all.</summary>
    public int? AtMost { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override int Least => AtLeast ?? 1;

    /// <inheritdoc/>
    public override int Most => AtMost ?? Options.Count;

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public MultipleChoice()
    {
    }

    [SetsRequiredMembers]
    internal MultipleChoice(QuestionReader from)
        : base(from)
    {
        AtLeast = (int?)from.Members.OptionalDecimal("atLeast", 1, Limits.Options, 0);
        AtMost = (int?)from.Members.OptionalDecimal("atMost", 1, Limits.Options, 0);
    }

    internal override void Check(QuestionCheck check)
    {
        base.Check(check);
        var together = Options.Count(o => !o.StandsAlone);
        if (AtLeast > together) { check.Fault("atLeast", $"\"atLeast\" is {AtLeast}, but only {together} options can be chosen together."); }
        if (AtMost > Options.Count) { check.Fault("atMost", $"\"atMost\" is {AtMost}, but there are {Options.Count} options."); }
        if (AtLeast > AtMost) { check.Fault("atLeast", $"\"atLeast\" is {AtLeast}, which is more than \"atMost\", {AtMost}."); }
    }

    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        if (AtLeast is { } least) { writer.WriteNumber("atLeast", least); }
        if (AtMost is { } most) { writer.WriteNumber("atMost", most); }
        writer.WriteOptions("options", Options);
    }
}

/// <summary>Choose up to a number of options: "choose up to five of twelve priorities".</summary>
public sealed class ChooseUpTo : SeveralOf
{
    internal const string KindName = "choose-up-to";

    /// <summary>The most that may be chosen.</summary>
    public required int UpTo { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override int Least => 1;

    /// <inheritdoc/>
    public override int Most => UpTo;

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public ChooseUpTo()
    {
    }

    [SetsRequiredMembers]
    internal ChooseUpTo(QuestionReader from)
        : base(from)
    {
        UpTo = from.Members.Whole("upTo", 1, Limits.Options);
    }

    internal override void Check(QuestionCheck check)
    {
        base.Check(check);
        if (Options.Count > 0 && UpTo > Options.Count) { check.Fault("upTo", $"\"upTo\" is {UpTo}, but there are {Options.Count} options."); }
    }

    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteNumber("upTo", UpTo);
        writer.WriteOptions("options", Options);
    }

    internal override IEnumerable<string> ChangesOfMeaning(Question older)
    {
        if (older is ChooseUpTo before && before.UpTo != UpTo) { yield return $"the most that may be chosen changed from {before.UpTo} to {UpTo}."; }
    }
}
