using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Engage.Domain.Places;

namespace Engage.Domain.Surveys.Questions;

/// <summary>One proposal for the precept.</summary>
/// <param name="Code">Unique within the question.</param>
/// <param name="Text">The words shown.</param>
/// <param name="BandDRise">How much more Band D would pay in a year, in pounds; null for "Don't know" and the like.</param>
/// <param name="Consequence">What the option would pay for, or take away; safe Markdown.</param>
public sealed record PreceptOption(string Code, string Text, decimal? BandDRise, string? Consequence) : Option(Code, Text);

/// <summary>How much of a rise people would support, with what it costs their own band and what follows from it.</summary>
public sealed class PreceptQuestion : OneOf
{
    internal const string KindName = "precept";

    private const decimal HighestAmount = 10_000m;

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public PreceptQuestion()
    {
    }

    [SetsRequiredMembers]
    internal PreceptQuestion(QuestionReader from)
        : base(from)
    {
        CurrentBandD = from.Members.Decimal("currentBandD", 0.01m, HighestAmount, 2);
        ReferendumLimit = from.Members.OptionalDecimal("referendumLimit", 0, HighestAmount, 2);
        BandQuestion = from.Members.OptionalCode("bandQuestion");
        Options = from.Members.List("options", "a precept option", Limits.Options, ReadOption);
    }

    /// <summary>What Band D pays this year, in pounds.</summary>
    public required decimal CurrentBandD { get; init; }

    /// <summary>The highest rise of Band D without a referendum, in pounds; null when there is none or it is not known yet.</summary>
    public decimal? ReferendumLimit { get; init; }

    /// <summary>The code of the earlier question that asks for the band; null when none does.</summary>
    public string? BandQuestion { get; init; }

    /// <summary>The proposals in order; one of them is no increase.</summary>
    public required IReadOnlyList<PreceptOption> Options { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Choices => Options;

    /// <inheritdoc/>
    public override IReadOnlyList<CodebookEntry> Codebook =>
        OtherText.Codebook(
            new CodebookEntry(Code, Text, "option code", [.. Options.Select(o => new CodebookValue(o.Code, o.BandDRise is { } rise ? $"{o.Text} (Band D {Signed(rise)})" : o.Text))]),
            Choices);

    /// <inheritdoc/>
    protected override string DefaultWhenMissing => "Select how much you would support";

    /// <summary>Whether an option would need a referendum.</summary>
    public bool IsAboveReferendumLimit(PreceptOption option) => option.BandDRise > ReferendumLimit;

    /// <summary>What an option costs a band; null for options without a rise.</summary>
    public PreceptCost? CostOf(PreceptOption option, CouncilTaxBand band) =>
        option.BandDRise is { } rise ? Precept.CostOf(CurrentBandD, rise, band) : null;

    /// <summary>The respondent's band, where the earlier question was answered with one.</summary>
    public CouncilTaxBand? BandIn(AnswerSheet answers) =>
        BandQuestion is null ? null : CouncilTaxBandQuestion.BandOf(answers.Find(BandQuestion));

    /// <summary>What every option with a rise costs every band.</summary>
    public PreceptTable Table()
    {
        var options = Options.Where(o => o.BandDRise is not null).ToList();
        return new PreceptTable(options, [.. CouncilTaxBands.All.Select(b => new PreceptRow(b, Precept.AmountFor(CurrentBandD, b), [.. options.Select(o => CostOf(o, b)!)]))]);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DescribeGiven(Answer answer, AnsweringContext? context)
    {
        var lines = base.DescribeGiven(answer, context);
        var option = Options.FirstOrDefault(o => answer.SelectedCodes.Contains(o.Code, StringComparer.Ordinal));
        return context is not null && option is not null && BandIn(context.Answers) is { } band && CostOf(option, band) is { } cost
            ? [.. lines, $"Band {band}: {cost.InWords}"]
            : lines;
    }

    internal override void Check(QuestionCheck check)
    {
        check.Options("options", "option", Options, 2);
        if (Options.Count > 0 && !Options.Any(o => o.BandDRise == 0)) { check.Fault("options", "No option has a \"bandDRise\" of 0: \"No increase\" must be among the options."); }
        for (var i = 0; i < Options.Count; i++)
        {
            if (Options[i] is { Role: OptionRole.Ordinary, BandDRise: null }) { check.Fault($"options[{i}].bandDRise", "\"bandDRise\" is missing."); }
            if (Options[i] is { Role: not OptionRole.Ordinary, BandDRise: not null }) { check.Fault($"options[{i}].bandDRise", "Only an ordinary option can have a rise."); }
            if (Options[i].BandDRise < -CurrentBandD) { check.Fault($"options[{i}].bandDRise", "The cut is larger than the precept."); }
            if (Options.Take(i).Any(o => o.BandDRise is not null && o.BandDRise == Options[i].BandDRise)) { check.Fault($"options[{i}].bandDRise", $"Two options have a rise of {Money.Write(Options[i].BandDRise ?? 0)}."); }
        }
        if (BandQuestion is { } code && check.Earlier("bandQuestion", code) is { } asked and not CouncilTaxBandQuestion)
        {
            check.Fault("bandQuestion", $"\"{code}\" is a {asked.Kind} question. The band can only come from a {CouncilTaxBandQuestion.KindName} question.");
        }
    }

    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteDecimal("currentBandD", CurrentBandD);
        if (ReferendumLimit is { } limit) { writer.WriteDecimal("referendumLimit", limit); }
        writer.WriteOptional("bandQuestion", BandQuestion);
        writer.WritePropertyName("options");
        writer.WriteStartArray();
        foreach (var option in Options)
        {
            writer.WriteStartObject();
            OptionJson.WriteMembers(writer, option);
            if (option.BandDRise is { } rise) { writer.WriteDecimal("bandDRise", rise); }
            writer.WriteOptional("consequence", option.Consequence);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    internal override IEnumerable<string> ChangesOfMeaning(Question older)
    {
        if (older is not PreceptQuestion before) { yield break; }
        if (before.CurrentBandD != CurrentBandD) { yield return $"the current amount of Band D changed from {Money.Write(before.CurrentBandD)} to {Money.Write(CurrentBandD)}."; }
        foreach (var option in Options)
        {
            if (before.Options.FirstOrDefault(o => string.Equals(o.Code, option.Code, StringComparison.Ordinal)) is { } was && was.BandDRise != option.BandDRise)
            {
                yield return $"the rise of option \"{option.Code}\" changed from {Words(was)} to {Words(option)}.";
            }
        }
    }

    private static string Words(PreceptOption option) => option.BandDRise is { } rise ? Money.Write(rise) : "none";

    private static string Signed(decimal rise) => rise > 0 ? $"+{Money.Write(rise)}" : Money.Write(rise);

    private static PreceptOption? ReadOption(MemberReader members)
    {
        if (!members.IsObject) { return null; }
        var option = new PreceptOption(
            members.Code("code"),
            members.Text("text", Limits.Line),
            members.OptionalDecimal("bandDRise", -HighestAmount, HighestAmount, 2),
            members.OptionalText("consequence", Limits.Markdown))
        {
            Hint = members.OptionalText("hint", Limits.Line),
            Role = members.Role(),
        };
        members.RefuseOthers();
        return option;
    }
}
